"""What a student reads: five outcomes that are never mixed up, a headline, a diagnosis, the next hint."""

import sys

import nbformat
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbclient import NotebookClient

import lrlab
from lrlab import check, mistakes


def outcome(name: str, function, hints=(), opener=check.visible) -> check.Failed | None:
    """Run a function inside a check and return what the check raises."""
    try:
        with opener(name, hints) if opener is check.visible else opener(name):
            function()
    except check.Failed as failed:
        return failed
    return None


def test_right(capsys):
    assert outcome("exercise: property", lambda: check.close(0.5, 0.5, "x")) is None
    assert capsys.readouterr().out == "✓ right · exercise: property\n"


def test_wrong_has_a_headline_with_given_expected_and_got():
    got = np.full(101, 0.05)
    got[:10] = 0.025
    expected = np.full(101, 0.025)
    expected[90:] = 0.05
    failed = outcome("schedule: all steps", lambda: check.close(got, expected, "lr", "step"))
    assert failed.state == "wrong"
    assert "lr: 80 of 101 steps different; first at step 10: got 0.05, expected 0.025 (2×)" in failed.text


def test_not_attempted():
    def stub():
        raise NotImplementedError

    failed = outcome("exercise: property", lambda: check.close(stub(), 1.0, "stub()"))
    assert failed.state == "not attempted" and "✗" not in failed.text
    student = {"__name__": "__main__"}
    exec(compile("def f(x):\n    raise NotImplementedError\n", "<student>", "exec"), student)
    failed = outcome("exercise: property", lambda: check.close(student["f"](1), 1.0, "f(1)"))
    assert failed.state == "not attempted" and "line 2" in failed.text


def test_could_not_run_when_a_name_is_missing():
    failed = outcome("exercise: property", lambda: eval("adam_step(1)", {}))
    assert failed.state == "could not run" and "adam_step" in failed.text


def test_an_error_in_the_students_code_names_their_line():
    student = {"__name__": "__main__"}
    exec(compile("def f(x):\n    return x / 0\n", "<student>", "exec"), student)
    failed = outcome("exercise: property", lambda: check.close(student["f"](1), 1.0, "f(1)"))
    assert failed.state == "error in your code"
    assert "line 2" in failed.text and "ZeroDivisionError" in failed.text


def test_a_hidden_test_names_the_property_and_no_value():
    failed = outcome("adam: bias correction", lambda: check.close(0.123, 0.456, "secret(7)"), opener=check.hidden)
    assert failed.state == "wrong" and "adam: bias correction" in failed.text
    assert not any(secret in failed.text for secret in ("0.123", "0.456", "secret"))
    failed = outcome("adam: bias correction", lambda: int("recorded 0.456"), opener=check.hidden)
    assert "0.456" not in failed.text and "ValueError" in failed.text


def test_the_same_failure_again_brings_the_next_hint():
    def wrong():
        check.close(1.0, 2.0, "x")

    texts = [outcome("hints: once more", wrong, hints=["first", "second"]).text for _ in range(3)]
    assert ["Hint" in text for text in texts] == [False, True, True]
    assert "Hint 1 of 2: first" in texts[1] and "second" not in texts[1] and "Hint 2 of 2: second" in texts[2]
    other = outcome("hints: once more", lambda: check.close(1.5, 2.0, "x"), hints=["first"])
    assert "Hint" not in other.text


@pytest.mark.parametrize(
    ("got", "words"),
    [
        (None, "`return` is missing"),
        ("0.5", "expected real numbers"),
        (True, "expected real numbers"),
        (0.5j, "expected real numbers"),
        ([[1], [1, 2]], "different lengths"),
        (np.array([1.0, 2.0, 3.0, 4.0]), "got an array of shape (4,), expected an array of shape (3,)"),
        (2.0, "got a single number, expected an array of shape (3,)"),
        ([1.0, np.nan, 3.0], "1 of 3 steps nan or infinite; first at step 1"),
        ([], "got an array of shape (0,)"),
    ],
)
def test_type_shape_and_missing_values_come_first(got, words):
    with pytest.raises(check.Wrong, match=r"^values: ") as error:
        check.close(got, [1.0, 2.0, 3.0], "values", "step")
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("got", "diagnosis"),
    [
        ([2.0, 8.0, 18.0, 32.0], "twice too large"),
        ([-1.0, -4.0, -9.0, -16.0], "sign is flipped"),
        ([0.0, 1.0, 4.0, 9.0], "one step late"),
        ([4.0, 9.0, 16.0, 25.0], "one step early"),
        ([16.0, 9.0, 4.0, 1.0], "order is reversed"),
        ([1.0, -4.0, 9.0, 16.0], "only signs differ"),
        ([3.0, 6.0, 11.0, 18.0], "off by the same amount, +2"),
        ([1.0, 16.0, 81.0, 256.0], "square"),
        ([0.0, 1.0, 4.0, 9.0, 16.0], "the start itself does not belong"),
        ([1.0, 4.0, 9.0], "last step is missing"),
        (np.deg2rad([1.0, 4.0, 9.0, 16.0]), "degrees"),
        ([1.5, 4.5, 9.5, 17.0], "coupled decay"),
    ],
)
def test_diagnosis(got, diagnosis):
    known = {"this is coupled decay": [1.5, 4.5, 9.5, 17.0]}
    with pytest.raises(check.Wrong) as error:
        check.close(got, [1.0, 4.0, 9.0, 16.0], "values", "step", known=known)
    assert diagnosis in str(error.value)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=9), st.floats(1e-3, 1e3))
