"""The agent in a student's kernel: does what trusted tests ask, while no cell runs, in the kernel's main thread.

It is the student's process, and the student may change it: what it answers is a claim about the student's own values.
"""

import contextlib
import io
import linecache
import operator
import signal
import sys
import traceback
from collections.abc import Callable, Iterator

from gradebox.kernel.channel import Channel
from gradebox.kernel.errors import CannotCross
from gradebox.kernel.peer import Peer

MAX_PRINT = 200_000  # characters
PROTOCOLS = ("__iter__", "__next__", "__len__", "__getitem__", "__setitem__", "__enter__", "__exit__")


class Reset(BaseException):
    """The trusted side has given up what it asked and wants to begin anew."""


class Agent(Peer):
    """Answers what trusted tests ask of a student's code.

    Args:
        channel: the way to the trusted side.
        names: the globals of the notebook.
    """

    def __init__(self, channel: Channel, names: dict):
        super().__init__(channel, first=1)
        self.names = names
        self.objects: list[object] = []  # what has a handle on the trusted side, by number
        self.numbers: dict[int, int] = {}
        self.functions: dict[int, tuple[Callable, int]] = {}  # what stands for a test's functions, and their numbers
        self.depth = 0  # of the requests that are being answered
        self.printed = Printed()
        self.does: dict[str, Callable] = {
            "get": lambda name: self.names[name], "set": self.names.__setitem__, "delete": self.names.__delitem__,
            "call": _call, "getattr": getattr, "setattr": setattr, "getitem": operator.getitem,
            "setitem": operator.setitem, "len": len, "iter": iter, "next": _next, "isinstance": isinstance,
            "enter": _enter, "exit": _exit, "str": str, "repr": repr, "seed": _seed,
        }  # fmt: skip

    def serve(self) -> None:
        """Answer one message that has come."""
        try:
            body, buffers = self.receive()
            before = signal.signal(signal.SIGINT, signal.default_int_handler)
            try:
                self.answer(body, buffers)
            finally:
                signal.signal(signal.SIGINT, before)
        except Reset as reset:
            self.shared.frames.clear()
            self.shared.numbers.clear()
            self.channel.send({"reset": reset.args[0]}, [])

    def receive(self) -> tuple[dict, list[bytes]]:
        body, buffers = super().receive()
        if "reset" in body:
            raise Reset(body["reset"])
        return body, buffers

    def ask(self, do: str, args=(), kwargs=None) -> object:
        if not self.depth:
            raise RuntimeError("this function belongs to a test that has ended")
        return super().ask(do, args, kwargs)

    def answer(self, body: dict, buffers: list[bytes]) -> None:
        self.depth += 1
        try:
            super().answer(body, buffers)
        finally:
            self.depth -= 1

    def stale(self) -> None:
        """Wait on: it answers a request that was interrupted."""

    def beside(self) -> dict:
        return {"printed": self.printed.take()}

    def perform(self, do: str, args: list, kwargs: dict) -> object:
        try:
            with contextlib.redirect_stdout(self.printed):
                return self.does[do](*args, **kwargs)
        except (KeyboardInterrupt, SystemExit, GeneratorExit) as error:
            raise Ended(type(error).__name__) from error

    def node_of(self, value: object) -> list:
        if id(value) in self.functions:
            return ["yours", self.functions[id(value)][1]]
        number = self.numbers.get(id(value))
        if number is None:
            number = self.numbers[id(value)] = len(self.objects)
            self.objects.append(value)
        kind = value if isinstance(value, type) else type(value)
        classes = [base.__name__ for base in type.mro(kind) if base.__module__ == "__main__"]
        what = "class" if isinstance(value, type) else "function" if callable(value) else "object"
        return ["handle", number, what, classes, [name for name in PROTOCOLS if hasattr(type(value), name)]]

    def fallback(self, value: object, reason: Exception) -> list:
        return self.node_of(value)  # too large, too deep or too odd to cross: it stays here

    def object_of(self, tag: str, *rest: object) -> object:
        if tag == "yours":
            return self.objects[rest[0]]
        if tag == "global":
            return self.names[rest[0]]
        if tag == "import":
            __import__(rest[0])
            return operator.attrgetter(rest[1])(sys.modules[rest[0]]) if rest[1] else sys.modules[rest[0]]
        if tag == "handle":
            return self._function(rest[0], rest[1])
        raise CannotCross(tag)

    def describe(self, error: BaseException) -> dict:
        kinds = [kind.__name__ for kind in type.mro(type(error))]
        try:
            message = error.args[0] if len(error.args) == 1 and isinstance(error.args[0], str) else str(error)
        except Exception:
            message = ""
        if isinstance(error, Ended):
            kinds, message = [str(error)], ""
        return {"kinds": kinds, "message": message[:2000], "place": _place(error), "stop": isinstance(error, Stopped)}

    def fail(self, error: dict) -> None:
        kind = getattr(__import__("builtins"), error["kinds"][0], RuntimeError)
        raise kind(error["message"])

    def _function(self, number: int, name: str) -> Callable:
        """Return a function that calls one of the test's."""

        def function(*args, **kwargs):
            return self.ask("call", [number, *args], kwargs)

        function.__name__ = function.__qualname__ = name
        self.functions[id(function)] = function, number
        return function


class Printed(io.TextIOBase):
    """What the student's code prints while it answers; a test may have redirected it."""

    def __init__(self):
        self.parts: list[str] = []
        self.room = MAX_PRINT

    def write(self, text: str) -> int:
        if self.room > 0:
            self.parts.append(text[: self.room])
            self.room -= len(text)
        return len(text)

    def take(self) -> str:
        """Return what was printed since the last time."""
        text = "".join(self.parts)
        self.parts, self.room = [], MAX_PRINT
        return text


class Ended(Exception):
    """The student's code wanted to end the kernel."""


class Stopped(Exception):
    """An iterator has no more items."""


def _call(function: Callable, /, *args: object, **kwargs: object) -> object:
    return function(*args, **kwargs)


def _next(iterator: Iterator) -> object:
    try:
        return next(iterator)
    except StopIteration:
        raise Stopped from None


def _seed(module: str, *args: object) -> None:
    seeded = sys.modules.get("numpy.random" if module == "numpy" else module)
    if seeded is not None or module == "random":
        (seeded or __import__("random")).seed(*args)


def _enter(manager: object) -> object:
    return type(manager).__enter__(manager)


def _exit(manager: object) -> None:
    type(manager).__exit__(manager, None, None, None)


def _place(error: BaseException) -> str:
    """Return the student's own line nearest to an error."""
    lines = [
        (frame.f_code.co_filename, number)
        for frame, number in traceback.walk_tb(error.__traceback__)
        if frame.f_globals.get("__name__") == "__main__"
    ]
    if not lines:
        return ""
    code = linecache.getline(*lines[-1]).strip()
    return f"line {lines[-1][1]}: {code}"[:300]
