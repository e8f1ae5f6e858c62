"""The trusted process: runs given code and test cells of one submission, and talks to the student's kernel.

Started by `judge` as `python -m gradebox.verdict.process CONTROL PASS`, the numbers of two inherited sockets: one for
requests, one on which the channel to the kernel is handed over. It sees no course, no gradebook and no network.
"""

import ast
import contextlib
import copy
import importlib
import io
import linecache
import os
import resource
import socket
import sys
import time
import types

from IPython.core.formatters import DisplayFormatter
from IPython.core.inputtransformer2 import TransformerManager

from gradebox.kernel.channel import Channel
from gradebox.kernel.errors import CannotCross, Lost
from gradebox.verdict.handle import Handle
from gradebox.verdict.namespace import Namespace
from gradebox.verdict.remote import AuthorFault, Remote, StudentEnded
from gradebox.verdict.report import Report


class Trusted:
    """The state of one submission's tests."""

    def __init__(self, control: Channel, passing: socket.socket):
        self.control, self.passing = control, passing
        self.remote: Remote | None = None
        self.names = Namespace(self._ask_name, self._tell_name)
        self.names["get_ipython"] = _shell
        self.pushed: dict[str, object] = {}  # what visible tests have bound for later cells
        self.broken: dict[str, str] = {}  # names whose given code failed here, and why
        self.tokens = 0

    def serve(self) -> None:
        """Do what the judge asks until it goes."""
        while True:
            try:
                body, _ = self.control.receive()
            except Lost:
                return
            answer = getattr(self, f"do_{body['do']}")(**body["with"])
            self.control.send({"answer": answer}, [])

    def do_kernel(self) -> None:
        """Take over the channel to a new kernel."""
        _, numbers, _, _ = socket.recv_fds(self.passing, 16, 1)
        if self.remote is not None:
            self.remote.channel.close()
        self.remote = Remote(Channel(socket.socket(fileno=numbers[0])), self.names.given.get)

    def do_begin(self, limits: dict, in_student: str) -> str:
        """Set limits; have a course's own `in_student` run in the student's kernel. Return what went wrong."""
        for name, value in limits.items():
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))
        self.names["in_student"] = self.in_student
        module, _, name = in_student.rpartition(".")
        try:
            if module:
                setattr(importlib.import_module(module), name, self.in_student)
        except Exception as error:
            return f"{in_student}: {type(error).__name__}: {error}"
        return ""

    def do_given(self, step: dict) -> None:
        """Run what tests need of a given cell; what fails is known to fail when a test reads it."""
        body = _parse(step["source"], step["name"])
        for number in step["imports"]:
            code = _code(body[number], step["name"])
            for name in _bound(body[number]):
                self.names.ready[name] = lambda code=code: exec(code, self.names)
                self.names.pop(name, None)
            if any(alias.name == "*" for alias in body[number].names):
                exec(code, self.names)
        with _quiet():
            for number in step["run"]:
                self._run_given(body[number], step["name"])
        self.names.claim(step["claims"])

    def do_test(self, step: dict, hidden: list[int], seconds: float) -> dict:
        """Run one test cell; return what it says."""
        report = Report(step["name"], hidden)
        self.remote.begin(time.monotonic() + seconds)
        try:
            body = _parse(step["source"], step["name"])
        except SyntaxError as error:
            return report.undecided(f"the test is no Python: {error}")
        try:
            for number, statement in enumerate(body):
                report.at, self.names.secret = statement, report.hides(statement)
                with report.captured():
                    last = self._run(statement, step["name"], number == len(body) - 1, step["source"])
                if not self.names.secret:
                    self._push(_bound(statement) & set(step["push"]))
            if last:
                report.result = last
        except AuthorFault as fault:
            return report.undecided(str(fault))
        except (Lost, StudentEnded) as lost:
            report.lost(str(lost))
        except BaseException as error:  # a test may raise anything
            fault = self._fault(error)
            if fault:
                return report.undecided(fault)
            report.failed(error)
        code = [ast.unparse(body[number]) for number in step["push_code"] if not report.hides(body[number])]
        return {**report.message(), "kernel": not self.remote.lost, "code": "\n".join(code)}

    def do_reset(self, seconds: float) -> bool:
        """Begin anew with a kernel that did not answer; return whether it follows."""
        self.tokens += 1
        try:
            self.remote.reset(self.tokens, time.monotonic() + seconds)
        except Lost:
            return False
        return True

    def do_push(self, seconds: float) -> None:
        """Give a new kernel what visible tests have bound for later cells."""
        self.remote.begin(time.monotonic() + seconds)
        for name, value in self.pushed.items():
            self._tell_name("set", name, value)

    def in_student(self, function: object, /, *args: object, **kwargs: object) -> object:
        """Run a given or student function in the student's kernel; return plain data or a handle."""
        if self.remote.node_of(function)[0] == "handle":
            name = getattr(function, "__name__", repr(function))
            raise AuthorFault(f"in_student({name}, ...): not a function of a given cell, a library, or the student")
        return self.remote.ask("call", [function, *args], kwargs)

    def _ask_name(self, name: str) -> object:
        try:
            return self.remote.ask("get", [name])
        except KeyError:
            raise NameError(f"name {name!r} is not defined", name=name) from None

    def _run_given(self, statement: ast.stmt, name: str) -> None:
        bound = _bound(statement)
        try:
            exec(_code(statement, name), self.names)
        except BaseException as error:
            self.broken.update(dict.fromkeys(bound, f"{type(error).__name__}: {error}"))
            return
        for key in bound:
            value = self.names.get(key)
            self.broken.pop(key, None)
            self.names.student.discard(key)
            if isinstance(statement, ast.FunctionDef | ast.ClassDef) and isinstance(value, types.FunctionType | type):
                self.names.given[key] = value

    def _run(self, statement: ast.stmt, name: str, last: bool, source: str) -> dict | None:
        """Run one statement of a test; return the display of the last expression, as Jupyter shows it."""
        if not (last and isinstance(statement, ast.Expr)) or source.rstrip().endswith(";"):
            exec(_code(statement, name), self.names)
            return None
        code = compile(ast.Expression(statement.value), _file(name), "eval")
        value = eval(code, self.names)
        if value is None:
            return None
        if isinstance(value, Handle):
            return {"text/plain": repr(value)}
        data, _ = DisplayFormatter().format(value, include=["text/plain"])
        return data

    def _fault(self, error: BaseException) -> str:
        """Return why an error says nothing about the student, or an empty text."""
        if isinstance(error, NameError) and error.name in self.broken:
            return f"the given code for {error.name} failed beside the tests: {self.broken[error.name]}"
        return str(error) if isinstance(error, CannotCross) else ""

    def _tell_name(self, do: str, *args: object) -> None:
        """Bind or delete a name in the student's kernel, if its value can cross."""
        try:
            self.remote.ask(do, args)
        except (Exception, AuthorFault):
            return

    def _push(self, names: set[str]) -> None:
        """Bind names there that a visible test has bound and that later cells read."""
        for name in names & set(self.names):
            self.pushed[name] = copy.deepcopy(self.names[name]) if _plain(self.names[name]) else self.names[name]
            self._tell_name("set", name, self.names[name])


