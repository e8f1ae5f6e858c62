"""The one writer: gradebooks in PostgreSQL as in SQLite, transactions that happen or do not, a lock."""

import os
import pickle
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from gradebox.course import Course, CourseError
from gradebox.grading import ledger, parcel
from tests.gradebox.corpus.course import AUTO

from . import test_faults
from .test_faults import COMMAND, STUDENTS, contents, expected, folder, states, untouched  # noqa: F401


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a PostgreSQL server of this test's own, on a socket in its folder."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin")) or [Path(shutil.which("initdb") or "/").parent]
    assert (found[-1] / "initdb").exists(), "PostgreSQL is not installed: apt install postgresql"
    place = Path(tempfile.mkdtemp(prefix="pg-", dir="/var/tmp"))
    owner = {}
    if os.getuid() == 0:  # PostgreSQL does not run as root
        user = pwd.getpwnam("postgres")
        os.chown(place, user.pw_uid, user.pw_gid)
        owner = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    run = {"check": True, "capture_output": True, "cwd": place, **owner}
    subprocess.run([found[-1] / "initdb", "-D", place / "data", "-U", "grader", "-A", "trust"], **run)
    control = [found[-1] / "pg_ctl", "-D", place / "data", "-w"]
    options = f"-c listen_addresses= -c unix_socket_directories={place} -c fsync=off"
    subprocess.run([*control, "-l", place / "log", "-o", options, "start"], **run)
    try:
        yield f"postgresql+psycopg://grader@/postgres?host={place}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **run)
        shutil.rmtree(place)


def test_postgresql_holds_what_sqlite_would(folder, expected, server):  # noqa: F811
    with open(folder / "nbgrader_config.py", "a", encoding="utf-8") as file:
        file.write(f"c.CourseDirectory.db_url = {server!r}\n")
    (folder / "gradebook.db").rename(folder / "old.db")
    course = Course(folder)
    course.generate("hw1")
    with Gradebook(f"sqlite:///{folder}/old.db", "foreign") as old, course.gradebook() as new:
        new.update_or_create_assignment("hw1", duedate=old.find_assignment("hw1").duedate)
        new.add_student("never_came")
        before = ledger.read(old, "hw1", "s1")
        ledger.seed(new, "hw1", "s1", before)
    done = test_faults.autograde(folder, "--jobs", "2", "--report-json", "report.json")
    assert done.returncode == 3, done.stderr
    test_faults.assert_complete(folder, expected)
    assert set(states(folder)) == {*STUDENTS, "never_came"} and not (folder / "gradebook.db").exists()
    again = test_faults.autograde(folder)
    assert "6 unchanged" in again.stderr


def test_a_record_is_written_as_a_whole_or_not_at_all(folder, monkeypatch):  # noqa: F811
    course = Course(folder)
    with course.gradebook() as gradebook:
        before = contents(course)
        record = ledger.read(gradebook, "hw1", "s1")
        record.scores = dict.fromkeys(record.scores, (1.0, False))
        monkeypatch.setattr(record, "comments", None)  # fails after the scores
        with pytest.raises(AttributeError):
            ledger.write(gradebook, "hw1", "s1", record)
        with pytest.raises(AttributeError):
            ledger.write(gradebook, "hw1", "new_student", record)
    assert contents(course) == before
    with course.gradebook() as gradebook:
        record.comments = {}
        ledger.write(gradebook, "hw1", "s1", record)
        submission = gradebook.find_submission("hw1", "s1")
        grades = {grade.name: grade for grade in submission.notebooks[0].grades}
    assert grades["clip_test"].auto_score == 1 and grades["scale_test"].manual_score == 1.5
    assert grades["scale_test"].needs_manual_grade and not grades["clip_test"].needs_manual_grade


def test_only_one_grades_an_assignment(tmp_path):
    with (
        ledger.alone(tmp_path, "hw1"),
        ledger.alone(tmp_path, "hw2"),
        pytest.raises(CourseError, match="hw1 is being graded already"),
        ledger.alone(tmp_path, "hw1"),
    ):
        pass
    with ledger.alone(tmp_path, "hw1"):
        pass


def test_a_parcel_keeps_what_was_handed_in(tmp_path):
    folder = tmp_path / "ada" / "hw1"  # noqa: F811
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "data").write_bytes(b"\0data")
    (folder / "deep" / "data").chmod(0o640)
    (folder / "link").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe")
    os.close(os.open(os.fsencode(folder) + b"/\xff", os.O_CREAT))
    with open(folder / "large", "wb") as file:
        file.truncate(parcel.OTHERS + 1)
    packed = parcel.pack(folder)
    assert len(packed) < 2000
    parcel.unpack(packed, tmp_path / "copy" / "hw1")
    copy = tmp_path / "copy" / "hw1"
    assert (copy / "deep" / "data").read_bytes() == b"\0data" and os.readlink(copy / "link") == "/etc/passwd"
    for name in ("deep/data", "link", "pipe", "large"):
        ours, theirs = (folder / name).lstat(), (copy / name).lstat()
        assert (ours.st_mode, ours.st_size) == (theirs.st_mode, theirs.st_size), name
    assert sorted(os.listdir(os.fsencode(copy))) == sorted(os.listdir(os.fsencode(folder)))
    (tmp_path / "link").symlink_to(folder)
    parcel.unpack(parcel.pack(tmp_path / "link"), tmp_path / "linked")
    assert (tmp_path / "linked").is_symlink() and not (tmp_path / "linked").exists()


def test_data_takes_no_room_from_notebooks(tmp_path, monkeypatch):
    folder = tmp_path / "ada" / "hw1"  # noqa: F811
    (folder / "z").mkdir(parents=True)
    for name in ("a", "b", "c"):
        (folder / name).write_bytes(b"x" * 60)
    for name in ("hw1.ipynb", "z/second.ipynb"):
        (folder / name).write_bytes(b"{}")
    monkeypatch.setattr(parcel, "OTHERS", 100)
    monkeypatch.setattr(parcel, "MAX_FILES", 2)
    kinds = {name: kind for name, kind, *_ in pickle.loads(parcel.pack(folder))}
    assert kinds == {"hw1.ipynb": "file", "z/second.ipynb": "file", "a": "file", "b": "size"}
    kinds = {name: kind for name, kind, *_ in pickle.loads(parcel.pack(folder, whole=True))}
    assert kinds == dict.fromkeys(("hw1.ipynb", "z/second.ipynb", "a", "b", "c"), "file")


def test_a_whole_folder_has_no_limits(tmp_path, monkeypatch):
    monkeypatch.setattr(parcel, "OTHERS", 100)
    deep = tmp_path / "folder"
    for _ in range(parcel.DEPTH + 3):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "last").write_text("here")
    (deep / "empty").touch()
    (tmp_path / "folder" / "large").write_bytes(b"x" * 101)
    parcel.unpack(parcel.pack(tmp_path / "folder", whole=True), tmp_path / "copy")
    copy = tmp_path / "copy"
    assert (copy / deep.relative_to(tmp_path / "folder") / "last").read_text() == "here"
    assert (copy / "large").read_bytes() == b"x" * 101
    assert parcel.files(tmp_path / "folder") == [tmp_path / "folder" / "large"]


def test_the_points_of_the_class(expected):  # noqa: F811
    scores = {
        student: record and sum(s or 0 for s, _ in record.scores.values()) for student, record in expected.items()
    }
    assert scores == {
        "never_came": None, "s0": AUTO, "s1": AUTO - 3, "s2": AUTO - 1, "s3": AUTO - 1, "s4": AUTO, "s5": 0,
    }  # fmt: skip
