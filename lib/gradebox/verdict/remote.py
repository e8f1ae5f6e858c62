"""The trusted side of the channel to a student's kernel: what a test asks of it, and what it may ask back.

Only functions that the test has passed can be called from there, and only during that test. An assert that fails in one
holds, whatever the student's code does with it.
"""

import builtins
import copy
import functools
import itertools
import sys
import types
from collections.abc import Callable, Mapping

from gradebox.kernel.channel import Channel
from gradebox.kernel.errors import CannotCross, Lost, Malformed
from gradebox.kernel.peer import Peer
from gradebox.verdict.handle import PROTOCOLS, Handle, Stopped, handle_class

MAX_PRINT = 200_000  # characters
ENDS = (StopIteration, StopAsyncIteration, GeneratorExit)  # would end a loop of the test, silently
CALLABLE = (types.FunctionType, types.MethodType, types.BuiltinFunctionType, functools.partial)


class AuthorFault(BaseException):
    """The test itself asks for something that cannot be had this way; no verdict on the student."""


class StudentEnded(BaseException):
    """The student's code called `exit`, or was interrupted."""


class Remote(Peer):
    """The trusted side of the channel to a student's kernel.

    Args:
        channel: the way to the kernel's agent.
        given: gives the trusted copy of a name that given code defines, or None.
    """

    def __init__(self, channel: Channel, given: Callable[[str], object]):
        super().__init__(channel, first=0)
        self.given = given
        self.handles: dict[int, Handle] = {}
        self.functions: dict[int, Callable] = {}  # what a test has passed, by number
        self.failure: BaseException | None = None  # of an assert in a function that a test has passed
        self.lost = ""  # why nothing more can be asked
        self.frozen = False  # whether the student's code gets copies, so that it changes nothing of a test's
        self.seen: set[str] = set()  # what was odd about the answers
        self.sink: object = None  # where a test prints; what the student's code prints goes to another place only
        self._numbers = itertools.count()
        self._depth = 0

    def ask(self, do: str, args=(), kwargs: Mapping[str, object] | None = None) -> object:
        if self.lost:
            raise Lost(self.lost)
        self._depth += 1
        if self.frozen:
            args, kwargs = [_copied(value) for value in args], {k: _copied(v) for k, v in (kwargs or {}).items()}
        try:
            return super().ask(do, args, kwargs)
        except CannotCross as error:
            raise AuthorFault(f"a test passes a value that cannot cross: {error}") from None
        except Malformed as error:
            self.lost = f"broken message from the kernel: {error}"
            raise Lost(self.lost) from None
        except Lost as error:
            self.lost = str(error)
            raise
        finally:
            self._depth -= 1
            if not self._depth and self.failure is not None:
                failure, self.failure = self.failure, None
                raise failure

    def reset(self, token: int, deadline: float) -> None:
        """Give up what was asked and begin anew; raises Lost where the kernel does not follow.

        Args:
            token: a number not used before.
            deadline: how long to wait, on the clock of `time.monotonic`.
        """
        self.shared.frames.clear()
        self.shared.numbers.clear()
        self.channel.send({"reset": token}, [], deadline)
        while True:
            try:
                if self.channel.receive(deadline)[0].get("reset") == token:
                    self.lost, self.failure, self._depth = "", None, 0
                    return
            except Malformed as error:
                raise Lost("broken messages") from error

    def begin(self, deadline: float) -> None:
        """Begin a test cell: functions that an earlier one passed can no longer be called."""
        self.functions.clear()
        self.seen.clear()
        self.frozen = False
        self.failure, self.deadline = None, deadline

    def _result(self, body: dict, buffers: list[bytes]) -> object:
        printed = body.get("printed")
        if type(printed) is str and printed and sys.stdout is not self.sink:
            sys.stdout.write(printed[:MAX_PRINT])
        if body.get("changes"):
            self.seen.add("changed")
        result = super()._result(body, buffers)
        self.seen |= odd(result)
        return result

    def perform(self, do: str, args: list, kwargs: dict) -> object:
        if do != "call" or not args or type(args[0]) is not int or args[0] not in self.functions:
            raise Malformed("a request for something that the test did not pass")
        try:
            return self.functions[args[0]](*args[1:], **kwargs)
        except AssertionError as error:
            self.failure = error  # it holds, whatever the student's code does with it
            raise

    def node_of(self, value: object) -> list:
        if issubclass(type(value), Handle):
            return ["yours", value._handle[1]]
        if isinstance(value, types.ModuleType):
            return ["import", value.__name__, ""]
        name, module = getattr(value, "__qualname__", getattr(value, "__name__", "")), getattr(value, "__module__", "")
        if type(name) is str and name and self.given(name) is value:
            return ["global", name]
        for place in (module, "numpy"):
            if type(place) is str and place not in ("", "__main__") and _found(place, name) is value:
                return ["import", place, name]
        if isinstance(value, CALLABLE) or (callable(value) and not isinstance(value, type)):
            number = next(self._numbers)
            self.functions[number] = value
            return ["handle", number, str(getattr(value, "__name__", "function"))]
        raise CannotCross(f"{type(value).__name__}; make it in the student's kernel with in_student(...)")

    def object_of(self, tag: str, *rest: object) -> object:
        if tag == "yours" and rest[0] in self.functions:
            return self.functions[rest[0]]
        if tag != "handle":
            raise Malformed(f"a node of kind {tag[:20]}")
        number, kind, classes, protocols = rest
        names = (
            type(classes) is list and len(classes) < 100 and all(type(c) is str and c.isidentifier() for c in classes)
        )
        known = type(protocols) is list and all(type(name) is str for name in protocols)
        if type(number) is not int or kind not in ("function", "class", "object") or not (names and known):
            raise Malformed("a handle without a number or a kind")
        if number not in self.handles:
            special = PROTOCOLS & set(protocols) | ({"__call__"} if kind != "object" else set())
            self.handles[number] = handle_class(frozenset(special))(self, number, kind, classes)
        return self.handles[number]

    def given_class(self, classes: list[str]) -> type:
        """Return the first of these classes that given code defines, on the trusted side; else Handle."""
        found = [self.given(name) for name in classes]
        return next((kind for kind in found if isinstance(kind, type) and not issubclass(kind, Handle)), Handle)

    def describe(self, error: BaseException) -> dict:
        kinds = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
        return {"kinds": kinds, "message": ""}  # the message may hold what the test expects

    def fail(self, error: dict) -> None:
        kinds, message = error.get("kinds"), error.get("message")
        if type(kinds) is not list or type(message) is not str or not all(type(kind) is str for kind in kinds):
            raise Malformed("an error without a kind")
        if error.get("stop") is True:
            raise Stopped
        raised = self._exception(kinds[:50], message[:2000])
        if type(error.get("place")) is str and error["place"]:
            raised.add_note(f"In your code, {error['place'][:300]}")
        raise raised

    def _exception(self, kinds: list[str], message: str) -> BaseException:
        """Return an exception of the first kind that is built in, or that given code defines."""
        if kinds and kinds[0] in ("SystemExit", "KeyboardInterrupt"):
            return StudentEnded(f"the code ended with {kinds[0]}")
        for name in kinds:
            kind = self.given(name) or getattr(builtins, name, None)
            if isinstance(kind, type) and issubclass(kind, Exception) and not issubclass(kind, ENDS):
                try:
                    return kind(message)
                except Exception:
                    continue
            if isinstance(kind, type) and issubclass(kind, ENDS):
                break
        return RuntimeError(f"{kinds[0] if kinds else ''}: {message}")


def _found(module: str, name: str) -> object:
    """Return what a loaded module has under a dotted name, or None."""
    value: object = sys.modules.get(module)
    for part in name.split(".") if name else [""]:
        value = getattr(value, part, None)
    return value


def _copied(value: object) -> object:
    return value if issubclass(type(value), Handle) or callable(value) else copy.deepcopy(value)


def odd(value: object, depth: int = 0) -> set[str]:
    """Say what about a value lets careless comparisons pass: an empty array, NaN, masked items.

    An empty list or tuple lets less pass. But if a solution answers so, an empty array may be as right.
    """
    if isinstance(value, list | tuple) and depth < 2:
        found = set() if value else {"nothing"}
        for item in value:  # of which there may be millions
            found |= odd(item, depth + 1)
        return found
    if type(value) is float:
        return {"nan"} if value != value else set()
    np = sys.modules.get("numpy")
    if np is None or not isinstance(value, np.ndarray | np.floating):
        return set()
    found = {"empty"} if np.size(value) == 0 else set()
    found |= {"masked"} if np.ma.getmaskarray(value).any() else set()
    return found | ({"nan"} if value.dtype.kind in "fc" and np.isnan(np.ma.getdata(value)).any() else set())
