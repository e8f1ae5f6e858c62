"""The commands that grade a class: usage, states, what is done again, export, sandbox, and equality with nbgrader."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from gradebox import notebook, sample
from gradebox.course import Course
from gradebox.sandbox import bubblewrap
from gradebox.sandbox.session import KernelLost, Session
from tests.gradebox.corpus import course as foreign
from tests.gradebox.corpus.case import save, solved

from .conftest import cell
from .test_corpus import autograde

BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The foreign course with its release and its calibration; copy it before use."""
    folder = tmp_path_factory.mktemp("prepared") / "course"
    foreign.write(folder)
    hand_in(folder, "ada", solved(release(folder)))
    autograde(folder)
    return folder


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    """A copy of that course."""
    return shutil.copytree(prepared, tmp_path / "course", symlinks=True)


def release(folder: Path) -> dict:
    return json.loads((folder / "release" / "hw1" / "hw1.ipynb").read_text(encoding="utf-8"))


def hand_in(folder: Path, student: str, nb: dict) -> None:
    save(folder / "submitted" / student / "hw1", nb)


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run gradebox in a course."""
    command = [sys.executable, "-m", "gradebox.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env={**os.environ, **environment})


def test_states_status_and_what_is_done_again(folder):
    hand_in(folder, "bob", release(folder))
    (folder / "submitted" / "cyd" / "hw1").mkdir(parents=True)
    (folder / "submitted" / "cyd" / "hw1" / "hw1.ipynb").write_text("{")
    with Course(folder).gradebook() as gradebook:
        gradebook.add_student("dan")
    done = run(folder, "autograde", "hw1", "--report-json", "report.json", "--jobs", "2")
    assert done.returncode == 3 and "1 unchanged since they were graded" in done.stderr
    report = {entry["student"]: entry for entry in json.loads((folder / "report.json").read_text())}
    states = {student: (entry["state"], entry["score"]) for student, entry in report.items()}
    assert states == {
        "ada": ("graded", foreign.AUTO),
        "bob": ("graded", 0),
        "cyd": ("failed", None),
        "dan": ("missing", None),
    }
    assert (
        report["ada"]["max_score"] == foreign.AUTO + foreign.HAND
        and report["ada"]["manual_max"] == 2
        and "cut off" in report["cyd"]["reason"]
    )
    assert json.loads(run(folder, "status", "hw1", "--json").stdout) == list(report.values())
    assert "needs-person" not in run(folder, "status", "hw1").stdout
    hand_in(folder, "cyd", solved(release(folder)))
    status, report = autograde(folder)
    assert status == 0 and report["cyd"]["score"] == foreign.AUTO


def test_one_student_and_other_settings(folder):
    hand_in(folder, "bob", solved(release(folder), scale="def scale(x):\n    while True:\n        pass"))
    shutil.move(folder / "submitted", folder / "inbox")
    settings = ["--CourseDirectory.submitted_directory=inbox", "--Execute.timeout=2"]
    done = run(folder, "autograde", "hw1", "--student", "bob", "--report-json", "r.json", "--jobs", "1", *settings)
    (entry,) = json.loads((folder / "r.json").read_text())
    assert (
        done.returncode == 0
        and entry["student"] == "bob"
        and entry["score"] == foreign.AUTO - 3
        and entry["seconds"] < 30
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["autograde", "hw2"], "no assignment 'hw2'"),
        (["autograde", "hw1", "--student", "eve"], "no student 'eve'"),
        (["autograde", "hw1", "--jobs", "0"], "give 1 or more"),
        (["autograde", "hw1", "--sandbox", "chroot"], "invalid choice: 'chroot'"),
        (["autograde", "hw1", "--Sandbox.memory=little"], "memory"),
        (["autograde", "hw1", "--memory=3"], "unknown argument '--memory=3'"),
        (["autograde", "hw1", "--report-json", "no/such/folder.json"], "no/such/folder.json: No such file"),
        (["autograde", "hw1", "--course-dir", "nowhere"], "nowhere: no nbgrader_config.py"),
        (["status", "hw2"], "no assignment 'hw2'"),
    ],
)
def test_wrong_usage(folder, arguments, message):
    done = run(folder, *arguments)
    assert done.returncode == 2 and message in done.stderr and "Traceback" not in done.stderr


def test_late_work_costs_what_the_plugin_says(folder):
    with open(folder / "nbgrader_config.py", "a", encoding="utf-8") as file:
        file.write('c.AssignLatePenalties.plugin_class = "gradebox.grading.late.LatePenalty"\n')
    with Gradebook(f"sqlite:///{folder}/gradebook.db") as gradebook:
        gradebook.update_or_create_assignment("hw1", duedate="2026-03-01 12:00:00 UTC")
    for student, stamp in (("bea", "2026-03-01 12:59:00 UTC"), ("cem", "2026-03-03 12:00:00 UTC")):
        hand_in(folder, student, solved(release(folder)))
        (folder / "submitted" / student / "hw1" / "timestamp.txt").write_text(stamp, encoding="utf-8")
    autograde(folder)
    with Gradebook(f"sqlite:///{folder}/gradebook.db") as gradebook:
        found = {student: gradebook.find_submission("hw1", student) for student in ("ada", "bea", "cem")}
        penalties = {student: each.late_submission_penalty for student, each in found.items()}
        assert penalties == {"ada": 0, "bea": 0, "cem": pytest.approx(0.2 * found["cem"].score)}
        assert found["cem"].score > 0


def test_a_cold_start_is_told(folder):
    place = folder / "submitted" / "ada" / "hw1"
    with open(place / "data.bin", "wb") as file:
        file.truncate(17 * 2**20)
    done = run(folder, "autograde", "hw1", "--report-json", "report.json")
    assert done.returncode == 0, done.stderr
    assert "1 of 1 started cold, which takes longer: more than 16 MiB of files beside the notebook" in done.stderr
    (entry,) = json.loads((folder / "report.json").read_text())
    assert entry["score"] == foreign.AUTO and entry["cold"].startswith("more than 16 MiB")


def test_no_sandbox_no_grading(folder, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run(folder, "autograde", "hw1", "--force", PATH=str(empty))
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "apt install bubblewrap" in done.stderr
    assert run(folder, "autograde", "hw1", "--force", "--sandbox", "none", PATH=str(empty)).returncode == 0
    engine = empty / "podman"  # stands for a container engine: runs the command that follows the image
    engine.write_text(
        '#!/bin/sh\n[ "$1" = info ] && exit 0\nwhile [ "$1" != IMAGE ]; do shift; done; shift\nexec "$@"\n'
    )
    engine.chmod(0o755)
    done = run(folder, "autograde", "hw1", "--force", "--Sandbox.image=IMAGE", PATH=str(empty))
    assert done.returncode == 0 and "13 / 15" in done.stdout


def test_in_the_kernel_a_cheat_still_works_and_trusted_it_does_not(folder):
    lie = "class Liar:\n    __eq__ = __lt__ = __gt__ = lambda *a: True\nanswer = Liar()"
    hand_in(folder, "ada", solved(release(folder), answer=lie))
    assert autograde(folder)[1]["ada"]["score"] == foreign.AUTO - 1
    assert autograde(folder, "--verdict", "in-kernel")[1]["ada"]["score"] == foreign.AUTO


def test_a_test_that_does_not_fit_waits_for_a_person_or_runs_in_the_kernel(tmp_path):
    nb = foreign.notebook()
    odd = "class Odd:\n    def __rmul__(self, other):\n        return 8\nassert scale(Odd()) == 8"
    nb.cells.insert(5, cell(odd, "scale_odd", "test", 1))
    place = tmp_path / "course"
    (place / "source" / "hw1").mkdir(parents=True)
    (place / "nbgrader_config.py").write_text(foreign.CONFIG)
    nbformat.write(nb, place / "source" / "hw1" / "hw1.ipynb")
    Course(place).generate("hw1")
    hand_in(place, "ada", solved(release(place)))
    status, report = autograde(place)
    assert status == 3 and report["ada"]["state"] == "needs-person" and report["ada"]["score"] is None
    assert report["ada"]["manual_max"] == 3 and "in_student" in report["ada"]["reason"]
    done = subprocess.run([BIN / "nbgrader", "export"], cwd=place, capture_output=True)
    status, report = autograde(place, "--TrustedExecute.unfit=in-kernel")
    assert status == 0 and report["ada"]["score"] == foreign.AUTO + 1 and done.returncode == 0


def test_an_empty_array_is_an_answer_where_the_solution_gives_nothing(tmp_path):
    nb = foreign.notebook()
    nb.cells.append(cell("assert len(clip([], 3)) == 0", "clip_nothing", "test", 1))
    nb.cells.append(cell("assert np.allclose(clip([1], 3), 1)", "clip_close", "test", 1))
    place = tmp_path / "course"
    (place / "source" / "hw1").mkdir(parents=True)
    (place / "nbgrader_config.py").write_text(foreign.CONFIG)
    nbformat.write(nb, place / "source" / "hw1" / "hw1.ipynb")
    Course(place).generate("hw1")
    for student, condition in (("ada", "not values"), ("bob", "True")):
        nothing = f"    if {condition}:\n        return np.array([])\n"
        code = f"def clip(values, limit):\n{nothing}    return [min(value, limit) for value in values]"
        hand_in(place, student, solved(release(place), clip=code))
    status, report = autograde(place)
    assert status == 0 and report["ada"]["score"] == foreign.AUTO + 2
    assert report["bob"]["score"] == foreign.AUTO - foreign.POINTS["clip"] + 1


def test_the_export_invents_no_zeros(folder):
    (folder / "submitted" / "bob" / "hw1").mkdir(parents=True)
    (folder / "submitted" / "bob" / "hw1" / "hw1.ipynb").write_bytes(b"")
    with Course(folder).gradebook() as gradebook:
        gradebook.add_student("dan")
    assert autograde(folder)[0] == 3
    plugin = "--ExportApp.plugin_class=gradebox.grading.export.HonestCsv"
    subprocess.run([BIN / "nbgrader", "export", plugin], cwd=folder, check=True, capture_output=True)
    with open(folder / "grades.csv", newline="") as file:
        assert {row["student_id"]: row["score"] for row in csv.DictReader(file)} == {
            "ada": f"{foreign.AUTO}.0",
            "bob": "",
            "dan": "",
        }


def test_stopped_and_started_again(folder):
    for number in range(6):
        hand_in(folder, f"s{number}", solved(release(folder)))
    heed = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}  # jobs in the background ignore it
    command = [sys.executable, "-m", "gradebox.cli", "autograde", "hw1", "--jobs", "2"]
    running = subprocess.Popen(command, cwd=folder, start_new_session=True, stderr=subprocess.PIPE, text=True, **heed)
    states = folder / "autograded" / ".gradebox" / "hw1"
    deadline = time.monotonic() + 60
    while not list(states.glob("s*.json")) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal sends Ctrl-C
    _, said = running.communicate(timeout=30)
    assert running.returncode == 130 and "interrupted; run the same command again" in said
    done = len(list(states.glob("s*.json")))
    again = run(folder, "autograde", "hw1", "--report-json", "r.json")
    assert again.returncode == 0 and f"{done + 1} unchanged" in again.stderr
    assert {entry["score"] for entry in json.loads((folder / "r.json").read_text())} == {foreign.AUTO}


def test_nbgraders_quickstart_gets_equal_scores(tmp_path):
    """Reference, untouched release, and answers half right, from nbgrader and from gradebox."""
    subprocess.run([BIN / "nbgrader", "quickstart", "qs"], cwd=tmp_path, check=True, capture_output=True)
    ours, plain = tmp_path / "qs", tmp_path / "plain"
    course = Course(ours)
    course.generate("ps1")
    markers = notebook.Markers.of(course.config)
    for student, wrong in {
        "reference": {},
        "untouched": None,
        "half": {"squares": "def squares(n):\n    return [1, 4]"},
    }.items():
        notebooks = {}
        for path in course.notebooks("ps1"):
            nb = notebook.read(course.release / "ps1" / path.name)
            keys = sample.key(notebook.read(path), markers) if wrong is not None else {}
            notebooks[path.name] = sample.answered(nb, {**keys, **(wrong or {})})
        sample.hand_in(course, "ps1", student, notebooks)
    shutil.copytree(ours, plain)
    Course(plain).autograde("ps1", "*")
    done = run(ours, "autograde", "ps1", "--report-json", "r.json")
    assert done.returncode == 0, done.stderr
    for student in ("reference", "untouched", "half"):
        scores = [{s.grade_id: s.auto for s in sample.scores(Course(place), "ps1", student)} for place in (ours, plain)]
        assert scores[0] == scores[1], student


def test_a_session_ends_with_all_its_processes(tmp_path):
    config = Config()
    config.Sandbox.interrupt_seconds = 1
    (tmp_path / "data.txt").write_text("seen")
    session = Session(config, "python3", tmp_path, [])
    session.start()
    place = session.manager.provisioner.place
    try:
        assert session.run("print(open('data.txt').read())", 10)[0].text == "seen\n"
        assert session.run("while True: pass", 1)[0].ename == "CellTimeoutError"
        with pytest.raises(KernelLost, match="ended its kernel"):
            session.run("import os; os._exit(3)", 10)
    finally:
        session.stop()
    assert not place.exists()


def test_validate_runs_in_the_sandbox(tmp_path):
    """nbgrader's own command, by the configuration of this repository alone."""
    look = f"import os\nassert os.getcwd() == '{bubblewrap.WORK}' and not os.path.exists('/etc/shadow')"
    nb = nbformat.v4.new_notebook(
        cells=[cell(look, "look", "test")], metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    )
    nbformat.write(nb, tmp_path / "look.ipynb")
    shutil.copy(Path(__file__).parents[2] / "nbgrader_config.py", tmp_path)
    done = subprocess.run([BIN / "nbgrader", "validate", "look.ipynb"], cwd=tmp_path, capture_output=True, text=True)
    assert "Success! Your notebook passes all the tests." in done.stdout, done.stdout
