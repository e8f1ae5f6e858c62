"""Plain values as messages: what crosses between a student's kernel and the trusted tests, and in which form.

A value becomes a *node*: JSON, with the bytes of arrays beside it. Plain types cross by value, as their exact built-in
base; whatever else a side holds stays there, and the node is a number for it. Lists, dicts, sets and arrays that cross
in a call are shared: each side keeps its copy, every later message of that call carries what has changed, and the
receiver writes it back in place, so that changing an argument looks as it does in one process.

    None True 3 "text"                     themselves
    ["list", 4, [1, ["ref", 2]]]           a shared list, number 4, whose second item is the shared value 2
    ["array", 6, "<f8", [2, 3], 0]         an array whose bytes are buffer 0
    ["handle", 7, "function", ["Model"]]   the sender's own object 7: what it is, and the classes it claims

The same code runs on both sides and needs nothing but the standard library; `arrays` adds numpy's types where loaded.
"""

from collections.abc import Callable

from gradebox.kernel import arrays, exact, frames
from gradebox.kernel.errors import CannotCross, Malformed
from gradebox.kernel.shared import Shared

MAX_DEPTH = 60  # containers in containers
MAX_NODES = 300_000  # values in one message
TYPES = {kind.__name__: kind for kind in (bool, int, float, complex, str, bytes, list, tuple, dict, set, type(None))}
MUTABLE = (list, dict, set, bytearray)


class Encoder:
    """Turns values into the nodes and bytes of one message.

    Args:
        shared: the values shared in this call.
        other: gives the node of a value that is not plain; raises CannotCross.
        limit: bytes of arrays allowed in the message.
    """

    def __init__(self, shared: Shared, other: Callable[[object], list], limit: int):
        self.shared, self.other, self.limit = shared, other, limit
        self.buffers: list[bytes] = []
        self.count = 0

    def node(self, value: object, depth: int = 0) -> object:
        """Return the node of a value."""
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            raise CannotCross("too deeply nested" if depth > MAX_DEPTH else f"more than {MAX_NODES:,} values")
        kind = type(value)
        if value is None or kind is bool or kind is str or kind is float:
            return value
        if kind is int:
            return value if -(2**53) <= value <= 2**53 else ["int", exact.digits(value)]
        if isinstance(value, MUTABLE) or arrays.shared(value):
            known = self.shared.numbers.get(id(value))
            if known is not None:
                return ["ref", known]
            number = self.shared.add(value)
            tag, *content = self.content(value, depth)
            return [tag, number, *content]
        return self._immutable(value, kind, depth)

    def content(self, value: object, depth: int = 0) -> list:
        """Return the node of a shared value without its number."""
        if isinstance(value, list):
            return ["list", [self.node(item, depth + 1) for item in list.__iter__(value)]]
        if isinstance(value, dict):
            items = dict.items(value)
            return ["dict", [[self.node(key, depth + 1), self.node(item, depth + 1)] for key, item in items]]
        if isinstance(value, set):
            return ["set", [self.node(item, depth + 1) for item in set.__iter__(value)]]
        if isinstance(value, bytearray):
            return ["bytearray", self.buffer(bytes(value))]
        return arrays.encode(value, self.buffer, lambda item: self.node(item, depth + 1))

    def buffer(self, data: bytes) -> int:
        """Add bytes to the message; return their place."""
        self.limit -= len(data)
        if self.limit < 0:
            raise CannotCross("too many bytes for one message")
        self.buffers.append(data)
        return len(self.buffers) - 1

    def changes(self) -> list[list]:
        """Return [number, node] for each shared value that has changed since it last crossed."""
        return [[number, self.content(value)] for number, value in self.shared.changed()]

    def _immutable(self, value: object, kind: type, depth: int) -> object:
        if arrays.scalar(value):
            return arrays.encode_scalar(value, self.buffer)
        for base in (bool, int, float, str):
            if isinstance(value, base):
                return self.node(exact.base_value(base, value), depth)
        if isinstance(value, complex):
            return ["complex", complex.__complex__(value).real, complex.__complex__(value).imag]
        for base in (tuple, frozenset):
            if isinstance(value, base):
                return [base.__name__, [self.node(item, depth + 1) for item in base.__iter__(value)]]
        if isinstance(value, bytes):
            return ["bytes", self.buffer(bytes.__getitem__(value, slice(None)))]
        if kind is range or kind is slice:
            return [kind.__name__, *(self.node(part, depth + 1) for part in (value.start, value.stop, value.step))]
        if isinstance(value, exact.KINDS):
            return ["exact", *exact.parts(value)]
        if kind is type and TYPES.get(value.__name__) is value:
            return ["type", value.__name__]
        if frames.plain(value):
            return frames.encode(value, self.buffer, lambda item: self.node(item, depth + 1))
        return ["ellipsis"] if value is Ellipsis else self.other(value)


