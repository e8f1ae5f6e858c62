"""The trusted process: runs given code and test cells of one submission, and talks to the student's kernel.

Started by `judge` as `python -m gradebox.verdict.process CONTROL PASS`, the numbers of two inherited sockets: one for
requests, one on which the channel to the kernel is handed over. It sees no course, no gradebook and no network.
"""

import ast
import contextlib
import copy
import importlib
import os
import resource
import socket
import sys
import time
import types

from gradebox import given
from gradebox.kernel.channel import Channel
from gradebox.kernel.errors import CannotCross, Lost
from gradebox.verdict import cells, plan, seeds
from gradebox.verdict.handle import Handle
from gradebox.verdict.namespace import MainModule, Namespace
from gradebox.verdict.remote import AuthorFault, Remote, StudentEnded
from gradebox.verdict.report import Report

VACUOUS_WORDS = {"empty": "an empty array", "nan": "NaN", "masked": "masked items"}
VACUOUS = set(VACUOUS_WORDS)  # what many a comparison lets pass


class Trusted:
    """The state of one submission's tests."""

    def __init__(self, control: Channel, passing: socket.socket):
        self.control, self.passing = control, passing
        self.remote: Remote | None = None
        self.names = Namespace(self._ask_name, self._tell_name)
        self.names["get_ipython"] = cells.shell
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
        sys.modules["__main__"] = MainModule(self.names)
        seeds.forward(lambda name, args: self._tell_name("seed", name, *args))
        module, _, name = in_student.rpartition(".")
        try:
            if module:
                setattr(importlib.import_module(module), name, self.in_student)
        except Exception as error:
            return f"{in_student}: {type(error).__name__}: {error}"
        return ""

    def do_given(self, step: dict, seconds: float) -> bool:
        """Run what tests need of a given cell; what fails is known to fail when a test reads it."""
        self.remote.begin(time.monotonic() + seconds)
        body = cells.parse(step["source"], step["name"])
        with cells.quiet():
            self._imports(step["imports"], body, step["name"])
            for number in step["run"]:
                self._run_given(body[number], step["name"])
        self.names.claim(step["claims"])
        return not self.remote.lost

    def do_bind(self, step: dict, seconds: float) -> bool:
        """Run what a test without a verdict binds for others: imports, definitions, and values not of the student's."""
        self.remote.begin(time.monotonic() + seconds)
        with contextlib.suppress(SyntaxError), cells.quiet():
            body = cells.parse(step["source"], step["name"])
            self._imports([n for n, s in enumerate(body) if isinstance(s, plan.IMPORTS)], body, step["name"])
            for statement in body:
                mine = not given.read(statement) & self.names.student or isinstance(statement, plan.DEFINITIONS)
                if mine and not isinstance(statement, plan.IMPORTS):
                    self._run_given(statement, step["name"])
        return not self.remote.lost

    def do_test(self, step: dict, hidden: list[int], seconds: float, fit: bool, allowed: list[str], told: bool) -> dict:
        """Run one test cell; return what it says.

        `fit`: the solution has passed it this way, so that whatever happens now is the student's doing; `allowed`: what
        is odd about the solution's answers; `told`: a hidden test has run, whose inputs student code may know.
        """
        report = Report(step["name"], hidden, told)
        self.remote.begin(time.monotonic() + seconds)
        try:
            body = cells.parse(step["source"], step["name"])
            report.hide_all_if(len(body) == 1 and cells.is_magic(step["source"]))
            self._run_all(body, step, report)
            extra = self.remote.seen - set(allowed) - ({"empty"} if "nothing" in allowed else set())
            if extra & VACUOUS:
                report.fail("an answer holds " + " and ".join(sorted(VACUOUS_WORDS[kind] for kind in extra & VACUOUS)))
            elif "changed" in extra and fit:
                self._run_frozen(body, step, report, seconds)
        except SyntaxError as error:
            return report.undecided(f"the test is no Python: {error}")
        except AuthorFault as fault:
            if not fit:
                return report.undecided(str(fault))
            report.lost(str(fault))
        except (Lost, StudentEnded) as lost:
            report.lost(str(lost))
        except BaseException as error:  # a test may raise anything
            fault = self._fault(error)
            if fault:
                return report.undecided(fault)
            report.failed(error)
        code = [ast.unparse(body[number]) for number in step["push_code"] if not report.hides(body[number])]
        more = {"kernel": not self.remote.lost, "code": "\n".join(code), "odd": sorted(self.remote.seen)}
        return {**report.message(), **more}

    def _run_all(self, body: list[ast.stmt], step: dict, report: Report) -> None:
        for number, statement in enumerate(body):
            report.at, self.names.secret = statement, report.hides(statement)
            with report.captured() as sink:
                self.remote.sink = sink
                report.result = self._run(statement, step["name"], number == len(body) - 1, step["source"])
            if not self.names.secret:
                self._push(cells.bound(statement) & set(step["push"]))

    def _run_frozen(self, body: list[ast.stmt], step: dict, report: Report, seconds: float) -> None:
        """Run a test again that has passed while its arguments were changed: it must not pass because of that."""
        self.remote.begin(time.monotonic() + seconds)
        self.remote.frozen = True
        again = Report(step["name"], [], True)
        try:
            self._run_all(body, {**step, "push": []}, again)
        except Exception as error:
            report.failed(error)
            report.fail("it passes only because an argument was changed")

    def do_reset(self, seconds: float) -> bool:
        """Begin anew with a kernel that did not answer; return whether it follows."""
        self.tokens += 1
        try:
            self.remote.reset(self.tokens, time.monotonic() + seconds)
        except Lost:
            return False
        return True

    def do_modules(self) -> list[str]:
        """Return what has been imported."""
        return sorted(sys.modules)

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

    def _imports(self, numbers: list[int], body: list[ast.stmt], name: str) -> None:
        """Have imports ready: they run when a name of theirs is read."""
        for number in numbers:
            code = cells.code(body[number], name)
            for key in cells.bound(body[number]):
                self.names.ready[key] = lambda code=code: exec(code, self.names)
                self.names.forget(key)
            if any(alias.name == "*" for alias in getattr(body[number], "names", ())):
                exec(code, self.names)

    def _run_given(self, statement: ast.stmt, name: str) -> None:
        bound = cells.bound(statement)
        for key in bound:
            self.names.forget(key)
        try:
            exec(cells.code(statement, name), self.names)
        except (Lost, StudentEnded):
            return
        except BaseException as error:
            self.broken.update(dict.fromkeys(bound, f"{type(error).__name__}: {error}"))
            return
        for key in bound:
            value = self.names.get(key)
            self.broken.pop(key, None)
            if isinstance(statement, ast.FunctionDef | ast.ClassDef) and isinstance(value, types.FunctionType | type):
                self.names.given[key] = value

    def _run(self, statement: ast.stmt, name: str, last: bool, source: str) -> dict | None:
        """Run one statement of a test; return the display of the last expression, as Jupyter shows it."""
        if not (last and isinstance(statement, ast.Expr)) or source.rstrip().endswith(";"):
            exec(cells.code(statement, name), self.names)
            return None
        return cells.shown(eval(cells.expression(statement, name), self.names))

    def _fault(self, error: BaseException) -> str:
        """Return why an error says nothing about the student, or an empty text."""
        if isinstance(error, NameError) and error.name in self.broken:
            return f"the given code for {error.name} failed beside the tests: {self.broken[error.name]}"
        return str(error) if isinstance(error, CannotCross) else ""

    def _tell_name(self, do: str, *args: object) -> None:
        """Bind or delete a name in the student's kernel, if its value can cross."""
        try:
            self.remote.ask(do, args)
        except (Exception, AuthorFault, Lost, StudentEnded):
            return

    def _push(self, names: set[str]) -> None:
        """Bind names there that a visible test has bound and that later cells read."""
        for name in names & set(self.names):
            self.pushed[name] = copy.deepcopy(self.names[name]) if _plain(self.names[name]) else self.names[name]
            self._tell_name("set", name, self.names[name])


def _plain(value: object) -> bool:
    return isinstance(value, list | dict | set | tuple) and not any(isinstance(item, Handle) for item in value)


def serve(control: socket.socket, passing: socket.socket) -> None:
    """Do what the judge asks on one socket; channels to kernels are handed over on the other."""
    Trusted(Channel(control), passing).serve()


if __name__ == "__main__":
    os.environ["MPLBACKEND"] = "agg"
    serve(*(socket.socket(fileno=int(number)) for number in sys.argv[1:3]))
