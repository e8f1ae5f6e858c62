"""Which given code a test needs, and can have without the student's: found by reading names, never by running.

A notebook mixes definitions with long experiments. `needed` keeps the imports, the definitions, and the statements
that bind a name somebody reads, and leaves out all that depends on a student's function.
"""

import ast
from collections.abc import Iterable

from IPython.core.inputtransformer2 import TransformerManager


def parse(source: str) -> list[ast.stmt]:
    """Parse the code of a cell, IPython's own syntax included."""
    return ast.parse(TransformerManager().transform_cell(source)).body


def bound(statement: ast.AST) -> set[str]:
    """Return the names that a statement binds or changes in its own scope, imports left out."""
    names = set()
    for node in _own_scope(statement):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
            names.add(node.id)
        elif isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            names |= {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
    return names


def read(node: ast.AST) -> set[str]:
    """Return the names that a statement reads, inside functions and lambdas too."""
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load)}


def needed(given: Iterable[str], solutions: Iterable[str], tests: Iterable[str]) -> list[ast.stmt]:
    """Return the given statements that solutions and tests need and that read nothing of a student's, in order.

    Args:
        given: the sources of the given cells, in order.
        solutions: the sources of the solution cells; the names they define are the student's.
        tests: the sources of the test cells.
    """
    solution_code = [statement for source in solutions for statement in parse(source)]
    student = set().union(*(bound(statement) for statement in solution_code))
    kept = []
    for statement in (statement for source in given for statement in parse(source)):
        if isinstance(statement, _DEFINITIONS) or not read(statement) & student:
            kept.append(statement)
        else:
            student |= bound(statement)
    wanted = set().union(*(read(s) for s in solution_code), *(read(s) for t in tests for s in parse(t)))
    result = []
    for statement in reversed(kept):
        if isinstance(statement, _DEFINITIONS) or bound(statement) & wanted:
            wanted |= read(statement)
            result.insert(0, statement)
    return result


_DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def _own_scope(node: ast.AST) -> Iterable[ast.AST]:
    yield node
    if not isinstance(node, (*_DEFINITIONS, ast.Lambda)):
        for child in ast.iter_child_nodes(node):
            yield from _own_scope(child)
