"""Tools for nbgrader course directories: authoring guard, release, sample class, student edition.

It knows nothing of a particular course. Modules: `preprocessors` plugs into nbgrader; `course` finds the parts of a
course directory and works in scratch copies of it; `notebook` reads a source notebook, `given` its given code;
`answers` runs right and wrong answers through the tests; `sample` makes submissions; `markers` and `leaks` find what
would reach students, `authoring` is the guard that uses them; `release`, `demo` and `edition` write folders; `cli` is
the command.
"""

import os
import sys
from pathlib import Path


def scripts_on_path() -> None:
    """Let commands of this environment be found by name, as nbgrader expects of `alembic`, also without activation."""
    scripts = str(Path(sys.executable).parent)
    if scripts not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([scripts, os.environ.get("PATH", "")])
