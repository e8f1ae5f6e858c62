"""Where a worker grades: a course folder of its own, with one assignment and a gradebook that is new for each student.

A kit is all that a worker needs to know of a course, as bytes; so a worker may be on another machine. nbgrader grades
in that folder as it would in the course; what came of it goes back as bytes.
"""

import copy
import functools
import hashlib
import pickle
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import nbgrader.api

from gradebox.course import Course
from gradebox.grading import ledger, parcel, submission
from gradebox.grading.ledger import Record
from gradebox.grading.state import Result
from gradebox.reference import Reference
from gradebox.sandbox.settings import SandboxError
from gradebox.verdict.execute import hidden_folders, kept

PLACES = ("source", "release", "submitted", "autograded", "feedback", "solution")


@dataclass
class Job:
    """A submission to grade.

    Args:
        student: whose.
        parcel: what was handed in.
        before: what the gradebook knows of it.
    """

    student: str
    parcel: bytes
    before: Record | None


@dataclass
class Graded:
    """What came of a submission.

    Args:
        result: in short.
        record: for the gradebook.
        parcel: the folder for `autograded/`, None where there is none.
    """

    result: Result
    record: Record
    parcel: bytes | None


def kit(course: Course, assignment: str) -> bytes:
    """Return what a worker needs to grade an assignment of a course."""
    config = copy.deepcopy(course.config)
    hidden = [*config.TrustedExecute.get("hidden", []), *hidden_folders(course.coursedir)]
    config.TrustedExecute.hidden = list(dict.fromkeys(hidden))
    for name in ("root", "db_url", *(f"{place}_directory" for place in PLACES)):
        config.CourseDirectory.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="gradebox-") as place:
        ledger.template(course, assignment, Path(place) / "gradebook.db")
        gradebook = (Path(place) / "gradebook.db").read_bytes()
    calibrations = kept(course.coursedir) / "calibrations" / assignment
    source, known = (parcel.pack(folder, whole=True) for folder in (course.source / assignment, calibrations))
    return pickle.dumps((assignment, course.coursedir.course_id, config, gradebook, source, known))


def digest(content: bytes) -> str:
    """Return the name of a kit."""
    return hashlib.sha256(content).hexdigest()


class Workshop:
    """A course folder for one assignment, in which submissions are graded one after another.

    Args:
        content: the kit.
    """

    def __init__(self, content: bytes):
        self.assignment, course_id, config, self.empty, source, known = pickle.loads(content)
        self.folder = tempfile.TemporaryDirectory(prefix="gradebox-")
        root = Path(self.folder.name)
        config.CourseDirectory.course_id = course_id
        self.course = Course.configured(root, config)
        parcel.unpack(source, root / "source" / self.assignment)
        parcel.unpack(known, kept(self.course.coursedir) / "calibrations" / self.assignment)
        self._write_gradebook()
        Reference.kept = {}
        self.references = submission.references(self.course, self.assignment)

    def grade(self, job: Job) -> Graded:
        """Grade a submission; whatever goes wrong is this submission's alone.

        Raises:
            SandboxError: student code cannot be run safely here.
        """
        start, handed_in = time.monotonic(), self.course.root / "submitted" / job.student / self.assignment
        autograded = self.course.root / "autograded" / job.student / self.assignment
        self._write_gradebook()
        try:
            if job.before is not None:
                with self.course.gradebook() as gradebook:
                    ledger.seed(gradebook, self.assignment, job.student, job.before)
            parcel.unpack(job.parcel, handed_in)
            result = submission.grade(self.course, self.assignment, job.student, handed_in, self.references)
            with self.course.gradebook() as gradebook:
                record = ledger.read(gradebook, self.assignment, job.student)
            return Graded(result, record, parcel.pack(autograded, whole=True) if autograded.is_dir() else None)
        except (SandboxError, KeyboardInterrupt, SystemExit):
            raise
        except Exception as error:
            why = f"gradebox itself failed: {type(error).__name__}: {error}"[:500]
            return self.failed(job.student, why, time.monotonic() - start)
        finally:
            for place in (handed_in.parent, autograded.parent):
                _remove(place)

    def failed(self, student: str, why: str, seconds: float = 0.0) -> Graded:
        """Return what came of a submission that could not be graded: no score, and a reason."""
        self._write_gradebook()
        submission.unscored(self.course, self.assignment, student, None)
        with self.course.gradebook() as gradebook:
            record = ledger.read(gradebook, self.assignment, student)
            most = float(gradebook.find_assignment(self.assignment).max_score)
        return Graded(Result(student, "failed", max_score=most, reason=why, seconds=seconds), record, None)

    def close(self) -> None:
        """Remove the folder."""
        self.folder.cleanup()

    def _write_gradebook(self) -> None:
        (self.course.root / "gradebook.db").write_bytes(self.empty)


def _remove(folder: Path) -> None:
    """Remove a folder, of which some parts may be closed to its owner."""
    for path in [folder, *folder.rglob("*")] if folder.is_dir() and not folder.is_symlink() else []:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def quick_gradebooks() -> None:
    """Let this process keep its database engines: nbgrader makes a new one at each step, which compiles all anew."""
    engine = nbgrader.api.create_engine
    if not hasattr(engine, "cache_info"):
        nbgrader.api.create_engine = functools.cache(engine)
