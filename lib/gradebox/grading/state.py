"""What came of each submission: one small file each, in `autograded/.gradebox/<assignment>/<student>.json`."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import quote

from gradebox.course import Course
from gradebox.grading import parcel
from gradebox.intake.repair import printable
from gradebox.verdict.calibrate import write_atomically
from gradebox.verdict.execute import kept

STATES = ("graded", "repaired", "needs-person", "failed", "missing")


@dataclass
class Result:
    """What came of one submission.

    Args:
        student: the student's id.
        state: one of STATES.
        score: the points given automatically, or None where that is not a real score.
        max_score: all points of the assignment, those by hand included, as nbgrader counts them.
        manual_max: the points that wait for a person.
        reason: why a person is needed, or why it could not be graded.
        repairs: what was put right before grading.
        seconds: wall time.
        memory: MiB that the student's code used at most.
        cold: why processes were started the slow way, or an empty text.
    """

    student: str
    state: str
    score: float | None = None
    max_score: float | None = None
    manual_max: float = 0.0
    reason: str = ""
    repairs: list[str] = field(default_factory=list)
    seconds: float = 0.0
    memory: float = 0.0
    cold: str = ""

    def __post_init__(self) -> None:
        self.reason = printable(self.reason)
        self.repairs = [printable(text) for text in self.repairs]

    def public(self) -> dict:
        """Return this as JSON."""
        fields = asdict(self)
        fields["seconds"] = round(self.seconds, 2)
        fields["memory"] = round(self.memory, 1)
        return fields


def students(course: Course, assignment: str) -> list[str]:
    """Return the ids of all students: those in the gradebook, and those who have handed something in."""
    with course.gradebook() as gradebook:
        known = {student.id for student in gradebook.students}
    return sorted(known | set(handed_in(course, assignment)))


def handed_in(course: Course, assignment: str) -> dict[str, Path]:
    """Return the submissions of an assignment by student; links are named too, and never followed."""
    folder = course.root / course.coursedir.submitted_directory
    places = sorted(folder.iterdir()) if folder.is_dir() else []
    found = {place.name: place / assignment for place in places if not place.name.startswith(".")}
    return {name: path for name, path in found.items() if path.is_symlink() or path.is_dir()}


def max_score(course: Course, assignment: str) -> float:
    """Return all points of an assignment, as nbgrader counts them."""
    with course.gradebook() as gradebook:
        return float(gradebook.find_assignment(assignment).max_score)


def save(course: Course, assignment: str, result: Result, fingerprint: str) -> None:
    """Keep what came of a submission."""
    path = _path(course, assignment, result.student)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, json.dumps({**asdict(result), "fingerprint": fingerprint}, indent=1))


def load(course: Course, assignment: str, student: str) -> tuple[Result | None, str]:
    """Return what came of a submission and the fingerprint of what was graded, if it was."""
    try:
        data = json.loads(_path(course, assignment, student).read_text(encoding="utf-8"))
        fingerprint = data.pop("fingerprint")
        return Result(**data), fingerprint
    except (OSError, ValueError, TypeError, KeyError):
        return None, ""


def fingerprint(folder: Path, more: Iterable[str]) -> str:
    """Return a hash of a submission's files and of what else decides its verdict; links are not followed."""
    digest = hashlib.sha256("\n".join(more).encode())
    for path in parcel.files(folder):
        state = path.lstat()
        digest.update(
            f"{path.relative_to(folder)} {state.st_mode} {state.st_size} {state.st_mtime_ns}".encode("utf-8", "replace")
        )
    return digest.hexdigest()


def _path(course: Course, assignment: str, student: str) -> Path:
    return kept(course.coursedir) / assignment / f"{quote(student, safe='')}.json"
