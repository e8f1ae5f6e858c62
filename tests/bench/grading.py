"""Grading a class: `gradebox autograde` against `nbgrader autograde`; same submissions, same cells, same budgets."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import psutil

from gradebox import answers, notebook, sample
from gradebox.course import Course
from tests.gradebox.corpus import course as small
from tests.gradebox.corpus.case import save, solved

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
NUMPY, COURSE = 60, 4  # submissions of the small numpy notebook, and of each assignment of this course
SIZES = (10, 100, 1000)
OURS = "from gradebox.grading.pipeline import configure\n"


def rows() -> list[dict]:
    """Return the measurements: a numpy notebook, then each assignment of this course, then sums."""
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        folder = Path(place) / "numpy"
        _small_class(folder, NUMPY)
        ours, theirs = _both(folder, "hw1")
        result = [_row(f"grading a numpy notebook, {NUMPY} submissions", ours, theirs, NUMPY)]
        times = {}
        for name in Course(ROOT).assignments():
            folder = Path(place) / name
            _class(folder, name, COURSE)
            times[name] = _both(folder, name)
            shutil.rmtree(folder)
        keras = [name for name in times if _imports(name, "tensorflow")]
        for what, names in (("the Keras assignments", keras), ("the whole course", list(times))):
            ours, theirs = (sum(times[name][side] for name in names) for side in (0, 1))
            result.append(_row(f"grading {what}, {COURSE} submissions each", ours, theirs, COURSE * len(names)))
        for name, (ours, theirs) in times.items():
            result.append(_row(f"… {name}", ours, theirs, COURSE))
    return result


def scale() -> list[dict]:
    """Return how time and memory grow with workers and submissions."""
    result = []
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        folder = Path(place) / "numpy"
        _small_class(folder, max(SIZES))
        _run(folder, BIN / "gradebox", "autograde", "hw1", "--student", "s0000")
        students = [f"s{number:04d}" for number in range(max(SIZES))]
        one, _ = _graded(folder, students[:NUMPY], 1)
        two, _ = _graded(folder, students[:NUMPY], 2)
        note = f"one worker; {NUMPY} submissions, {os.cpu_count()} cores"
        result.append({"name": "two workers", "ours_s": two, "theirs_s": one, "ratio": one / two, "note": note})
        each = None
        for size in SIZES:
            seconds, memory = _graded(folder, students[:size], 2)
            each = each or seconds / size
            note = f"the time of {size} at the pace of {SIZES[0]}; main process: {memory:.0f} MiB"
            ratio = each * size / seconds
            result.append(
                {
                    "name": f"{size} submissions",
                    "ours_s": seconds,
                    "theirs_s": each * size,
                    "ratio": ratio,
                    "note": note,
                }
            )
    return result


def _small_class(folder: Path, size: int) -> None:
    """Hand in the small numpy notebook."""
    small.write(folder)
    released = (folder / "release" / "hw1" / "hw1.ipynb").read_text(encoding="utf-8")
    wrong = [{}, {"scale": "def scale(x):\n    return 3 * x"}, {"answer": "answer = 41"}]
    for number in range(size):
        nb = solved(json.loads(released), **wrong[number % len(wrong)])
        save(folder / "submitted" / f"s{number:04d}" / "hw1", nb)


def _class(folder: Path, assignment: str, size: int) -> None:
    """Hand in solutions, then other right answers, of an assignment of this course."""
    course = Course(ROOT)
    scratch = course.scratch(folder, [assignment])
    scratch.generate(assignment)
    released = {path.name: notebook.read(path) for path in (scratch.release / assignment).glob("*.ipynb")}
    markers, keys, others = notebook.Markers.of(course.config), {}, defaultdict(list)
    for path in course.notebooks(assignment):
        keys |= sample.key(notebook.read(path), markers)
    for answer in answers.load(ROOT / "tests" / "answers" / assignment):
        if not answer.fails:
            others[answer.exercise].append(answer.code)
    for number in range(size):
        other = {name: codes[(number - 1) % len(codes)] for name, codes in others.items()} if number else {}
        filled = {name: sample.answered(nb, {**keys, **other}) for name, nb in released.items()}
        sample.hand_in(scratch, assignment, f"s{number:04d}", filled)


def _both(folder: Path, assignment: str) -> tuple[float, float]:
    """Return the seconds of gradebox and of nbgrader, after a look that the scores are the same."""
    plain = folder.with_name(f"{folder.name}-plain")
    shutil.copytree(folder, plain)
    config = (plain / "nbgrader_config.py").read_text(encoding="utf-8")
    config = config.replace(OURS, "").replace("configure(c)\n", "")
    (plain / "nbgrader_config.py").write_text(config, encoding="utf-8")
    _run(folder, BIN / "gradebox", "autograde", assignment, "--student", "s0000")  # tries the solution, once
    ours = _run(folder, BIN / "gradebox", "autograde", assignment, "--force")
    theirs = _run(plain, BIN / "nbgrader", "autograde", assignment)
    for student in sorted(path.name for path in (folder / "submitted").iterdir()):
        got, want = (
            {score.grade_id: score.auto for score in sample.scores(Course(place), assignment, student)}
            for place in (folder, plain)
        )
        if got != want:
            raise SystemExit(f"{assignment}, {student}: gradebox {got}, nbgrader {want}")
    shutil.rmtree(plain)
    return ours, theirs


def _run(folder: Path, *command: object) -> float:
    """Run a command in a course; return its seconds."""
    start = time.perf_counter()
    done = subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: {done.stderr[-2000:]}")
    return time.perf_counter() - start


def _graded(folder: Path, students: list[str], jobs: int) -> tuple[float, float]:
    """Grade some students; return the seconds, and the memory of the main process at most, MiB."""
    command = [BIN / "gradebox", "autograde", "hw1", "--force", "--jobs", str(jobs), "--student", *students]
    start, most = time.perf_counter(), 0
    with open(os.devnull, "w") as nothing:
        process = subprocess.Popen(command, cwd=folder, stdout=nothing, stderr=nothing)
        while process.poll() is None:
            try:
                most = max(most, psutil.Process(process.pid).memory_info().rss)
            except psutil.Error:
                break
            time.sleep(0.2)
    if process.wait():
        raise SystemExit(f"grading {len(students)} submissions failed")
    return time.perf_counter() - start, most / 2**20


def _imports(assignment: str, module: str) -> bool:
    return any(module in path.read_text(encoding="utf-8") for path in Course(ROOT).notebooks(assignment))


def _row(name: str, ours: float, theirs: float, count: int) -> dict:
    note = f"nbgrader autograde: {60 * count / theirs:.1f} submissions a minute; gradebox: {60 * count / ours:.1f}"
    return {"name": name, "ours_s": ours, "theirs_s": theirs, "ratio": theirs / ours, "note": note}
