"""Grading goes on and loses nothing: killed processes, lost workers, a second grader, a full disk; on two nodes too."""

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from gradebox.course import Course
from gradebox.grading import grader, ledger
from gradebox.verdict.execute import kept
from tests.gradebox.corpus import course as foreign
from tests.gradebox.corpus.case import save, solved

STUDENTS = [f"s{number}" for number in range(6)]
COMMAND = [sys.executable, "-m", "gradebox.cli", "autograde", "hw1"]


def contents(course: Course) -> dict:
    """Return what a gradebook holds of hw1, without its own ids."""
    with course.gradebook() as gradebook:
        return {student.id: ledger.read(gradebook, "hw1", student.id) for student in gradebook.students}


def autograde(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run the command to its end."""
    run = {"cwd": folder, "capture_output": True, "text": True, "env": {**os.environ, **environment}}
    return subprocess.run([*COMMAND, *arguments], **run)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class with right and wrong answers, late work, points by hand; nothing graded, but the solution tried."""
    folder = tmp_path_factory.mktemp("faults") / "course"
    course = foreign.write(folder)
    with open(folder / "nbgrader_config.py", "a", encoding="utf-8") as file:
        file.write('c.AssignLatePenalties.plugin_class = "gradebox.grading.late.LatePenalty"\n')
        file.write("from gradebox.grading.pipeline import configure\nconfigure(c)\n")
    released = json.loads((folder / "release" / "hw1" / "hw1.ipynb").read_text(encoding="utf-8"))
    wrong = {1: {"scale": "def scale(x):\n    return 3 * x"}, 2: {"answer": "answer = None"}, 3: {"twice": "1 / 0"}}
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("hw1", duedate="2026-03-01 12:00:00 UTC")
        gradebook.add_student("never_came")
    for number, student in enumerate(STUDENTS):
        nb = solved(json.loads(json.dumps(released)), **wrong.get(number, {}))
        save(folder / "submitted" / student / "hw1", nb)
        stamp = f"2026-03-0{1 + number % 3} 10:00:00 UTC"
        (folder / "submitted" / student / "hw1" / "timestamp.txt").write_text(stamp, encoding="utf-8")
    (folder / "submitted" / "s5" / "hw1" / "hw1.ipynb").write_text("{", encoding="utf-8")
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student("s1")
        submission = gradebook.update_or_create_submission("hw1", "s1")
        grades = {grade.name: grade for notebook in submission.notebooks for grade in notebook.grades}
        grades["scale_test"].manual_score, grades["clip_test"].extra_credit = 1.5, 0.5
        gradebook.db.commit()
        gradebook.grant_extension("hw1", "s1", hours=30)
    assert autograde(folder, "--student", "never_came").returncode == 0  # tries the solution
    return folder


@pytest.fixture
def folder(untouched: Path, tmp_path: Path) -> Path:
    """A copy of that class."""
    return shutil.copytree(untouched, tmp_path / "course")


@pytest.fixture(scope="module")
def expected(untouched: Path, tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What nbgrader writes into the gradebook, one submission after another; s5, which is no notebook, by gradebox."""
    folder = shutil.copytree(untouched, tmp_path_factory.mktemp("sequential") / "course")
    broken = folder / "submitted" / "s5"
    shutil.move(broken, folder / "s5")
    done = subprocess.run(
        [Path(sys.executable).with_name("nbgrader"), "autograde", "hw1"], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    shutil.move(folder / "s5", broken)
    assert autograde(folder, "--student", "s5").returncode == 3
    return contents(Course(folder))


def states(folder: Path) -> dict[str, str]:
    """Return the states of the last report."""
    return {entry["student"]: entry["state"] for entry in json.loads((folder / "report.json").read_text())}


def assert_complete(folder: Path, expected: dict) -> None:
    """Everything is there, in the gradebook and beside it, as if nothing had happened."""
    assert contents(Course(folder)) == expected
    graded = {path.parts[-3] for path in folder.glob("autograded/*/hw1/hw1.ipynb")}
    assert graded == set(STUDENTS) - {"s5"}
    assert not list(folder.glob("autograded/*/.hw1.*"))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_gradebook_is_that_of_a_sequential_run(folder, expected, jobs):
    done = autograde(folder, "--jobs", jobs, "--report-json", "report.json")
    assert done.returncode == 3, done.stderr
    assert_complete(folder, expected)
    assert expected["s1"].manual and expected["s2"].penalties["hw1"] > 0 and not expected["s1"].penalties["hw1"]
    again = autograde(folder, "--force", "--jobs", jobs)
    assert again.returncode == 3
    assert_complete(folder, expected)


def family(process: subprocess.Popen) -> list[psutil.Process]:
    """Return a process and all that it has started."""
    top = psutil.Process(process.pid)
    return [top, *top.children(recursive=True)]


def test_killed_at_ten_random_moments(folder, expected):
    rng = random.Random(11)
    for moment in range(10):
        running = subprocess.Popen([*COMMAND, "--jobs", "2"], cwd=folder, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.5, 5))
        members = family(running) if running.poll() is None else []
        running.kill()
        running.wait()
        _, alive = psutil.wait_procs(members, timeout=10)
        assert not alive, (moment, alive)  # what it had started ends by itself
    assert autograde(folder, "--report-json", "report.json").returncode == 3
    assert_complete(folder, expected)
    assert set(states(folder).values()) == {"graded", "failed", "missing"}


def test_a_grading_process_that_is_killed_costs_nothing(folder, expected):
    running = subprocess.Popen([*COMMAND, "--jobs", "2"], cwd=folder, stderr=subprocess.PIPE, text=True)
    killed, deadline = set(), time.monotonic() + 60
    while len(killed) < 2 and running.poll() is None and time.monotonic() < deadline:
        for process in family(running):
            if process.pid not in killed and _grades(process):
                process.kill()
                killed.add(process.pid)
                break
        time.sleep(0.05)
    running.communicate(timeout=120)
    assert len(killed) == 2 and running.returncode == 3
    assert_complete(folder, expected)


def _grades(process: psutil.Process) -> bool:
    """Tell whether a process grades: the children of the one that they are forked from."""
    try:
        return any("bwrap" in child.name() for child in process.children()) and "forkserver" in str(process.cmdline())
    except psutil.Error:
        return False


def test_two_threads_may_end_a_grading_process_at_once(monkeypatch):
    """Its own, because the process died, and the one that stops all: it is shut down by one after the other."""
    mine, inside, most = grader._Grader.here(), [], []
    shutdown = mine.pool.shutdown

    def slow(**how: bool) -> None:
        inside.append(1)
        time.sleep(0.2)
        most.append(len(inside))
        shutdown(**how)
        inside.pop()

    assert mine.ask(abs, -2) == 2
    monkeypatch.setattr(mine.pool, "shutdown", slow)
    other = threading.Thread(target=mine.close)
    other.start()
    grader.stop_all()
    other.join()
    assert most == [1, 1] or most == [1]


def test_ctrl_c_while_processes_begin_is_not_lost(monkeypatch):
    start, before = grader.forkserver.ensure_running, signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr(grader.forkserver, "ensure_running", lambda: (signal.raise_signal(signal.SIGINT), start()))
    try:
        with pytest.raises(KeyboardInterrupt):
            grader.prepare()
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_second_grader_is_refused(folder):
    with ledger.alone(kept(Course(folder).coursedir), "hw1"):
        done = autograde(folder)
    assert done.returncode == 2 and "hw1 is being graded already" in done.stderr and done.stderr.count("\n") == 1


def test_a_full_disk_loses_nothing(folder, expected, tmp_path):
    """In a course folder of little room: an error that says so; with room, the rest is graded."""
    inside = (
        f"cp -r {folder}/. /course && cd /course && dd if=/dev/zero of=filler bs=1k count=100000 2>/dev/null; "
        "truncate -s -60k filler; {run}; echo $?; rm filler; {run} >/dev/null 2>&1; echo $?; cp -r /course/. {out}"
    )
    run, out = " ".join([*COMMAND, "--jobs", "2"]), tmp_path / "out"
    out.mkdir()
    box = ["bwrap", "--bind", "/", "/", "--dev-bind", "/dev", "/dev", "--size", str(4 * 2**20), "--tmpfs", "/course"]
    command = [
        *box,
        "--bind",
        str(tmp_path),
        str(tmp_path),
        "sh",
        "-c",
        inside.replace("{run}", run).replace("{out}", str(out)),
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    first, second = done.stdout.splitlines()[-2:]
    assert first == "2" and ("No space left" in done.stderr or "disk is full" in done.stderr), done
    assert "Traceback" not in done.stderr
    assert second == "3", done
    assert_complete(out, expected)


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """A scheduler and two workers, each with folders of its own; the second as Dask starts one by default."""
    python, quiet = [sys.executable, "-m"], {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    place = tmp_path / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(place)]
    processes = [subprocess.Popen([*python, "distributed.cli.dask_scheduler", *options], cwd=tmp_path, **quiet)]
    try:
        deadline = time.monotonic() + 60
        while not place.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        address = json.loads(place.read_text())["address"]
        for name in ("one", "two"):
            home = tmp_path / name
            home.mkdir()
            options = [address, "--nthreads", "1", "--no-dashboard", "--local-directory", str(home)]
            options += ["--no-nanny"] if name == "one" else []
            environment = {**os.environ, "TMPDIR": str(home), "HOME": str(home)}
            command = [*python, "distributed.cli.dask_worker", *options]
            processes.append(subprocess.Popen(command, cwd=home, env=environment, **quiet))
        yield address, processes
    finally:
        members = [member for process in processes if process.poll() is None for member in family(process)]
        for member in members:
            with contextlib.suppress(psutil.Error):
                member.kill()
        for process in processes:
            process.wait()


def test_two_nodes_grade_with_the_same_result_and_one_may_be_lost(folder, expected, nodes):
    address, (_, first, second) = nodes
    deadline = time.monotonic() + 60
    while (done := autograde(folder, "--scheduler", address, "--student", "s0")).returncode == 2:
        assert "has no workers" in done.stderr and time.monotonic() < deadline, done.stderr
    assert done.returncode == 0, done.stderr
    running = subprocess.Popen(
        [*COMMAND, "--scheduler", address, "--force"], cwd=folder, stderr=subprocess.PIPE, text=True
    )
    while not (_works(first) and _works(second)) and running.poll() is None:
        time.sleep(0.05)
    first.send_signal(signal.SIGKILL)
    _, said = running.communicate(timeout=180)
    assert running.returncode == 3, said
    assert_complete(folder, expected)


def _works(process: subprocess.Popen) -> bool:
    return any("bwrap" in child.name() for child in psutil.Process(process.pid).children(recursive=True))


def test_a_cluster_that_is_not_there(folder):
    done = autograde(folder, "--scheduler", "tcp://127.0.0.1:9", "--student", "s0")
    assert done.returncode == 2 and "no Dask scheduler answers at tcp://127.0.0.1:9" in done.stderr
    assert done.stderr.strip().count("\n") == 0
