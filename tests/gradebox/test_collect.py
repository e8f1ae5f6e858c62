"""Archives from Canvas and Moodle: whose file is whose, the latest upload, and what hostile archives try."""

import contextlib
import io
import time
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradebox import cli
from gradebox.lms import archive
from gradebox.lms.roster import ids_by_system

from .conftest import small_notebook
from .test_lms import CANVAS, WORKSHEET

NOTEBOOK = b'{"cells": []}'


@pytest.fixture
def course(write_course):
    """The small course; its notebook is doubling.ipynb."""
    return write_course(small_notebook())


def pack(folder: Path, files: dict[str, bytes | str], day: int = 3) -> Path:
    """Write an archive; a text is where a symbolic link leads."""
    path = folder / "submissions.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, (2026, 3, day, 10, 0, 0))
            if isinstance(content, str):
                member.external_attr = 0o120777 << 16
            file.writestr(member, content, zipfile.ZIP_DEFLATED)
    return path


def collect(course, path: Path, system: str, *arguments: object) -> SimpleNamespace:
    """Run the command; return its status and what it printed."""
    command = ["collect", "doubling", path, "--from", system, "--course-dir", course.root, *arguments]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = cli.main(list(map(str, command)))
    return SimpleNamespace(returncode=status, stdout=out.getvalue(), stderr=err.getvalue())


def submitted(course) -> dict[str, bytes]:
    """Return what lies in submitted/."""
    folder = course.root / "submitted"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_canvas(course, tmp_path):
    (tmp_path / "roster.csv").write_text(CANVAS, encoding="utf-8")
    path = pack(
        tmp_path,
        {
            "lovelaceada_101_9001_doubling.ipynb": b"first",
            "lovelaceada_101_9007_doubling-1.ipynb": b"second",
            "lovelaceada_101_9008_table.csv": b"1,2",
            "mullerbea_LATE_102_9003_doubling.ipynb": b"bea",
            "stranger_999_9004_doubling.ipynb": b"who",
            "notes.txt": b"nobody's",
        },
    )
    done = collect(course, path, "canvas", "--roster", tmp_path / "roster.csv", "--id-column", "SIS Login ID")
    assert submitted(course) == {
        "ada/doubling/doubling.ipynb": b"second",
        "ada/doubling/table.csv": b"1,2",
        "bea/doubling/doubling.ipynb": b"bea",
    }
    assert "late, says Canvas: bea" in done.stdout and "2 new, 0 changed, 0 the same" in done.stdout
    for text in (
        "9001_doubling.ipynb: an earlier upload",
        "the roster has no student 999",
        "notes.txt: its name is not",
    ):
        assert text in done.stderr
    assert done.returncode == 1 and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "form", ["{name}_{number}_assignsubmission_file_/{file}", "{name}_{number}_assignsubmission_file_{file}"]
)
def test_moodle_as_folders_and_flat(course, tmp_path, form):
    (tmp_path / "worksheet.csv").write_text(WORKSHEET, encoding="utf-8")
    names = {"Ada, Countess": 7, "Bea": 8}
    files = {form.format(name=n, number=k, file="doubling.ipynb"): n.encode() for n, k in names.items()}
    path = pack(tmp_path, files)
    arguments = ["--roster", tmp_path / "worksheet.csv", "--id-column", "Email address", "--stamps"]
    done = collect(course, path, "moodle", *arguments)
    assert done.returncode == 0, done.stderr
    moment = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(time.mktime((2026, 3, 3, 10, 0, 0, 0, 0, -1))))
    found = submitted(course)
    assert found["ada/doubling/doubling.ipynb"] == b"Ada, Countess" and found["bea/doubling/doubling.ipynb"] == b"Bea"
    assert found["ada/doubling/timestamp.txt"].decode().startswith(moment)


