"""Plain values of numpy and torch as messages: numbers by dtype and raw bytes, never pickled.

Libraries are looked up among those already loaded. Tensors arrive as tensors where torch is loaded, else as arrays.
"""

import sys
from collections.abc import Callable, Sequence

from gradebox.kernel.errors import CannotCross, Malformed

TAGS = {"array", "objects", "masked", "tensor", "rng", "random_state"}
KINDS = "biufcSUMm"  # dtypes whose bytes are numbers, text or times: no objects, no records
GENERATORS = ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64")
MAX_ITEMS = 2**27

Node = Callable[[object], object]


def _np():
    return sys.modules.get("numpy")


def _tensor(value: object) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, getattr(torch, "Tensor", ()))


def shared(value: object) -> bool:
    """Tell whether a value is an array, a tensor or a random generator, which cross as shared values."""
    np = _np()
    if np is None or not hasattr(np, "ndarray"):
        return False
    if isinstance(value, np.ndarray):
        return value.dtype.kind in KINDS + "O" and value.dtype.names is None
    if isinstance(value, np.random.Generator):
        return type(value.bit_generator).__name__ in GENERATORS
    return isinstance(value, np.random.RandomState) or _tensor(value)


def scalar(value: object) -> bool:
    """Tell whether a value is a numpy scalar of a plain dtype."""
    np = _np()
    return np is not None and isinstance(value, getattr(np, "generic", ())) and value.dtype.kind in KINDS


def encode(value: object, buffer: Callable[[bytes], int], node: Node) -> list:
    """Return the node of a value for which `shared` is true, without its number."""
    np = _np()
    if _tensor(value):
        if value.layout is not sys.modules["torch"].strided or value.device.type == "meta":
            raise CannotCross("a tensor without plain numbers")
        try:
            numbers = np.asarray(value.detach().cpu().resolve_conj().resolve_neg().numpy())
        except (TypeError, RuntimeError) as error:
            raise CannotCross(f"a tensor of dtype {value.dtype}") from error
        return ["tensor", *encode(numbers, buffer, node)[1:]]
    if isinstance(value, np.random.Generator):
        return ["rng", type(value.bit_generator).__name__, _state_node(value.bit_generator.state, node)]
    if isinstance(value, np.random.RandomState):
        return ["random_state", _state_node(value.get_state(legacy=False), node)]
    if isinstance(value, np.ma.MaskedArray):
        data, mask = np.ma.getdata(value), np.ma.getmaskarray(value)
        return ["masked", encode(np.asarray(data), buffer, node), encode(np.asarray(mask), buffer, node)]
    plain = np.asarray(value)
    if plain.dtype.kind == "O":
        return ["objects", list(plain.shape), [node(item) for item in plain.ravel().tolist()]]
    if plain.size > MAX_ITEMS or plain.dtype.itemsize == 0:
        raise CannotCross("an array with too many items, or with items of no size")
    return ["array", plain.dtype.str, list(plain.shape), buffer(plain.tobytes())]


def _state_node(state: dict, node: Node) -> list:
    """Return the state of a generator as nested pairs: a plain value that is not shared."""

    def pairs(part: object) -> object:
        return tuple((key, pairs(item)) for key, item in part.items()) if isinstance(part, dict) else (
            tuple(map(int, part.ravel())) if hasattr(part, "ravel") else part)  # fmt: skip

    return node(pairs(state))


def encode_scalar(value: object, buffer: Callable[[bytes], int]) -> list:
    """Return the node of a numpy scalar."""
    return ["scalar", value.dtype.str, buffer(value.tobytes())]


def decode(tag: str, content: Sequence, buffers: list[bytes], value: Node) -> object:
    """Return the value of a node that `encode` made; raises whatever a wrong one makes it stumble over."""
    import numpy as np

    if tag == "array":
        return _numbers(np, *content, buffers)
    if tag == "tensor":
        numbers = _numbers(np, *content, buffers)
        torch = sys.modules.get("torch")
        return numbers if torch is None else torch.from_numpy(numbers)
    if tag == "objects":
        shape, items = content
        if len(items) != _size(shape):
            raise Malformed("an array whose items do not fill its shape")
        result = np.empty(len(items), dtype=object)
        for place, item in enumerate(items):
            result[place] = value(item)
        return result.reshape(shape)
    if tag == "masked":
        (kind, *data), (other, *mask) = content
        if (kind, other) != ("array", "array"):
            raise Malformed("a masked array of something else than numbers")
        return np.ma.MaskedArray(_numbers(np, *data, buffers), _numbers(np, *mask, buffers))
    if tag == "rng":
        name, state = content
        generator = np.random.Generator(getattr(np.random, GENERATORS[GENERATORS.index(name)])())
        generator.bit_generator.state = _checked(name, _state(value(state), np))
        return generator
    result = np.random.RandomState()
    result.set_state(_checked("MT19937", _state(value(content[0]), np)))
    return result


