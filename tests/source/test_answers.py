"""Every right answer passes, and every wrong one fails exactly the tests that name its mistake."""

from pathlib import Path

import pytest
from nbclient import NotebookClient

from gradebox import notebook, sample
from gradebox.answers import Answer, Harness, load
from gradebox.course import Course

ROOT = Path(__file__).parents[2]
COURSE = Course(ROOT)
ANSWERS = {name: load(ROOT / "tests" / "answers" / name) for name in COURSE.assignments()}
PRELOAD = {"03_optimizers_vs_learning_rate": ["torch._dynamo"]}  # PyTorch imports it at an optimizer's first step
RIGHT, WRONG = 3, 6  # at least so many answers of each kind an exercise

# Answers of no effort at all, each in place of every function that an exercise asks for.
EMPTY_ANSWERS = {
    "returns None": "None",
    "returns 0": "0",
    "returns 1": "1",
    "returns True": "True",
    "returns NaN": "float('nan')",
    "returns infinity": "float('inf')",
    "returns a text": "'1'",
    "returns an empty list": "[]",
    "returns an empty array": "__import__('numpy').array([])",
    "returns zeros": "__import__('numpy').zeros((50, 3))",
    "returns NaNs": "__import__('numpy').full((5, 3), float('nan'))",
    "returns its first argument": "args[0]",
    "returns its last argument": "args[-1]",
    "returns an object": "object()",
    "raises StopIteration": "next(iter([]))",
}


@pytest.fixture(scope="module")
def harnesses() -> dict[str, dict[str, Harness]]:
    """For each assignment and exercise the harness of its notebook."""
    markers, found = notebook.Markers.of(COURSE.config), {}
    for assignment in COURSE.assignments():
        of_it = [Harness(path, markers, preload=PRELOAD.get(assignment, ())) for path in COURSE.notebooks(assignment)]
        found[assignment] = {exercise: harness for harness in of_it for exercise in harness.solutions}
    return found


@pytest.mark.parametrize(
    ("assignment", "answer"),
    [pytest.param(name, a, id=f"{name}/{a.exercise}: {a.title}") for name, found in ANSWERS.items() for a in found],
)
def test_answer(assignment: str, answer: Answer, harnesses: dict[str, dict[str, Harness]], record_property):
    record_property("answer", "wrong" if answer.fails else "right")
    result = harnesses[assignment][answer.exercise].run({answer.exercise: answer.code})
    assert answer.fails <= set(result), "the answer names a test that is not in the notebook"
    assert {name for name, message in result.items() if message} == answer.fails, result


@pytest.mark.parametrize("assignment", ANSWERS)
def test_each_exercise_has_answers(assignment: str, harnesses: dict[str, dict[str, Harness]]):
    for exercise in harnesses[assignment]:
        of_it = [answer for answer in ANSWERS[assignment] if answer.exercise == exercise]
        assert sum(not answer.fails for answer in of_it) >= RIGHT, f"{exercise}: too few right answers"
        assert sum(bool(answer.fails) for answer in of_it) >= WRONG, f"{exercise}: too few wrong answers"


@pytest.mark.parametrize("assignment", ANSWERS)
@pytest.mark.parametrize("title", EMPTY_ANSWERS)
def test_an_answer_without_effort_passes_no_test(assignment: str, title: str, harnesses: dict[str, dict[str, Harness]]):
    for exercise, harness in harnesses[assignment].items():
        names = [line.split("(")[0][4:] for line in harness.solutions[exercise].split("\n") if line.startswith("def ")]
        code = "\n".join(f"def {name}(*args, **kwargs):\n    return {EMPTY_ANSWERS[title]}\n" for name in names)
        passed = [name for name, message in harness.run({exercise: code}).items() if not message]
        assert not passed


@pytest.mark.parametrize("assignment", ANSWERS)
def test_solutions_pass(assignment: str, harnesses: dict[str, dict[str, Harness]]):
    for harness in set(harnesses[assignment].values()):
        assert not any(harness.run(harness.solutions).values()), list(harness.solutions)


@pytest.mark.parametrize("number", range(RIGHT))
@pytest.mark.parametrize("assignment", ANSWERS)
def test_with_right_answers_the_whole_notebook_runs(assignment: str, number: int, tmp_path: Path, monkeypatch):
    """Given cells bear any right answer, nothing is left behind, and nbgrader would find no line on stderr.

    Tests run, and figures are rendered, with the first of the answers.
    """
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")  # small budgets
    right = {}
    for answer in ANSWERS[assignment]:
        if not answer.fails:
            right.setdefault(answer.exercise, []).append(answer.code)
    chosen = {exercise: codes[number % len(codes)] for exercise, codes in right.items()}
    if number:
        monkeypatch.setenv("MPLBACKEND", "agg")
    for path in COURSE.notebooks(assignment):
        nb = sample.answered(notebook.read(COURSE.release / assignment / path.name), chosen)
        nb.cells = [cell for cell in nb.cells if not number or notebook.role(cell) != "test"]
        folder = {"metadata": {"path": str(tmp_path)}}
        NotebookClient(nb, timeout=120, kernel_name="python3", resources=folder).execute()
        outputs = [(cell.id, output) for cell in nb.cells for output in cell.get("outputs", [])]
        assert not [(name, out.text) for name, out in outputs if out.get("name") == "stderr"]
        assert number or sum(out.output_type == "display_data" for _, out in outputs) >= 4
    assert list(tmp_path.iterdir()) == []