def test_again_leaves_what_is_the_same_and_keeps_what_was_there(course, tmp_path):
    path = pack(tmp_path, {"a_1_10_doubling.ipynb": b"one", "b_2_11_doubling.ipynb": b"two"})
    assert collect(course, path, "canvas").returncode == 0
    before = (course.root / "submitted" / "1" / "doubling" / "doubling.ipynb").stat().st_mtime_ns
    path = pack(tmp_path, {"a_1_10_doubling.ipynb": b"one", "b_2_12_doubling.ipynb": b"new"}, day=4)
    assert "0 new, 1 changed, 1 the same" in collect(course, path, "canvas").stdout
    assert (course.root / "submitted" / "1" / "doubling" / "doubling.ipynb").stat().st_mtime_ns == before
    assert submitted(course)["2/doubling/doubling.ipynb"] == b"new"
    assert (course.root / "downloaded" / "doubling" / "replaced" / "2" / "1" / "doubling.ipynb").read_bytes() == b"two"


def test_an_archive_in_an_archive(course, tmp_path):
    inner = pack(tmp_path, {"deep/doubling.ipynb": b"mine", "../../out": b"x"}).read_bytes()
    path = pack(tmp_path, {"a_1_10_work.zip": inner, "b_2_11_broken.zip": b"PK no archive"})
    done = collect(course, path, "canvas")
    assert submitted(course)["1/doubling/doubling.ipynb"] == b"mine"
    assert (
        "../../out: its name leads out" in done.stderr and "b_2_11_broken.zip: an archive that cannot be" in done.stderr
    )


def test_names_that_lead_elsewhere_and_links(course, tmp_path):
    evil = {
        "../../../evil_1_2_doubling.ipynb": b"x",
        "/evil_1_2_doubling.ipynb": b"x",
        "..\\evil_1_2_doubling.ipynb": b"x",
        "link_3_4_doubling.ipynb": "/etc/passwd",
        "__MACOSX/a_1_10_doubling.ipynb": b"x",
        "a_1_10_doubling.ipynb": b"good",
    }
    before = set(tmp_path.rglob("*"))
    done = collect(course, pack(tmp_path, evil), "canvas")
    assert submitted(course) == {"1/doubling/doubling.ipynb": b"good"}
    new = {path for path in set(tmp_path.rglob("*")) - before if "submitted" not in path.parts}
    assert {path.name for path in new} == {"submissions.zip", "gradebook.db"}
    assert done.stderr.count("leads out of the archive") == 3 and "a symbolic link" in done.stderr


def test_bombs(course, tmp_path, monkeypatch):
    path = pack(tmp_path, {"a_1_10_doubling.ipynb": b"good", "b_2_11_doubling.ipynb": bytes(archive.MAX_FILE + 1)})
    assert path.stat().st_size < 10**6
    done = collect(course, path, "canvas")
    assert submitted(course) == {"1/doubling/doubling.ipynb": b"good"} and "larger than 60 MiB" in done.stderr


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "no such file"),
        (b"no zip", "no zip archive that can be read"),
        ({"readme.txt": b""}, "no submission in it"),
    ],
)
def test_what_is_no_archive_of_submissions(course, tmp_path, content, why):
    path = tmp_path / "x.zip"
    if isinstance(content, dict):
        path = pack(tmp_path, content)
    elif content is not None:
        path.write_bytes(content)
    done = collect(course, path, "canvas")
    assert done.returncode == 2 and why in done.stderr and "Traceback" not in done.stderr
    assert not submitted(course)


def test_a_roster_says_who_is_who(tmp_path):
    (tmp_path / "canvas.csv").write_text(CANVAS, encoding="utf-8")
    path = str(tmp_path / "canvas.csv")
    assert ids_by_system(path, "canvas", {"ada", "bea"}) == {"101": "ada", "102": "bea", "103": "cem", "104": "f00"}
    assert ids_by_system(path, "canvas", set(), "SIS User ID") == {"101": "u1", "102": "u2", "103": "u3"}
    with pytest.raises(ValueError, match="no column Identifier, which Moodle exports"):
        ids_by_system(path, "moodle", {"ada"})
    with pytest.raises(ValueError, match="no column 'Nick'"):
        ids_by_system(path, "canvas", {"ada"}, "Nick")
