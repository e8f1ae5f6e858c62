"""The values that both sides of a call know: lists, dicts, sets and arrays, by number, and what changed in them."""

from collections.abc import Iterable

from gradebox.kernel import arrays
from gradebox.kernel.errors import Malformed


class Shared:
    """The values that a call shares between the two sides, by number; a call within a call adds a frame.

    Args:
        first: 0 or 1; the two sides number their values with even and with odd numbers.
    """

    def __init__(self, first: int):
        self.next = first
        self.frames: list[dict[int, list]] = []  # number -> [value, what it held when it last crossed]
        self.numbers: dict[int, int] = {}  # id of the value -> number

    def push(self) -> None:
        """Begin a call."""
        self.frames.append({})

    def pop(self) -> None:
        """End a call: what it shared is no longer shared."""
        for value, _ in self.frames.pop().values():
            self.numbers.pop(id(value), None)

    def add(self, value: object, number: int | None = None) -> int:
        """Share a value under a number of this side, or under the number that the other side gave it."""
        if number is None:
            number, self.next = self.next, self.next + 2
        elif type(number) is not int or any(number in frame for frame in self.frames):
            raise Malformed(f"a shared value with the number {number!r}")
        self.frames[-1][number] = [value, None]
        self.numbers[id(value)] = number
        return number

    def forget(self, count: int) -> None:
        """Drop what the latest call shared after its first `count` values."""
        for number in list(self.frames[-1])[count:]:
            self.numbers.pop(id(self.frames[-1].pop(number)[0]), None)

    def find(self, number: object) -> object:
        """Return a shared value."""
        for frame in self.frames:
            if type(number) is int and number in frame:
                return frame[number][0]
        raise Malformed(f"no shared value {number!r}")

    def crossed(self) -> None:
        """Remember what each shared value holds now: both sides know it."""
        for entry in self._entries():
            entry[1] = _held(entry[0])

    def changed(self) -> list[tuple[int, object]]:
        """Return the number and value of each shared value that holds something else than when it last crossed."""
        numbered = [(number, entry) for frame in self.frames for number, entry in frame.items()]
        return [(n, entry[0]) for n, entry in numbered if entry[1] is not None and not _same(entry[1], _held(entry[0]))]

    def _entries(self) -> Iterable[list]:
        return (entry for frame in self.frames for entry in frame.values())


def _held(value: object) -> object:
    """Return what a shared value holds now, without copying what it holds in turn."""
    if isinstance(value, list):
        return list(list.__iter__(value))
    if isinstance(value, dict):
        return [part for item in dict.items(value) for part in item]
    if isinstance(value, set):
        return list(set.__iter__(value))
    return bytes(value) if isinstance(value, bytearray) else arrays.held(value)


def _same(before: object, now: object) -> bool:
    if type(before) is list and type(now) is list:
        return len(before) == len(now) and all(a is b for a, b in zip(before, now))
    return before == now
