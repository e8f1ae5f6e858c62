"""The names that a test sees: its own and those of given code, trusted; those of the student, asked for when read."""

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
        self.student: set[str] = set()
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
        super().__setitem__(name, value)
        if name in self.student:
            self.student.discard(name)
            if isinstance(value, Handle) or not self.secret:
                self._tell("set", name, value)

    def __delitem__(self, name: str) -> None:
        mine = self.pop(name, self) is not self
        if name in self.student:
            self.student.discard(name)
            self._tell("delete", name)
        elif not mine:
            raise KeyError(name)

    def claim(self, names: list[str]) -> None:
        """Make names the student's."""
        for name in names:
            self.pop(name, None)
            self.ready.pop(name, None)
            self.given.pop(name, None)
            self.student.add(name)