def _state(pairs: object, np) -> object:
    if isinstance(pairs, tuple) and pairs and all(isinstance(pair, tuple) and len(pair) == 2 for pair in pairs):
        return {key: _state(item, np) for key, item in pairs}
    return np.array(pairs, dtype=np.uint64) if isinstance(pairs, tuple) else pairs


def _checked(name: str, state: dict) -> dict:
    """Return the state of a generator if it is one: numpy itself would read beyond its arrays."""
    inner = state["state"]
    lengths = {"MT19937": {"key": 624}, "Philox": {"counter": 4, "key": 2}, "SFC64": {"state": 4}}.get(name, {})
    right = all(len(inner[key]) == length for key, length in lengths.items())
    right = right and (name != "MT19937" or 0 <= inner["pos"] <= 624)
    right = right and (name != "Philox" or (len(state["buffer"]) == 4 and 0 <= state["buffer_pos"] <= 4))
    if not right or state.get("has_uint32", 0) not in (0, 1) or not 0 <= state.get("uinteger", 0) < 2**32:
        raise Malformed("a generator in an impossible state")
    return state


def _size(shape: object) -> int:
    size = 1
    for length in shape:
        if type(length) is not int or not 0 <= length <= MAX_ITEMS:
            raise Malformed(f"a shape with {length!r}")
        size *= max(length, 1)
        if size > MAX_ITEMS:
            raise Malformed("an array with too many items")
    return 0 if 0 in shape else size


def _numbers(np, dtype: str, shape: list, place: int, buffers: list[bytes]):
    """Build an array from a dtype of the whitelist, a shape and bytes that fit."""
    if type(dtype) is not str or len(dtype) > 20 or dtype[1:2] not in KINDS or len(shape) > 32:
        raise Malformed("an array of another dtype")
    kind = np.dtype(dtype)
    data = buffers[place]
    if kind.kind not in KINDS or kind.itemsize == 0 or kind.names or kind.shape:
        raise Malformed("an array of another dtype")
    if type(place) is not int or _size(shape) * kind.itemsize != len(data):
        raise Malformed("an array whose bytes do not fill its shape")
    return np.frombuffer(bytearray(data), dtype=kind).reshape(shape)


def decode_scalar(dtype: str, place: int, buffers: list[bytes]) -> object:
    """Return the numpy scalar of a node."""
    import numpy as np

    return _numbers(np, dtype, [], place, buffers)[()]


def held(value: object) -> object:
    """Return what a shared value holds, to see later whether it has changed."""
    np = _np()
    if _tensor(value):
        return value.detach().cpu().numpy().tobytes()
    if isinstance(value, np.random.Generator):
        return repr(value.bit_generator.state)
    if isinstance(value, np.random.RandomState):
        state = value.get_state(legacy=False)
        return state["state"]["key"].tobytes(), state["state"]["pos"], state["has_gauss"], state["gauss"]
    if value.dtype.kind == "O":
        return value.ravel().tolist()
    return value.shape, value.tobytes(), np.ma.getmaskarray(value).tobytes() if np.ma.isMaskedArray(value) else b""


def write(value: object, new: object) -> None:
    """Give an array, a tensor or a generator the content of another one, in place where its form allows."""
    np = _np()
    if isinstance(value, np.random.Generator):
        value.bit_generator.state = new.bit_generator.state
    elif isinstance(value, np.random.RandomState):
        value.set_state(new.get_state())
    elif _tensor(value):
        value.detach().cpu().numpy()[...] = np.asarray(new)
    elif value.shape == new.shape and value.dtype == new.dtype and value.flags.writeable:
        value[...] = new
    elif value.shape != new.shape and value.size == new.size and value.flags.writeable:
        value.shape = new.shape
        value[...] = new
