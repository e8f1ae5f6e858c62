"""A class from release to feedback, as its people go through it: one story, in which each test goes on.

The small assignment has three points by tests and two by hand.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from hub import __main__ as command_line

from . import pages
from .client import User
from .conftest import ROOT, Class, end, start
from .story import BY_HAND, SCORES, feedback, give_feedback, grade, hand_in, inhabited, space

FIRST = "01_gradient_descent"
WRONG, RIGHT = "def double(x):\n    return x * x", "def double(x):\n    return 2 * x"


@pytest.fixture(scope="module")
def ada(running: Class) -> User:
    return running.users("bob", "instructor", "ada")[-1]


@pytest.fixture(scope="module")
def bob(running: Class) -> User:
    return running.users("bob")[0]


@pytest.fixture(scope="module")
def instructor(running: Class) -> User:
    return running.users("instructor")[0]


def test_each_is_a_user_of_their_own(ada, bob, instructor):
    for number, user in enumerate((ada, bob, instructor)):
        assert user.run("id").startswith(f"uid={20001 + number}({user.name})")
        assert user.run("id", "-Gn").strip() == user.name and user.run("pwd").strip() == f"/home/{user.name}"
    assert "bob" not in Path("/etc/passwd").read_text()
    for command in ("gradebox", "nbgrader"):
        assert f"{Path(sys.prefix).name}/bin/{command}" in instructor.type(f"command -v {command}", f"/bin/{command}")


def test_students_fetch_what_was_released_without_its_answers(ada, bob):
    ada.run("nbgrader", "fetch_assignment", "doubling")
    bob.click("fetch", "doubling")
    for student in (ada, bob):
        text = json.dumps(student.read("doubling/doubling.ipynb"))
        assert "TODO: Replace" in text and "x + x" not in text and "double(-1.5)" not in text and "HIDDEN" not in text


def test_a_wrong_and_a_right_answer(ada, bob, instructor):
    hand_in(ada, WRONG)
    hand_in(bob, RIGHT)
    _, scores = grade(instructor)
    assert {name: (one["score"], one["late"]) for name, one in scores.items()} == {"ada": (0, 0), "bob": (3, 0)}
    instructor.python(BY_HAND)


def test_feedback_reaches_its_student_alone(ada, bob, instructor):
    give_feedback(instructor)
    (mine,), (his,) = feedback(ada), feedback(bob)
    assert "return x * x" in mine and "return 2 * x" not in mine
    assert "return 2 * x" in his and "Say more" in his
    for page in (mine, his):
        assert "double(-1.5)" not in page and "x + x" not in page
    status, said = bob.try_("ls", "/srv/class/exchange/learning_rates/feedback")
    assert status and "Permission denied" in said


def test_a_second_submission_takes_the_place_of_the_first(ada, instructor):
    hand_in(ada, RIGHT)
    assert json.loads(instructor.python(SCORES))["ada"]["score"] == 0  # until it is graded
    said, scores = grade(instructor)
    assert "Updating submission: ada" in said and "1 unchanged since they were graded" in said
    assert scores["ada"]["score"] == 3 and scores["bob"]["score"] == 4.5 and scores["bob"]["comments"] == ["Say more"]


def test_a_late_one_costs_a_tenth_and_keeps_what_was_given_by_hand(ada, bob, instructor):
    now = instructor.run("date", "--utc", "+%Y-%m-%d %H:%M:%S UTC").strip()
    instructor.run("nbgrader", "db", "assignment", "add", "doubling", "--duedate", now, cwd="course")
    hand_in(bob, RIGHT + "  # twice")
    _, scores = grade(instructor)
    assert 0 < scores["bob"]["late"] < 120 and scores["bob"]["penalty"] == pytest.approx(0.1 * 4.5)
    assert scores["bob"]["score"] == 4.5 and scores["bob"]["comments"] == ["Say more"]
    assert scores["ada"]["late"] == scores["ada"]["penalty"] == 0
    give_feedback(instructor)
    first, second = feedback(ada)
    assert "return x * x" in first and "return 2 * x" in second


@pytest.mark.parametrize(
    "path",
    [
        "/home/instructor/course/gradebook.db",
        "/home/instructor/course/source/doubling/doubling.ipynb",
        "/home/instructor/course/submitted/ada/doubling/doubling.ipynb",
        "/home/ada/doubling/doubling.ipynb",
        "/srv/class/exchange/learning_rates/inbound",
        "/srv/class/state/jupyterhub.sqlite",
        "/proc/1/environ",
        "/etc/shadow",
        str(ROOT / "source"),
        str(ROOT / "tests" / "answers"),
        str(ROOT / "build"),
    ],
)
def test_a_student_cannot_read(bob, path):
    status, said = bob.try_("ls", "-R", path)
    assert status == 0 or "Permission denied" in said or "No such file" in said
    status, said = bob.try_("sh", "-c", f"cat {path} || ls {path}/*")
    assert status and ("Permission denied" in said or "No such file" in said)


def test_a_student_cannot_change_what_is_not_theirs(ada, bob, instructor):
    inbound = instructor.run("sh", "-c", "ls -d /srv/class/exchange/learning_rates/inbound/ada*").splitlines()[0]
    for command in (
        ["mv", "/srv/class/exchange/learning_rates", "/srv/class/exchange/other"],
        ["touch", "/srv/class/exchange/learning_rates/outbound/doubling/doubling.ipynb"],
        ["mv", inbound, f"{inbound}-moved"],  # even to who knows its name
        ["touch", f"{inbound}/doubling.ipynb"],
        ["touch", f"{Path(os.__file__).parent}/os.py"],
        ["touch", str(ROOT / "lib" / "lrlab" / "check.py")],
    ):
        status, said = bob.try_(*command)
        assert status and ("not permitted" in said or "Permission denied" in said or "Read-only" in said), command


def test_what_is_planted_in_the_exchange_is_left_out(ada, bob, instructor):
    bob.run("nbgrader", "submit", "doubling", "--student", "ada")
    plant = """cd /srv/class/exchange/learning_rates/inbound
    name="bob+doubling+2026-01-01 00:00:00.000000 UTC+AAAAAAAAAAAA"
    mkdir "$name" "ada+doubling+soon+x" "bob+doubling+2030-01-01 00:00:00 UTC+y"
    ln -s /home/instructor/course/source/doubling/doubling.ipynb "$name/doubling.ipynb"
    ln -s /home/instructor/course/source "$name/more"
    mkfifo "$name/pipe"
    chmod 700 "bob+doubling+2030-01-01 00:00:00 UTC+y"
    ln -s /home/instructor "bob+doubling+2031-01-01 00:00:00.000000 UTC+z" """
    bob.run("bash", "-c", plant)
    said = instructor.run("nbgrader", "collect", "doubling", "--update", cwd="course")
    assert "bob handed it in for ada" in said and "no folder" in said and "which counts" in said
    assert "Updating" not in said.replace("Updating submission: bob", ""), said
    assert "x + x" not in instructor.run("sh", "-c", "cat course/submitted/*/doubling/*")
    assert "# twice" not in instructor.run("cat", "course/submitted/ada/doubling/doubling.ipynb")
    assert "pipe" not in instructor.run("find", "course/submitted")


def test_a_student_clicks(running, browser, bob):
    page = pages.log_in(browser, running.hub.address, "bob", running.passwords["bob"])
    assert pages.menu(page) == ["Assignment List"]
    pages.assignment_list(page)
    pages.click(page, "fetch", FIRST)
    bob.run("python", "-c", f"import lrlab, nbformat; nbformat.read('{FIRST}/gradient_descent.ipynb', 4)")
    pages.click(page, "submit", FIRST)
    for path in ("formgrader", "formgrader/api/assignments"):
        assert page.goto(f"{running.hub.address}/user/bob/{path}").status == 404
    assert page.goto(f"{running.hub.address}/user/ada/lab").status in (403, 404)


def test_the_instructor_clicks(running, browser, instructor):
    instructor.run("nbgrader", "collect", FIRST, cwd="course")
    page = pages.log_in(browser, running.hub.address, "instructor", running.passwords["instructor"])
    assert "Create assignment" in pages.menu(page)
    page.goto(f"{running.hub.address}/user/instructor/formgrader/manage_submissions/{FIRST}")
    expect(page.locator("tr", has_text="bob").get_by_text("needs autograding")).to_be_visible()
    page.goto(f"{running.hub.address}/user/instructor/formgrader/gradebook/doubling/doubling")
    expect(page.locator("tbody tr")).to_have_count(2)


def test_who_does_not_know_a_password_stays_outside(running, browser):
    page = pages.log_in(browser, running.hub.address, "ada", running.passwords["bob"])
    expect(page.locator(".login_error")).to_be_visible()


def test_the_same_class_runs_once(running, command):
    done = subprocess.run([*command, "--port", "1"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and done.stderr.startswith("hub: the class") and "runs already" in done.stderr
    done = subprocess.run([*command, "--name", "other"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and f"port {running.hub.port} is taken" in done.stderr


def test_a_class_that_is_kept_is_not_taken_for_another(command, running):
    folder = ROOT / "build" / "hub" / command[command.index("--name") + 1]
    options = command_line.parser().parse_args(["--assignment", "doubling"])
    with pytest.raises(ValueError, match="--fresh begins anew"):
        command_line.begun(options, folder)


def test_nothing_is_left_and_the_next_start_goes_on(running, command):
    users, mounts = Path("/etc/passwd").read_bytes(), Path("/proc/self/mounts").read_text()
    with space(running.process.pid) as first:
        assert first in inhabited() and first != os.readlink("/proc/self/ns/mnt")
        assert "no process, no user and no mount of the class is left" in end(running.process)
        assert running.process.returncode == 130 and first not in inhabited()
    again = start(command)
    with contextlib.ExitStack() as held:
        try:
            assert again.passwords == running.passwords and "$ nbgrader" not in "".join(again.said)
            second = held.enter_context(space(again.process.pid))
        finally:
            again.process.kill()  # not even asked to end in good order
            again.process.communicate(timeout=30)
        deadline = time.monotonic() + 30
        while second in inhabited() and time.monotonic() < deadline:
            time.sleep(0.1)
        assert second not in inhabited()
    assert users == Path("/etc/passwd").read_bytes() and mounts == Path("/proc/self/mounts").read_text()


def test_without_root_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(ValueError, match="sudo make hub"):
        command_line.check(command_line.parser().parse_args([]))
    monkeypatch.undo()
    for name in ("..", "a/b", "node"):
        with pytest.raises(ValueError):
            command_line.check(command_line.parser().parse_args(["--name", name]))
