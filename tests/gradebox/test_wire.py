"""Values between two sides of a channel: by value, changed in place, never more than was asked for."""

import datetime
import decimal
import fractions
import json
import math
import socket
import struct
import threading
import time

import numpy as np
import pandas as pd
import pytest

from gradebox.kernel.agent import Agent
from gradebox.kernel.channel import HEADER, MAGIC, MAX_JSON, Channel
from gradebox.kernel.errors import Lost, Malformed
from gradebox.verdict.handle import Handle
from gradebox.verdict.remote import AuthorFault, Remote, StudentEnded

CODE = """
def same(x): return x
def double(x): return 2 * x
def append(xs): xs.append(4)
def zero(x): x[...] = 0
def deep(d): d['a'][0].append({1}); d['b'] = d['a']
def twice(f, x): return f(f(x))
def swallow(f):
    try: f(1)
    except BaseException: return 'fine'
def draw(rng): return rng.normal()
def stop(): raise StopIteration
def leave(): raise SystemExit
class Own(ValueError): pass
def own(): raise Own('told')
class Model:
    rate = 0.5
    def step(self, x): return x - self.rate
    def __iter__(self): return iter([1, 2])
    def __len__(self): return 2
    def __getitem__(self, key): return key
    def __enter__(self): return self
    def __exit__(self, *error): return True
model = Model()
big = bytes(100 * 2**20)
class F(float):
    def __eq__(self, other): return True
    def __pos__(self): return 9.0
class S(str):
    def __str__(self): return "lie"
class L(list):
    def __iter__(self): return iter([])
class I(int):
    def __index__(self): return 9
import collections
import numpy as np
odd = [collections.OrderedDict(a=1), collections.Counter("aab"), collections.namedtuple("P", "x")(1), F(2.5), L([1]),
       S("truth"), I(3), np.ones(1).view(type("A", (np.ndarray,), {}))]
"""


@pytest.fixture
def remote():
    """The trusted side, with an agent on the other side that has run CODE."""
    here, there = socket.socketpair()
    names = {"__name__": "__main__"}
    exec(CODE, names)
    agent = Agent(Channel(there), names)
    agent.serve = lambda: agent.answer(*agent.receive())

    def serve():
        try:
            while True:
                agent.serve()
        except Lost:
            return

    threading.Thread(target=serve, daemon=True).start()
    remote = Remote(Channel(here), {}.get)
    remote.begin(time.monotonic() + 60)
    yield remote
    here.close()


def call(remote, name, *args):
    return remote.ask("get", [name])(*args)


VALUES = [
    None,
    True,
    3,
    -(2**70),
    0.1,
    -0.0,
    math.inf,
    1 + 2j,
    "ünicode \ud800",
    b"\x00\xff",
    bytearray(b"ab"),
    [],
    [1, [2.5, "x"]],
    (1, (2,)),
    {"a": [1], 2: None, (1, 2): 3},
    {1, 2},
    frozenset({3}),
    range(2, 9, 3),
    slice(1, None),
    ...,
    int,
    decimal.Decimal("1.10"),
    fractions.Fraction(1, 3),
    datetime.date(2026, 1, 2),
    datetime.timedelta(1, 2),
    np.float64(2.5),
    np.int8(-3),
    np.bool_(True),
    np.array(3.5),
    np.arange(6).reshape(2, 3),
    np.array([], dtype="f4"),
    np.array(["a", "bc"]),
    np.array([1 + 1j]),
    np.array(["2026-01-02"], dtype="M8[D]"),
    np.arange(6)[::2],
    np.ma.array([1, 2], mask=[0, 1]),
    np.array([None, "x", 3], dtype=object),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:30])
def test_plain_values_come_back_as_they_are(remote, value):
    back = call(remote, "same", value)
    assert type(back) is type(value)
    if isinstance(value, np.ndarray):
        assert back.dtype == value.dtype and back.shape == value.shape and (back == value).all() is not False
    else:
        assert back == value and math.copysign(1, back) == math.copysign(1, value) if value == 0 else back == value


def test_subclasses_become_their_base(remote):
    back = remote.ask("get", ["odd"])
    assert [type(value) for value in back] == [dict, dict, tuple, float, list, str, int, np.ndarray]
    assert back[:7] == [{"a": 1}, {"a": 2, "b": 1}, (1,), 2.5, [1], "truth", 3]


def test_frames_cross_as_arrays(remote):
    frame = pd.DataFrame({"a": [1, 2], "b": ["x", None]}, index=pd.Index([5, 7], name="row"))
    pd.testing.assert_frame_equal(call(remote, "same", frame), frame)
    pd.testing.assert_series_equal(call(remote, "same", frame["a"]), frame["a"])
    assert call(remote, "same", pd.Timestamp("2026-01-02")) == datetime.datetime(2026, 1, 2)


def test_nan_stays_nan(remote):
    assert math.isnan(call(remote, "same", math.nan))


def test_changes_are_written_in_place(remote):
    xs, x = [1, 2, 3], np.ones((2, 2))
    view, inner = x[:1], [0]
    nested = {"a": [inner], "b": None}
    call(remote, "append", xs)
    call(remote, "zero", view)
    call(remote, "deep", nested)
    assert xs == [1, 2, 3, 4] and x.tolist() == [[0, 0], [1, 1]]
    assert inner == [0, {1}] and nested["a"][0] is inner and nested["b"] is nested["a"]
    number = np.array(5.0)
    call(remote, "zero", number)
    assert number == 0
    assert call(remote, "same", xs) is xs


def test_a_value_that_contains_itself(remote):
    loop = [1]
    loop.append(loop)
    assert call(remote, "same", loop) is loop


