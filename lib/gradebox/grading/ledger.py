"""The one writer of the gradebook: what came of a submission goes in as one transaction, or not at all."""

import contextlib
import datetime
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout
from nbgrader.api import Base, Gradebook, InvalidEntry, MissingEntry
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from gradebox.course import Course, CourseError

Cell = tuple[str, str]  # notebook, grade id


@dataclass
class Record:
    """What a gradebook keeps of one submission.

    Args:
        timestamp: when it was handed in, as far as known.
        extension: what was granted.
        penalties: points taken for lateness, by notebook.
        scores: by cell, the points by machine (None: none), and whether a person has to look.
        comments: by cell, what nbgrader says of it by itself.
        manual: by cell, points by hand and extra points; these are read, never written.
    """

    timestamp: datetime.datetime | None = None
    extension: datetime.timedelta | None = None
    penalties: dict[str, float] = field(default_factory=dict)
    scores: dict[Cell, tuple[float | None, bool]] = field(default_factory=dict)
    comments: dict[Cell, str | None] = field(default_factory=dict)
    manual: dict[Cell, tuple[float | None, float | None]] = field(default_factory=dict)


def read(gradebook: Gradebook, assignment: str, student: str) -> Record | None:
    """Return what the gradebook keeps of a submission, None where there is none."""
    try:
        submission = gradebook.find_submission(assignment, student)
    except MissingEntry:
        return None
    record = Record(submission.timestamp, submission.extension)
    for notebook in submission.notebooks:
        record.penalties[notebook.name] = notebook.late_submission_penalty
        for grade in notebook.grades:
            record.scores[notebook.name, grade.name] = grade.auto_score, grade.needs_manual_grade
            if grade.manual_score is not None or grade.extra_credit is not None:
                record.manual[notebook.name, grade.name] = grade.manual_score, grade.extra_credit
        for comment in notebook.comments:
            record.comments[notebook.name, comment.name] = comment.auto_comment
    return record


def seed(gradebook: Gradebook, assignment: str, student: str, before: Record) -> None:
    """Give an empty gradebook what another one knew of a submission before it is graded."""
    gradebook.update_or_create_student(student)
    submission = gradebook.update_or_create_submission(assignment, student)
    submission.timestamp, submission.extension = before.timestamp, before.extension
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            grade.manual_score, grade.extra_credit = before.manual.get((notebook.name, grade.name), (None, None))
    gradebook.db.commit()


def write(gradebook: Gradebook, assignment: str, student: str, record: Record) -> None:
    """Put a record into the gradebook, in one transaction; points by hand stay as they are there."""
    with _one_transaction(gradebook):
        gradebook.update_or_create_student(student)
        submission = gradebook.update_or_create_submission(assignment, student)
        submission.timestamp = record.timestamp
        for notebook in submission.notebooks:
            notebook.late_submission_penalty = record.penalties.get(notebook.name)
            for grade in notebook.grades:
                score, waits = record.scores.get((notebook.name, grade.name), (None, True))
                grade.auto_score, grade.needs_manual_grade = score, waits or grade.manual_score is not None
            for comment in notebook.comments:
                comment.auto_comment = record.comments.get((notebook.name, comment.name))


@contextlib.contextmanager
def _one_transaction(gradebook: Gradebook) -> Iterator[None]:
    """Let nbgrader's methods, which commit at each step, commit once at the end."""
    logging.getLogger("tornado.application").setLevel(logging.CRITICAL)  # nbgrader logs there what it raises, too
    session = gradebook.db.registry()
    session.rollback()  # what was read before may have changed: a person gives points meanwhile
    commit, session.commit = session.commit, session.flush
    try:
        yield
        commit()
    except (SQLAlchemyError, InvalidEntry) as error:
        session.rollback()
        why = getattr(error, "orig", None) or error
        raise CourseError(f"the gradebook cannot be written: {why}; run the same command again") from None
    except BaseException:
        session.rollback()
        raise
    finally:
        del session.commit


def template(course: Course, assignment: str, path: Path) -> None:
    """Write a gradebook that knows one assignment and no student.

    Args:
        course: the course; its gradebook may be any database.
        assignment: which one.
        path: the SQLite file to write.
    """
    with course.gradebook() as source:
        version = source.db.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    _create(path, version)
    with course.gradebook() as source, Gradebook(f"sqlite:///{path}", course.coursedir.course_id) as target:
        known = source.find_assignment(assignment)
        target.update_or_create_assignment(assignment, duedate=known.duedate)
        for notebook in known.notebooks:
            place = (notebook.name, assignment)
            target.update_or_create_notebook(*place, kernelspec=notebook.kernelspec)
            for cell in notebook.grade_cells:
                target.update_or_create_grade_cell(
                    cell.name, *place, max_score=cell.max_score, cell_type=cell.cell_type
                )
            for cell in notebook.task_cells:
                target.update_or_create_task_cell(cell.name, *place, max_score=cell.max_score, cell_type=cell.cell_type)
            for cell in notebook.solution_cells:
                target.update_or_create_solution_cell(cell.name, *place)
            for cell in notebook.source_cells:
                target.update_or_create_source_cell(
                    cell.name, *place, cell_type=cell.cell_type, locked=cell.locked, source=cell.source,
                    checksum=cell.checksum,
                )  # fmt: skip


def _create(path: Path, version: str) -> None:
    """Create an empty gradebook of a version that is known; nbgrader would start a process to find it out."""
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(bind=engine)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": version})
    engine.dispose()


@contextlib.contextmanager
def alone(folder: Path, assignment: str) -> Iterator[None]:
    """Be the only one who grades an assignment.

    Raises:
        CourseError: somebody else does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{assignment}.lock"
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise CourseError(
            f"{assignment} is being graded already (see {path}); wait, or stop the other gradebox"
        ) from None
    try:
        yield
    finally:
        lock.release()
