"""The code of a cell, statement by statement, with the line numbers that its author sees."""

import ast
import contextlib
import io
import linecache
import types
from collections.abc import Iterator

from IPython.core.formatters import DisplayFormatter
from IPython.core.inputtransformer2 import TransformerManager

from gradebox import given
from gradebox.verdict import plan
from gradebox.verdict.handle import Handle, named


def parse(source: str, name: str) -> list[ast.stmt]:
    """Parse a cell so that line numbers stay those of its source."""
    lines = source.split("\n")
    blank = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    text = "\n" * blank + TransformerManager().transform_cell("\n".join(lines[blank:]))
    linecache.cache[file_name(name)] = (len(text), None, [line + "\n" for line in lines], file_name(name))
    return ast.parse(text).body


def is_magic(source: str) -> bool:
    """Tell whether a magic of IPython's takes the whole cell."""
    return source.lstrip().startswith("%%")


def file_name(name: str) -> str:
    """Return what a cell is called in tracebacks."""
    return f"<cell {name}>"


def code(statement: ast.stmt, name: str) -> types.CodeType:
    """Compile a statement."""
    return compile(ast.Module([statement], []), file_name(name), "exec")


def bound(statement: ast.stmt) -> set[str]:
    """Return the names that a statement binds, imports included."""
    return given.bound(statement) | plan.imported(statement)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Let nothing be printed."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


def shell() -> object:
    """Return an IPython shell for magics in given cells and tests; made when first asked for."""
    from IPython.core.interactiveshell import InteractiveShell

    return InteractiveShell.instance()


def expression(statement: ast.Expr, name: str) -> types.CodeType:
    """Compile the last expression of a cell."""
    return compile(ast.Expression(statement.value), file_name(name), "eval")


def shown(value: object) -> dict | None:
    """Return a value as Jupyter shows the last one of a cell."""
    if value is None:
        return None
    if issubclass(type(value), Handle):
        return {"text/plain": named(value)}
    return DisplayFormatter().format(value, include=["text/plain"])[0]
