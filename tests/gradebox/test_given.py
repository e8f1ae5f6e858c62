"""Which given code a test gets: definitions and what is read, nothing that runs a student's function."""

import ast

from gradebox import given


def kept(*cells: str, solutions=("def f(x):\n    return x",), tests=("assert f(a) == b",)) -> list[str]:
    return [ast.unparse(statement) for statement in given.needed(cells, solutions, tests)]


def test_statements_that_read_the_students_code_are_left_out():
    assert kept("a = 2\nb = f(a)\nc = b + 1\n", tests=("assert f(a) == c",)) == ["a = 2"]


def test_definitions_stay_even_if_they_call_the_student():
    assert kept("def run(n):\n    return f(n)\n", tests=("run(3)",)) == ["def run(n):\n    return f(n)"]


def test_experiments_that_nobody_reads_are_left_out():
    assert kept("import numpy as np\nfor i in range(10**9):\n    print(i)\nunused = np.ones(10**9)\na, b = 1, 2") == [
        "import numpy as np",
        "a, b = (1, 2)",
    ]


def test_changes_of_a_needed_value_stay():
    assert kept("a = {}\na['x'] = 1\nb = 3") == ["a = {}", "a['x'] = 1", "b = 3"]


def test_magics_are_python_too():
    assert kept("%matplotlib inline\na = 1\nb = 2") == ["a = 1", "b = 2"]
