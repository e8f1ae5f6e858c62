"""The corpus of hostile, broken and odd submissions, graded as one class; and what it leaves behind: nothing."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import psutil
import pytest

from gradebox.course import Course
from gradebox.grading.pipeline import configure
from tests.gradebox.corpus import cheats, course, faults, files, honest
from tests.gradebox.corpus.case import Case

CASES = [*honest.CASES, *cheats.CASES, *files.CASES, *faults.CASES]
GRADEBOX = Path(sys.executable).with_name("gradebox")
CANARIES = [Path(place).expanduser() / "gradebox_was_here" for place in ("/tmp", "/var/tmp", "/etc", "/usr", "/", "~")]


def hand_in(folder: Path, cases: list[Case]) -> None:
    """Write submissions to a course."""
    release = (folder / "release" / "hw1" / "hw1.ipynb").read_text(encoding="utf-8")
    for case in cases:
        case.write(folder / "submitted" / case.name / "hw1", json.loads(release))


def autograde(folder: Path, *arguments: str, temporary: Path | None = None) -> tuple[int, dict[str, dict]]:
    """Run the command; return its exit status and its report by student."""
    report = folder / "report.json"
    command = [GRADEBOX, "autograde", "hw1", "--course-dir", folder, "--report-json", report, *arguments]
    quiet = {"capture_output": True, "text": True, "stdin": subprocess.DEVNULL}
    place = {"TMPDIR": str(temporary)} if temporary else {}
    done = subprocess.run(command, env=os.environ | place, **quiet)
    assert done.returncode in (0, 3), done.stderr
    return done.returncode, {entry["student"]: entry for entry in json.loads(report.read_text())}


@pytest.fixture(scope="module")
def temporary() -> Iterator[Path]:
    """A folder for temporary files of the grading alone; a short name outside /tmp, because sockets lie in it."""
    folder = Path(tempfile.mkdtemp(prefix="corpus-", dir="/var/tmp"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory, temporary: Path) -> Iterator[tuple[Course, dict[str, dict]]]:
    """The course with its whole class graded."""
    folder = tmp_path_factory.mktemp("corpus") / "course"
    result = course.write(folder)
    hand_in(folder, CASES)
    status, report = autograde(folder, temporary=temporary)
    assert status == 3
    yield result, report
    subprocess.run(["rm", "-rf", folder], check=True)  # too deep for pytest, which would stumble over it


def test_there_are_enough_cases():
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_submission_gets_what_it_deserves(case: Case, graded, record_property):
    _, report = graded
    entry = report[case.name]
    right = entry["state"] in case.states and entry["score"] == case.score
    more = 0 if case.score is None else (entry["score"] or 0) - case.score
    affected = case in honest.CASES and not right  # honest students sit beside all the others
    record_property("corpus", (int(right), max(0, more), max(0, -more), int(affected)))
    assert right, entry


def test_the_gradebook_says_the_same_as_the_report(graded):
    result, report = graded
    with result.gradebook() as gradebook:
        for case in CASES:
            entry = report[case.name]
            grades = [g for n in gradebook.find_submission("hw1", case.name).notebooks for g in n.grades]
            assert len(grades) == 1 + len(course.POINTS)
            if entry["score"] is None:
                assert any(g.auto_score is None and g.needs_manual_grade for g in grades)
            else:
                assert sum(g.auto_score or 0 for g in grades) == entry["score"]
            assert all(g.manual_score is None for g in grades)


def test_nothing_is_left_outside(graded, temporary):
    result, _ = graded
    assert not [path for path in CANARIES if path.exists()]
    assert {path.name for path in result.root.iterdir()} == {
        "autograded", "gradebook.db", "nbgrader_config.py", "release", "report.json", "source", "submitted",
    }  # fmt: skip
    sleepers = [p for p in psutil.process_iter(["cmdline"]) if p.info["cmdline"] == ["sleep", "4321"]]
    kernels = [p for p in psutil.process_iter(["cmdline"]) if str(result.root) in " ".join(p.info["cmdline"] or [])]
    assert not sleepers and not kernels
    assert not list(temporary.iterdir())


def test_nothing_that_runs_in_a_browser_is_written(graded):
    result, _ = graded
    for name in ("cheat_scripts", "text_markdown_html", "fault_widget_flood"):
        path = result.root / "autograded" / name / "hw1" / "hw1.ipynb"
        nb = nbformat.read(path, as_version=4)
        texts = [c.source for c in nb.cells if c.cell_type == "markdown"]
        for output in (o for c in nb.cells if c.cell_type == "code" for o in c.outputs if "data" in o):
            assert not set(output.data) - {"text/plain", "text/html", "text/markdown", "text/latex", "image/png"}
            texts += [text for kind, text in output.data.items() if kind != "text/plain"]
        for text in texts:
            for evil in (
                "<script",
                "<svg",
                "<iframe",
                "<style",
                "<img src=x on",
                "href='javascript",
                'href="javascript',
                "\\href",
            ):
                assert evil not in text, (evil, text)
        assert all("attachments" not in c or not c.attachments for c in nb.cells)


def test_no_active_file_lies_beside_the_graded_notebooks(graded):
    result, _ = graded
    files = {path.name for path in (result.root / "autograded").rglob("*") if path.is_file()}
    assert "evil.html.txt" in files and not files & {"evil.html", "evil.svg", "evil.js"}


def test_feedback_gives_nothing_away(graded):
    result, _ = graded
    configure(result.config)  # as an instructor's nbgrader_config.py does
    result.feedback("hw1", "*")
    hidden = [
        line for _, text in course.TESTS.values() for line in text.splitlines() if len(line) > 12 and line != "points"
    ]
    for path in sorted((result.root / "feedback").rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        assert not [line for line in hidden if line.strip() in page], path
        assert "DESIRED" not in page and str(result.root) not in page and os.path.expanduser("~/") not in page
        assert "<script>evil" not in page and "onerror=evil" not in page.replace("&lt;img src=x onerror=evil", "")
    page = (result.root / "feedback" / "honest_one_wrong" / "hw1" / "hw1.html").read_text(encoding="utf-8")
    assert "a hidden test of &#39;clip test&#39; failed" in page or "a hidden test of 'clip test' failed" in page
    page = (result.root / "feedback" / "cells_missing_test" / "hw1" / "hw1.html").read_text(encoding="utf-8")
    assert "was missing; it was put back" in page


SOME = (
    "honest_full", "honest_plots", "cheat_transformer", "cheat_lying_object", "cheat_forged_messages",
    "cheat_reads_source",
    "cheat_escape", "cheat_writes", "file_truncated", "file_renamed", "cells_reversed", "fault_loop", "fault_fork_bomb",
    "fault_memory_shared", "fault_exit_in_answer",
)  # fmt: skip


def test_without_the_rights_of_root(tmp_path):
    """Some of each kind, graded by a process that may do no more than an ordinary user."""
    folder = tmp_path / "course"
    course.write(folder)
    cases = [case for case in CASES if case.name in SOME]
    assert len(cases) == len(SOME)
    hand_in(folder, cases)
    ordinary = [
        "bwrap",
        "--unshare-user",
        "--uid",
        "1000",
        "--gid",
        "1000",
        "--bind",
        "/",
        "/",
        "--dev-bind",
        "/dev",
        "/dev",
    ]
    report = folder / "report.json"
    command = [GRADEBOX, "autograde", "hw1", "--course-dir", folder, "--report-json", report]
    done = subprocess.run([*ordinary, "--", *command], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 3, done.stderr
    entries = {entry["student"]: entry for entry in json.loads(report.read_text())}
    assert {case.name: (entries[case.name]["score"], entries[case.name]["state"] in case.states) for case in cases} == {
        case.name: (case.score, True) for case in cases
    }


def test_grading_again_changes_nothing(graded, temporary):
    result, report = graded
    _, again = autograde(result.root, temporary=temporary)
    assert again == report