def _plain(value: object) -> bool:
    return isinstance(value, list | dict | set | tuple) and not any(isinstance(item, Handle) for item in value)


def _parse(source: str, name: str) -> list[ast.stmt]:
    text = TransformerManager().transform_cell(source)
    linecache.cache[_file(name)] = (len(text), None, source.splitlines(True), _file(name))
    return ast.parse(text).body


def _file(name: str) -> str:
    return f"<cell {name}>"


def _code(statement: ast.stmt, name: str) -> types.CodeType:
    return compile(ast.Module([statement], []), _file(name), "exec")


def _bound(statement: ast.stmt) -> set[str]:
    from gradebox import given
    from gradebox.verdict.plan import imported

    return given.bound(statement) | imported(statement)


@contextlib.contextmanager
def _quiet():
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


def _shell() -> object:
    """Return an IPython shell for magics in given cells and tests; made when first asked for."""
    from IPython.core.interactiveshell import InteractiveShell

    return InteractiveShell.instance()


def main() -> None:
    """Serve on the sockets whose numbers are given."""
    os.environ["MPLBACKEND"] = "agg"
    control, passing = (socket.socket(fileno=int(number)) for number in sys.argv[1:3])
    control.setblocking(True)
    Trusted(Channel(control), passing).serve()


if __name__ == "__main__":
    main()