class Decoder:
    """Turns nodes into values, and believes nothing.

    Args:
        shared: the values shared in this call.
        other: gives the value for a node that stands for an object of either side.
        buffers: the bytes beside the nodes.
    """

    def __init__(self, shared: Shared, other: Callable[..., object], buffers: list[bytes]):
        self.shared, self.other, self.buffers = shared, other, buffers

    def value(self, node: object) -> object:
        """Return the value of a node."""
        if node is None or type(node) in (bool, int, float, str):
            return node
        if type(node) is not list or not node or type(node[0]) is not str:
            raise Malformed("a node is neither plain nor a list that begins with its kind")
        try:
            return self._tagged(*node)
        except (TypeError, ValueError, LookupError, ArithmeticError, AttributeError) as error:
            raise Malformed(f"{node[0][:20]}: {type(error).__name__}") from None

    def change(self, changes: object) -> None:
        """Write changes of shared values in place."""
        if type(changes) is not list:
            raise Malformed("changes are no list")
        for change in changes:
            if type(change) is not list or len(change) != 2 or type(change[1]) is not list:
                raise Malformed("a change is no pair")
            try:
                self._write(self.shared.find(change[0]), *change[1])
            except (TypeError, ValueError, LookupError, ArithmeticError, AttributeError) as error:
                raise Malformed(f"a change: {type(error).__name__}") from None

    def _tagged(self, tag: str, *rest: object) -> object:
        empty = {"list": list, "dict": dict, "set": set, "bytearray": bytearray}.get(tag)
        if empty is not None:
            value = empty()
            self.shared.add(value, rest[0])
            self._write(value, tag, *rest[1:])
            return value
        if tag in arrays.TAGS:
            value = arrays.decode(tag, rest[1:], self.buffers, self.value)
            self.shared.add(value, rest[0])
            return value
        if tag in frames.TAGS:
            return frames.decode(tag, list(rest), self.buffers, self.value)
        if tag == "ref":
            return self.shared.find(*rest)
        if tag in ("tuple", "frozenset"):
            return {"tuple": tuple, "frozenset": frozenset}[tag](self.value(item) for item in rest[0])
        if tag in ("range", "slice"):
            return {"range": range, "slice": slice}[tag](*map(self.value, rest))
        simple = {
            "int": exact.integer,
            "complex": lambda real, imag: complex(float(real), float(imag)),
            "bytes": lambda place: bytes(self.buffers[place]),
            "scalar": lambda *parts: arrays.decode_scalar(*parts, self.buffers),
            "exact": exact.rebuilt,
            "type": TYPES.__getitem__,
            "ellipsis": lambda: Ellipsis,
        }
        return simple[tag](*rest) if tag in simple else self.other(tag, *rest)

    def _write(self, value: object, tag: str, *content: object) -> None:
        """Give a container its content, in place; subclasses keep their type."""
        if tag in ("list", "dict", "set") and type(content[0]) is not list:
            raise Malformed(f"a {tag} whose content is no list")
        if tag == "list" and isinstance(value, list):
            list.__setitem__(value, slice(None), [self.value(item) for item in content[0]])
        elif tag == "dict" and isinstance(value, dict):
            items = [(self.value(key), self.value(item)) for key, item in content[0]]
            dict.clear(value)
            dict.update(value, items)
        elif tag == "set" and isinstance(value, set):
            items = [self.value(item) for item in content[0]]
            set.clear(value)
            set.update(value, items)
        elif tag == "bytearray" and isinstance(value, bytearray):
            value[:] = self.buffers[content[0]]
        elif tag in arrays.TAGS and arrays.shared(value):
            arrays.write(value, arrays.decode(tag, content, self.buffers, self.value))
        else:
            raise Malformed(f"a {type(value).__name__} cannot become a {tag}")
