"""A small course as somebody else would write it: nbgrader's default markers and configuration, plain asserts."""

from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode

from gradebox.course import Course
from tests.gradebox.conftest import cell

CONFIG = """c = get_config()
c.CourseDirectory.course_id = "foreign"
c.Execute.timeout = 6
c.Sandbox.memory = 1024
c.Sandbox.processes = 64
c.Sandbox.disk = 32
c.Sandbox.cell_output = 1
c.Sandbox.interrupt_seconds = 1
c.Sandbox.notebook_seconds = 40
"""
POINTS = {"scale": 3, "clip": 2, "account": 2, "twice": 1, "share": 2, "evens": 1, "answer": 1, "halve": 1}
AUTO, HAND = sum(POINTS.values()), 2

SOLUTIONS = {
    "scale": "def scale(x):\n    return 2 * x",
    "clip": "def clip(values, limit):\n    return [min(value, limit) for value in values]",
    "account": (
        "class Account:\n    def __init__(self):\n        self.balance = 0\n\n    def deposit(self, amount):\n"
        "        if amount <= 0:\n            raise ValueError('not positive')\n        self.balance += amount"
    ),
    "twice": "def twice(f, x):\n    return f(f(x))",
    "share": "def share(values, low):\n    return sum(value > low for value in values) / len(values)",
    "evens": "def evens(n):\n    for i in range(0, n, 2):\n        yield i",
    "answer": "answer = 6 * 7",
    "halve": "def halve(x):\n    return x / 2",
}
TESTS = {
    "scale": (
        "assert scale(3) == 6",
        "rng = np.random.default_rng(7)\nxs = rng.normal(size=5)\nwant = 2 * xs\n"
        "np.testing.assert_allclose(scale(xs), want)\nassert scale(-0.25) == -0.5 and isinstance(scale(10**6), int)",
    ),
    "clip": (
        "assert clip([1, 5], LIMIT) == [1, 3]",
        "values = [9, -1, 4]\nassert clip(values, 4) == [4, -1, 4]\nassert values == [9, -1, 4]\n"
        "mine = [8]\nassert clip(mine, 10) is not mine",
    ),
    "account": (
        "account = Account()\naccount.deposit(5)\nassert account.balance == 5",
        "account.deposit(2.5)\nassert account.balance == 7.5\nfor bad in (0, -3):\n    try:\n        account.deposit(bad)\n"
        "    except ValueError:\n        pass\n    else:\n        raise AssertionError('accepted')\n"
        "assert Account().balance == 0",
    ),
    "twice": (
        "assert twice(lambda x: x + 1, 0) == 2",
        "seen = []\ndef spy(x):\n    seen.append(x)\n    return 3 * x\nassert twice(spy, 2) == 18\nassert seen == [2, 6]",
    ),
    "share": (
        "points = 2 * (share([1, 2], 1) == 0.5)",
        "points *= share([4, 4, 4], 1) == 1\npoints\n",
    ),
    "evens": (
        "assert list(evens(5)) == [0, 2, 4]",
        "want = [0, 2, 4, 6, 8]\ngot = [value for value in evens(9)]\nassert got == want and list(evens(0)) == []",
    ),
    "halve": (
        "assert np.allclose(halve(np.ones(2)), np.ones(2) / 2)",
        "xs = np.random.default_rng(8).normal(size=4)\nassert np.allclose(halve(xs), xs / 2)",
    ),
    "answer": ("assert answer is not None", "assert answer == 42 and 41 < answer < 43"),
}


def notebook() -> NotebookNode:
    """The source notebook of the course's one assignment."""
    cells = [
        cell("# Homework", "title", "text"),
        cell("import numpy as np", "imports", "free"),
        cell("LIMIT = 3\n\ndef check_even(x):\n    return x % 2 == 0", "limit", "given"),
    ]
    for name, solution in SOLUTIONS.items():
        cells.append(cell(f"Write `{name}`.", f"{name}_task", "text"))
        cells.append(cell(f"### BEGIN SOLUTION\n{solution}\n### END SOLUTION", name, "solution"))
        seen, hidden = TESTS[name]
        last = "points\n" if name == "share" else ""
        hidden = hidden.removesuffix("points\n")
        source = f"{seen}\n### BEGIN HIDDEN TESTS\n{hidden.rstrip()}\n### END HIDDEN TESTS\n{last}".rstrip()
        cells.append(cell(source, f"{name}_test", "test", POINTS[name]))
    cells.append(cell("Why?", "why_task", "text"))
    cells.append(cell("Because it is so.", "why", "answer", HAND))
    return nbformat.v4.new_notebook(
        cells=cells, metadata={"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    )


def write(folder: Path) -> Course:
    """Write the course to a folder, with its release."""
    (folder / "source" / "hw1").mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text(CONFIG)
    nbformat.write(notebook(), folder / "source" / "hw1" / "hw1.ipynb")
    (folder / "source" / "hw1" / "table.csv").write_text("a,b\n1,2\n")
    course = Course(folder)
    course.generate("hw1")
    return course
