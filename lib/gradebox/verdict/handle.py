"""The student's objects in a test: a handle stands for what is no plain value, and asks the student's kernel.

A handle can be called, indexed, iterated, entered, and asked for attributes. It takes no part in arithmetic and
comparison and has no truth value: what a test compares are plain values, so that no object of the student's can decide.
"""

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradebox.verdict.remote import Remote

PROTOCOLS = {"__iter__", "__next__", "__len__", "__getitem__", "__setitem__", "__enter__", "__exit__"}
MAX_ITEMS = 100_000  # of an iteration
PLAIN_DUNDERS = {"__name__", "__qualname__", "__doc__"}  # the rest would be asked for by libraries, as protocols


class Stopped(Exception):
    """An iterator of the student's has no more items."""


class Handle:
    """An object in the student's kernel."""

    def __init__(self, remote: "Remote", number: int, kind: str, classes: list[str]):
        object.__setattr__(self, "_handle", (remote, number, kind, classes))

    def __getattr__(self, name: str) -> object:
        if name.startswith("__") and name.endswith("__") and name not in PLAIN_DUNDERS:
            raise AttributeError(name)
        return _ask(self, "getattr", name)

    def __setattr__(self, name: str, value: object) -> None:
        _ask(self, "setattr", name, value)

    def __instancecheck__(self, value: object) -> bool:
        return isinstance(value, Handle) and _ask(value, "isinstance", self) is True

    @property
    def __class__(self) -> type:
        remote, _, kind, classes = self._handle
        return remote.given_class(classes) if kind != "class" else type(self)

    def __eq__(self, other: object) -> bool:
        return _same(self, other)

    def __ne__(self, other: object) -> bool:
        return not _same(self, other)

    def __hash__(self) -> int:
        return self._handle[1]

    def __bool__(self) -> bool:
        raise TypeError(f"{named(self)} is neither true nor false; compare plain values")

    def __str__(self) -> str:
        return _text(self, "str")

    def __repr__(self) -> str:
        return _text(self, "repr")

    def __format__(self, spec: str) -> str:
        return format(_text(self, "str"), spec)


class _Protocols:
    """The special methods that a handle has if its object has them; `isinstance` and `hasattr` look for these."""

    def __getitem__(self, key: object) -> object:
        return _ask(self, "getitem", key)

    def __setitem__(self, key: object, value: object) -> None:
        _ask(self, "setitem", key, value)

    def __len__(self) -> int:
        length = _ask(self, "len")
        if type(length) is not int or length < 0:
            raise TypeError("an object of the student's has no length")
        return length

    def __iter__(self) -> Iterator:
        iterator = _ask(self, "iter")
        if not isinstance(iterator, Handle):
            return iter(iterator if isinstance(iterator, list | tuple) else [])
        return _iterate(iterator)

    def __next__(self) -> object:
        return _next(self)

    def __enter__(self) -> object:
        return _ask(self, "enter")

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        _ask(self, "exit")  # learns of no error and swallows none

    def __call__(self, *args: object, **kwargs: object) -> object:
        return self._handle[0].ask("call", [self, *args], kwargs)


@functools.cache
def handle_class(names: frozenset[str]) -> type[Handle]:
    """Return the class of handles with these special methods."""
    return type("Handle", (Handle,), {name: vars(_Protocols)[name] for name in names})


def named(handle: Handle) -> str:
    """Return what a handle is called in messages, without asking the student's kernel."""
    _, number, kind, classes = handle._handle
    return f"<{kind} {classes[0] if classes else number} of the student's>"


def _ask(handle: Handle, do: str, *args: object) -> object:
    return handle._handle[0].ask(do, [handle, *args])


def _text(handle: Handle, do: str) -> str:
    text = _ask(handle, do)
    if type(text) is not str:
        raise TypeError(f"{named(handle)} has no text")
    return text


def _next(iterator: Handle) -> object:
    try:
        return _ask(iterator, "next")
    except Stopped:
        raise StopIteration from None


def _iterate(iterator: Handle) -> Iterator:
    for _ in range(MAX_ITEMS):
        try:
            yield _ask(iterator, "next")
        except Stopped:
            return
    raise TypeError(f"an iteration of the student's has more than {MAX_ITEMS:,} items")


def _same(handle: Handle, other: object) -> bool:
    if other is handle or other is None:
        return other is handle
    raise TypeError(f"{named(handle)} cannot be compared; compare plain values")
