"""Tools for nbgrader course directories: safe grading, authoring guard, release, sample class, student edition.

It knows nothing of a particular course. Grading, in the order of a submission's way: `intake` reads and repairs it,
`sandbox` runs its code, `kernel` is what runs beside that code, `verdict` judges it from outside, `feedback` cleans
what people will open, `grading` does this for a class, `report` tells about it; `lms` is the way to Canvas and Moodle
and back. Authoring: `course` finds the parts of a course directory and works in scratch copies of it; `notebook` reads
a source notebook, `reference` the instructor's version that the gradebook keeps, `given` its given code; `answers` runs
right and wrong answers through the tests; `sample` makes submissions; `markers` and `leaks` find what would reach
students, `proof` with `adversaries` what tests let through; `authoring` is the guard that uses them; `preprocessors`
plugs into nbgrader; `release`, `demo` and `edition` write folders; `cli` is the command, with `class_commands`.
"""

import os
import sys
from pathlib import Path

# jsonschema would compile a grammar of web addresses at its import, a second in which no notebook is checked.
sys.modules.setdefault("rfc3987_syntax", None)


def scripts_on_path() -> None:
    """Let commands of this environment be found by name, as nbgrader expects of `alembic`, also without activation."""
    scripts = str(Path(sys.executable).parent)
    if scripts not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([scripts, os.environ.get("PATH", "")])
