"""The names that a test sees: its own and those of given code, trusted; those of the student, asked for when read."""

import types
from collections.abc import Callable

from gradebox.verdict.handle import Handle


class Namespace(dict):
    """Globals of test cells. A name that is the student's is never stored: each reading asks for its value now.

    A test that binds or deletes such a name does so in the student's kernel too, as it would in one kernel; but a
    hidden test gives away no value of its own.

    Args:
        ask: returns the value of a name in the student's kernel; raises NameError.
        tell: binds a name there, or deletes it.
    """

    def __init__(self, ask: Callable[[str], object], tell: Callable[..., None]):
        super().__init__(__name__="__main__")
        self._ask, self._tell = ask, tell
        self.secret = False  # whether a hidden test runs
        self.student: set[str] = set()  # names that are asked for in the student's kernel
        self.mirrored: set[str] = set()  # names that are or were: tests that bind them do so there too
        self.ready: dict[str, Callable[[], None]] = {}  # imports that run when a name of theirs is read
        self.given: dict[str, object] = {}  # functions and classes of given code

    def __missing__(self, name: str) -> object:
        if name in self.ready:
            self.ready.pop(name)()
            return self[name]
        if name in self.student:
            return self._ask(name)
        raise KeyError(name)

    def __setitem__(self, name: str, value: object) -> None:
        if name not in self.mirrored:
            return super().__setitem__(name, value)
        remote = issubclass(type(value), Handle)
        if remote or callable(value) or not self.secret:
            self._tell("set", name, value)
        if remote:  # the student's again
            self.pop(name, None)
            self.student.add(name)
        else:
            self.student.discard(name)
            super().__setitem__(name, value)

    def __delitem__(self, name: str) -> None:
        if self.pop(name, self) is self and name not in self.student:
            raise KeyError(name)
        if name in self.mirrored:
            self.student.discard(name)
            self._tell("delete", name)

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or name in self.ready or name in self.student

    def forget(self, name: str) -> None:
        """Let a name be given code's from here on."""
        self.pop(name, None)
        self.student.discard(name)
        self.mirrored.discard(name)

    def claim(self, names: list[str]) -> None:
        """Make names the student's."""
        for name in names:
            self.pop(name, None)
            self.ready.pop(name, None)
            self.given.pop(name, None)
            self.student.add(name)
            self.mirrored.add(name)


class MainModule(types.ModuleType):
    """The module `__main__` of tests: its attributes are the names that a test sees."""

    def __init__(self, names: Namespace):
        super().__init__("__main__")
        self.__dict__["_names"] = names

    def __getattr__(self, name: str) -> object:
        try:
            return self.__dict__["_names"][name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: object) -> None:
        self.__dict__["_names"][name] = value

    def __delattr__(self, name: str) -> None:
        del self.__dict__["_names"][name]

    def __dir__(self) -> list[str]:
        return [*self.__dict__["_names"]]