def test_a_generator_moves_on(remote):
    rng, twin = np.random.default_rng(3), np.random.default_rng(3)
    assert [call(remote, "draw", rng), rng.normal()] == [twin.normal(), twin.normal()]
    state = np.random.RandomState(3)
    assert call(remote, "draw", state) == np.random.RandomState(3).normal()
    assert state.normal() != np.random.RandomState(3).normal()


def test_functions_are_called_back(remote):
    seen = []

    def spy(x):
        seen.append(x)
        return x + 1

    assert call(remote, "twice", spy, 1) == 3 and seen == [1, 2]
    assert call(remote, "twice", np.sqrt, 16.0) == 2.0 and call(remote, "twice", math.sqrt, 16.0) == 2.0


def test_a_failed_assert_in_a_function_holds(remote):
    def strict(x):
        assert x == 2, "secret 2"

    with pytest.raises(AssertionError):
        call(remote, "swallow", strict)
    assert call(remote, "swallow", lambda x: 1 / 0) == "fine"


def test_errors_arrive_as_builtin_types(remote):
    with pytest.raises(ValueError, match="told"):
        call(remote, "own")
    with pytest.raises(RuntimeError):
        call(remote, "stop")
    with pytest.raises(StudentEnded):
        call(remote, "leave")
    with pytest.raises(KeyError):
        remote.ask("get", ["nothing"])


def test_handles(remote):
    model = remote.ask("get", ["model"])
    assert (
        model.rate == 0.5 and model.step(1) == 0.5 and list(model) == [1, 2] and len(model) == 2 and model["k"] == "k"
    )
    model.rate = 2
    assert model.step(1) == -1 and remote.ask("get", ["model"]) is model and model == model and model != None  # noqa: E711
    assert isinstance(model, remote.ask("get", ["Model"])) and not isinstance(3, remote.ask("get", ["Model"]))
    for use in (
        bool,
        float,
        abs,
        lambda m: m == 3,
        lambda m: m != 3,
        lambda m: m < 3,
        lambda m: m + 1,
        lambda m: 1 in [m],
    ):
        with pytest.raises(TypeError):
            use(model)
    assert not callable(model) and callable(remote.ask("get", ["double"])) and not hasattr(model, "__array_interface__")
    with pytest.raises(AssertionError), model:
        raise AssertionError
    assert isinstance(remote.ask("get", ["big"]), Handle)


def test_what_cannot_cross_is_the_authors_fault(remote):
    for value in (object(), memoryview(b""), (i for i in [1]), np.empty(2, dtype=[("a", "i4")])):
        with pytest.raises(AuthorFault):
            call(remote, "same", value)


HOSTILE = [
    ["array", 1, "<f8", [2_000_000_000], 0],
    ["array", 1, "|O", [1], 0],
    ["array", 1, "<U0", [2_000_000_000], 0],
    ["array", 1, "<f8", [-1], 0],
    ["array", 1, "<f8", [1.5], 0],
    ["array", 1, "f8,f8", [0], 0],
    ["array", 1, "<f8", [0, 2**40], 0],
    ["list"],
    ["list", 0, "text"],
    ["list", "x", []],
    ["dict", 1, [[["list", 3, []], 1]]],
    ["set", 1, [["list", 3, []]]],
    ["int", "f" * 200_000],
    ["int", "zz"],
    ["ref", 99],
    ["yours", 0],
    ["handle", 1, "object", ["int or so"]],
    ["handle", "1", "class", []],
    ["type", "open"],
    ["global", "open"],
    ["import", "os", "system"],
    ["exact", "Decimal"],
    ["exact", "date", "never"],
    ["rng", "PCG64", 3],
    ["rng", "os", ["tuple", []]],
    ["objects", 1, [3], []],
    ["masked", 1, ["objects"], ["array"]],
    ["range", 0, "a", 1],
    [],
    [[]],
    [3],
    {"a": 1},
    ["scalar", "<U0", 0],
    ["complex", "a", 1],
    ["bytes", 99],
]


@pytest.mark.parametrize("node", HOSTILE, ids=lambda node: str(node)[:40])
def test_a_hostile_answer_is_refused(node):
    here, there = socket.socketpair()
    remote, other = Remote(Channel(here), {}.get), Channel(there)
    remote.begin(time.monotonic() + 60)
    other.send({"n": 1, "result": node, "changes": []}, [b""])
    with pytest.raises(Lost):
        remote.ask("get", ["x"])
    with pytest.raises(Lost):
        remote.ask("get", ["x"])


@pytest.mark.parametrize(
    "data",
    [
        b"x" * 100,
        HEADER.pack(MAGIC, MAX_JSON + 1, 0),
        HEADER.pack(MAGIC, 2, 2**60) + b"{}",
        HEADER.pack(MAGIC, 2, 0) + b"[]",
        HEADER.pack(MAGIC, 10, 0) + b"0123456789",
        struct.pack(">4sIQ", MAGIC, 12, 0) + b'{"sizes":-1}',
        HEADER.pack(MAGIC, 2_000_000, 0) + b"[" * 2_000_000,
        HEADER.pack(MAGIC, 4_000_000, 0) + b"1," * 2_000_000,
        HEADER.pack(MAGIC, 14, 5) + json.dumps({"sizes": [9]}).encode().ljust(14),
    ],
    ids=range(9),
)
def test_bytes_that_are_no_message_are_refused(data):
    here, there = socket.socketpair()
    threading.Thread(target=lambda: (there.sendall(data), there.close()), daemon=True).start()
    with pytest.raises((Malformed, Lost)):
        Channel(here).receive(None)


def test_a_silent_side_is_given_up():
    here, _there = socket.socketpair()
    with pytest.raises(Lost):
        Channel(here).receive(deadline=0.1)
