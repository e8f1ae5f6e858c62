"""What the people of the class do again and again, and which namespaces are inhabited."""

import contextlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from .client import User

SCORES = """
import json
from nbgrader.api import Gradebook
with Gradebook("sqlite:////home/instructor/course/gradebook.db") as gradebook:
    found = {each.student_id: each for each in gradebook.assignment_submissions("doubling")}
    print(json.dumps({name: {"score": each.score, "late": each.total_seconds_late,
        "penalty": each.late_submission_penalty,
        "comments": [c.comment for n in each.notebooks for c in n.comments if c.comment]}
        for name, each in found.items()}))
"""
BY_HAND = """
from nbgrader.api import Gradebook
with Gradebook("sqlite:////home/instructor/course/gradebook.db") as gradebook:
    grade = gradebook.find_grade("why", "doubling", "doubling", "bob")
    grade.manual_score, grade.needs_manual_grade = 1.5, False
    gradebook.find_comment("why", "doubling", "doubling", "bob").manual_comment = "Say more"
    gradebook.db.commit()
"""


def hand_in(student: User, answer: str, why: str = "Because.") -> None:
    """Write answers into the notebook as the student's JupyterLab does, and submit it."""
    nb = student.read("doubling/doubling.ipynb")
    for cell in nb["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        cell["source"] = {"double": answer, "why": why}.get(name, cell["source"])
    student.write("doubling/doubling.ipynb", nb)
    student.click("submit", "doubling")


def grade(instructor: User) -> tuple[str, dict[str, dict]]:
    """Collect and grade; return what was said, and what the gradebook says of each student."""
    collected = instructor.run("nbgrader", "collect", "doubling", "--update", cwd="course")
    graded = instructor.run("gradebox", "autograde", "doubling", cwd="course")
    return " ".join((collected + graded).split()), json.loads(instructor.python(SCORES))


def give_feedback(instructor: User) -> None:
    """Write the feedback of all students and release it."""
    instructor.run("nbgrader", "generate_feedback", "doubling", "--force", cwd="course")
    instructor.run("nbgrader", "release_feedback", "doubling", cwd="course")


def feedback(student: User) -> list[str]:
    """Fetch feedback; return the text of its pages, the oldest first."""
    student.click("fetch_feedback", "doubling")
    pages = student.run("sh", "-c", 'for page in doubling/feedback/*/*.html; do cat "$page"; echo "<END>"; done')
    return [re.sub(r"<[^>]*>", "", page) for page in pages.split("<END>")[:-1]]


@contextlib.contextmanager
def space(process: int) -> Iterator[str]:
    """Return the mount namespace of a process's child; while it is held open, no other one gets its number."""
    (child,) = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    with open(f"/proc/{child}/ns/mnt", "rb"):
        yield os.readlink(f"/proc/{child}/ns/mnt")


def inhabited() -> set[str]:
    """Return the mount namespaces of all processes."""
    found = set()
    for place in Path("/proc").glob("[0-9]*/ns/mnt"):
        with contextlib.suppress(OSError):
            found.add(os.readlink(place))
    return found
