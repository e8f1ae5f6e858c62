"""The sample class: every kind of student, the points they deserve, and a run that can be stopped and run again."""

import asyncio
import gc
import os
import re
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest
from rich.console import Console

from gradebox import cli, demo
from gradebox.course import Course

from .conftest import small_notebook

ANSWERS = """# %% right: twice
def double(x):
    return 2 * x
# %% right: a shift
def double(x):
    return x / 0.5
# %% wrong: squares | fails: values
def double(x):
    return x**2
# %% wrong: prints | fails: values
def double(x):
    print(2 * x)
"""


@pytest.fixture
def course(write_course) -> Course:
    """The small course with answers."""
    course = write_course(small_notebook())
    folder = course.root / "tests" / "answers" / "doubling"
    folder.mkdir(parents=True)
    (folder / "double.py").write_text(ANSWERS, encoding="utf-8")
    return course


def command(course: Course) -> list[str]:
    return [sys.executable, "-m", "gradebox.cli", "demo", "--course-dir", str(course.root)]


def test_a_class_and_then_again(course):
    for _ in range(2):
        done = subprocess.run(command(course), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        rows = dict(re.findall(r"│ (\w+) +│ +(\d/\d) │", done.stdout))
        full = ("reference", "other_right_1", "from_colab", "renamed")
        none = ("typical_wrong_1", "typical_wrong_2", "untouched", "cheat_transformer", "cheat_liar")
        assert "the file is cut off" in done.stdout
        assert rows == {**dict.fromkeys(full, "3/3"), **dict.fromkeys(none, "0/3")}
        (feedback,) = re.findall(r"Feedback of one student +(\S+)", done.stdout)
        (gradebook,) = re.findall(r"Gradebook +(\S+)", done.stdout)
        assert Path(feedback).is_file() and Path(gradebook).is_file() and "formgrader" in done.stdout.lower()
    assert not (course.root / "gradebook.db").exists() and not (course.root / "submitted").exists()


def test_stopped_in_the_middle(course):
    pipes = {"stderr": subprocess.PIPE, "stdout": subprocess.DEVNULL, "text": True}
    heed = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}  # jobs in the background ignore it
    running = subprocess.Popen(command(course), start_new_session=True, **heed, **pipes)
    deadline = time.monotonic() + 120
    while not (course.root / "build" / "demo" / "autograded").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal sends Ctrl-C
    _, errors = running.communicate(timeout=120)
    assert running.returncode == 130
    assert errors.strip() == "gradebox: interrupted; run the same command again"
    assert subprocess.run(command(course), capture_output=True).returncode == 0


def test_stopped_just_before_it_would_wait(monkeypatch, capsys):
    def interrupted(*_: object) -> None:
        begun = asyncio.sleep(0)  # Python would say that nobody has awaited it
        raise KeyboardInterrupt(begun)

    monkeypatch.setattr(cli, "Course", interrupted)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert cli.main(["check"]) == 130
        gc.collect()
    assert RuntimeWarning not in [each.category for each in told]
    assert capsys.readouterr().err == "gradebox: interrupted; run the same command again\n"


def test_wrong_points_are_not_called_a_success(course, tmp_path):
    path = course.root / "tests" / "answers" / "doubling" / "double.py"
    path.write_text(
        ANSWERS.replace("return 2 * x\n# %% right: a shift", "return x\n# %% right: a shift"), encoding="utf-8"
    )
    assert not demo.demo(course, tmp_path / "class", ["doubling"], Console(quiet=True))
