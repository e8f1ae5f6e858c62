"""Answers without any knowledge, which no test may let through: None, NaN, empty arrays, their own arguments …

Such answers pass tests like `assert_allclose([], 5.0)`, `all(np.diff([]) > 0)` and `not (error > tol)` with NaN.
"""

import ast

from gradebox import given

VALUES = {
    "returns None": "None",
    "returns 0": "0",
    "returns True": "True",
    "returns NaN": "float('nan')",
    "returns []": "[]",
    "returns an empty array": "__import__('numpy').array([])",
    "returns its argument": "args[0] if args else None",
    "returns an object of its own": "object()",
    "raises StopIteration": "_stop()",
    "zeroes its arguments": "_zero(args)",
}
HELPERS = """
def _stop():
    raise StopIteration

def _zero(args):
    for value in args:
        try:
            if isinstance(value, (list, dict, set)):
                value.clear()
            else:
                value[...] = 0
        except TypeError:
            pass
    return args[0] if args else 0
"""
FUNCTION = "def {name}(*args, **kwargs):\n    return {value}\n"
CLASS = """class {name}:
    def __init__(self, *args, **kwargs):
        pass

    def __getattr__(self, name):
        return lambda *args, **kwargs: {value}
"""
VARIABLE = "args = ()\ntry:\n    {name} = {value}\nexcept StopIteration:\n    pass\n"


def answers(solution: str) -> dict[str, str]:
    """Return the adversaries of a solution cell: code that defines the same names, by what it does.

    Args:
        solution: the source of the solution cell.
    """
    names: dict[str, str] = {}
    for statement in given.parse(solution):
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            names[statement.name] = FUNCTION
        elif isinstance(statement, ast.ClassDef):
            names[statement.name] = CLASS
        else:
            names |= dict.fromkeys(sorted(given.bound(statement)), VARIABLE)
    return {
        title: HELPERS + "".join(form.format(name=name, value=value) for name, form in names.items())
        for title, value in VALUES.items()
    }
