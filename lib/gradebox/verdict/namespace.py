"""The names that a test sees: its own and those of given code, trusted; those of the student, asked for when read."""

from collections.abc import Callable


class Namespace(dict):
    """Globals of test cells. A name that is the student's is never stored: each reading asks for its value now.

    Args:
        ask: returns the value of a name in the student's kernel; raises NameError.
    """

    def __init__(self, ask: Callable[[str], object]):
        super().__init__(__name__="__main__")
        self._ask = ask
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

    def claim(self, names: list[str]) -> None:
        """Make names the student's."""
        for name in names:
            self.pop(name, None)
            self.ready.pop(name, None)
            self.given.pop(name, None)
            self.student.add(name)