def test_close_accepts_what_is_equal_and_nothing_that_is_off(values, off):
    check.close(values, values, "values")
    changed = [*values[:-1], values[-1] + off * max(1.0, max(map(abs, values)))]
    with pytest.raises(check.Wrong):
        check.close(changed, values, "values")


@given(st.lists(st.floats(-1e3, 1e3), min_size=3, max_size=9))
def test_a_diagnosis_never_fails(values):
    values = np.array(values)
    for got in (values[::-1], values + 1, values[1:], np.append(values, 0), values * np.nan, values.reshape(-1, 1)):
        assert mistakes.diagnose(got, values, 1e-9) is None or isinstance(mistakes.diagnose(got, values, 1e-9), str)


def test_array_and_parts_ask_for_a_form():
    assert check.array([[1, 2]], (1, 2), "log").dtype == float
    with pytest.raises(check.Wrong, match="rows and columns are swapped"):
        check.array(np.zeros((3, 5)), (5, 3), "log")
    with pytest.raises(check.Wrong, match="does the start itself stand"):
        check.array(np.zeros((6, 3)), (5, 3), "log")
    with pytest.raises(check.Wrong, match="expected a finite number"):
        check.array([1.0, np.inf], (2,), "log")
    assert check.parts((1, 2), 2, "pair") == (1, 2)
    for got in (1.0, (1, 2, 3), None, np.zeros(2)):
        with pytest.raises(check.Wrong, match="expected 2 values"):
            check.parts(got, 2, "pair")


def test_equal_true_and_raises():
    check.equal(np.int64(3), 3, "n")
    for got in (3.0, True, "3"):
        with pytest.raises(check.Wrong):
            check.equal(got, 3, "n")
    check.true(np.bool_(True), "never")
    for condition in (False, 1, "yes", np.array([True])):
        with pytest.raises(check.Wrong, match="must grow"):
            check.true(condition, "it must grow")

    def stub():
        raise NotImplementedError

    check.raises(ZeroDivisionError, lambda: 1 / 0, what="1 / 0")
    with pytest.raises(check.Wrong, match="got 2, expected a ValueError"):
        check.raises(ValueError, lambda: 2, what="f()")
    with pytest.raises(NotImplementedError):
        check.raises(Exception, stub, what="stub()")


def test_what_an_answer_writes_to_stderr_is_no_failure(capsys):
    def warn():
        print("overflow", file=sys.stderr)
        check.close(1.0, 1.0, "x")

    assert outcome("exercise: property", warn) is None
    printed = capsys.readouterr()
    assert "overflow" in printed.out and printed.err == ""


def test_in_student_is_a_plain_call_here():
    assert check.in_student(divmod, 7, 2) == (3, 1)


def test_an_interrupt_is_not_an_answer():
    with pytest.raises(KeyboardInterrupt), check.visible("exercise: property"):
        raise KeyboardInterrupt


def test_budget(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    assert lrlab.budget(full=10, quick=1) == 10
    for mode in ("autograde", "validate"):
        monkeypatch.setenv("NBGRADER_EXECUTION", mode)
        assert lrlab.budget(full=10, quick=1) == 1


def test_in_a_notebook_a_failure_is_a_few_lines_and_a_picture():
    code = [
        "from lrlab import check\ndef f():\n    return [1., 2., 4., 4.]\ndef g():\n    return missing",
        "with check.visible('f: values'):\n    check.close(f(), [1., 2., 3., 4.], 'f()', 'step')",
        "with check.visible('g: values'):\n    check.close(g(), 1.0, 'g()')",
    ]
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in code])
    NotebookClient(nb, allow_errors=True, kernel_name="python3").execute()
    picture, error = nb.cells[1].outputs
    assert "image/png" in picture.data
    assert picture.metadata.get("image/png", {}).get("alt", "").startswith("f(): 1 of 4 steps different")
    assert error.ename == "Failed" and len(error.traceback) == 2 and "File" not in "".join(error.traceback)
    (error,) = nb.cells[2].outputs
    assert "Cell In[1], line 5: return missing" in "\n".join(error.traceback)
    assert "NameError: name 'missing' is not defined" in "\n".join(error.traceback)
