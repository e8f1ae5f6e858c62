"""The numbers of the pictures equal NumPy's."""

import itertools
import json

import numpy as np
import pytest

from lrlab.explore import pictures

RNG = np.random.default_rng(0)
CLOSE = {"rtol": 1e-9, "atol": 1e-300}
STEPS = 40


def descents() -> list[dict]:
    """Draw settings of descents, stable and unstable."""
    kinds = itertools.product(("gradient", "heavy", "nesterov"), ("constant", "halved", "inverse"), range(8))
    return [
        {
            "start": RNG.uniform(-2, 2), "lr": 10 ** RNG.uniform(-2, 1.3), "curvature": 10 ** RNG.uniform(-0.7, 0.3),
            "momentum": RNG.uniform(0, 0.99), "rule": rule, "decay": decay,
        }
        for rule, decay, _ in kinds
    ]  # fmt: skip


def companion(p: dict, lr: float) -> np.ndarray:
    """Return the matrix that leads from (x_k, x_{k−1}) to (x_{k+1}, x_k)."""
    beta, s = p["momentum"] * (p["rule"] != "gradient"), lr * p["curvature"]
    row = [(1 - s) * (1 + beta), -(1 - s) * beta] if p["rule"] == "nesterov" else [1 + beta - s, -beta]
    return np.array([row, [1, 0]])


def lr_of(p: dict, k: int) -> float:
    return {"constant": p["lr"], "halved": p["lr"] / 2 ** (k // 10), "inverse": p["lr"] * 10 / (10 + k)}[p["decay"]]


@pytest.fixture(scope="module")
def descent(model):
    return model("descent")


def test_the_paths_of_descents(descent):
    cases = descents()
    got = descent.evaluate("(cases) => cases.map((p) => model.descend(p))", cases)
    rates = descent.evaluate("(cases) => cases.map((p) => [...Array(40).keys()].map((k) => model.rateAt(p, k)))", cases)
    for p, xs, etas in zip(cases, got, rates, strict=True):
        x, beta, want = np.full(2, p["start"]), p["momentum"] * (p["rule"] != "gradient"), [p["start"]]
        scale = [abs(p["start"])]
        for k in range(STEPS):  # in the form with two positions, and a velocity that keeps its learning rate
            ahead = x[0] + beta * (x[0] - x[1]) if p["rule"] == "nesterov" else x[0]
            x = np.array([x[0] + beta * (x[0] - x[1]) - lr_of(p, k) * p["curvature"] * ahead, x[0]])
            want.append(x[0])
            scale.append(max(0.5 * scale[-1], abs(x[0])))
        np.testing.assert_allclose(np.array(xs, dtype=float) / scale, np.array(want) / scale, rtol=0, atol=1e-9)
        np.testing.assert_allclose(etas, [lr_of(p, k) for k in range(STEPS)], **CLOSE)


def test_a_descent_known_by_hand(descent):
    p = {"start": -1.5, "lr": 0.4, "curvature": 0.5, "momentum": 0.9, "rule": "gradient", "decay": "constant"}
    np.testing.assert_allclose(descent.evaluate("(p) => model.descend(p)", p), -1.5 * 0.8 ** np.arange(41), **CLOSE)


def test_contraction_and_the_limit_of_stability(descent):
    for p in descents():
        got, limit = descent.evaluate("(p) => [model.contraction(p), model.stabilityLimit(p)]", p)
        radius = lambda lr, p=p: np.abs(np.linalg.eigvals(companion(p, lr))).max()
        np.testing.assert_allclose(got, radius(p["lr"]), rtol=1e-9)
        assert radius(limit * (1 - 1e-6)) < 1 < radius(limit * (1 + 1e-6))
        beta = p["momentum"]
        closed = {"gradient": 2, "heavy": 2 * (1 + beta), "nesterov": 2 * (1 + beta) / (1 + 2 * beta)}[p["rule"]]
        np.testing.assert_allclose(limit, closed / p["curvature"], **CLOSE)


def test_oscillation_begins_where_the_leading_root_is_no_positive_number(descent):
    for p in descents():
        begin = descent.evaluate("(p) => model.swingsFrom(p)", p)
        for lr, swings in ((begin * 0.999, False), (begin * 1.001, True)):
            roots = np.linalg.eigvals(companion(p, lr))
            lead = roots[np.abs(roots).argmax()]
            assert (abs(lead.imag) > 0 or lead.real < 0) == swings


def test_outcomes(descent):
    p = {"start": 1.0, "curvature": 2.0, "momentum": 0.5, "rule": "gradient", "decay": "constant"}
    cases = {0.1: "converges", 0.5: "lands", 0.7: "swings", 1.0: "cycles", 1.1: "diverges"}
    for lr, word in cases.items():
        assert descent.evaluate("(p) => model.outcome(p)", {**p, "lr": lr}) == word
    assert descent.evaluate("(p) => model.outcome(p)", {**p, "lr": 5, "start": 0}) == "stays"
    assert descent.evaluate("(p) => model.outcome(p)", {**p, "lr": 1.1, "decay": "halved"}) == "grows"
    assert descent.evaluate("(p) => model.outcome(p)", {**p, "lr": 1.4, "rule": "heavy"}) == "swings"


def schedules() -> list[tuple[dict, int]]:
    """Return schedules of every kind, at their edges too."""
    cases = []
    for kind, n, warmup in itertools.product(("cosine", "restarts", "wsd", "step", "exponential"), (40, 97), (0, 1, 7)):
        for alpha, (t_mul, m_mul), steps in itertools.product((0.0, 0.1, 1.0), ((1, 1), (2, 0.7)), (10, 1000)):
            lengths = {"cycle": steps, "decay": steps, "every": steps}
            form = {"kind": kind, "peak": 0.03, "warmup": warmup, "alpha": alpha, "t_mul": t_mul, "m_mul": m_mul}
            cases.append(({**form, **lengths, "gamma": 0.3}, n))
    return cases


def rates(s: dict, n: int) -> np.ndarray:
    """Return the learning rate of every update, all at once."""
    j, rest = np.arange(n - s["warmup"]), n - s["warmup"]
    alpha, wave = s["alpha"], lambda share: (1 + np.cos(np.pi * share)) / 2
    if s["kind"] == "cosine":
        after = alpha + (1 - alpha) * wave(j / rest)
    elif s["kind"] == "restarts":
        lengths = [s["cycle"] * s["t_mul"] ** i for i in range(12)]
        begins = np.cumsum([0, *lengths])
        cycle = np.searchsorted(begins, j, side="right") - 1
        share = (j - begins[cycle]) / np.array(lengths)[cycle]
        after = alpha + (1 - alpha) * s["m_mul"] ** cycle * wave(share)
    elif s["kind"] == "wsd":
        after = np.interp(j, [0, rest - s["decay"], rest], [1, 1, alpha])
    else:
        after = s["gamma"] ** (j // s["every"]) if s["kind"] == "step" else np.exp(np.log(alpha) * j / rest)
    return s["peak"] * np.concatenate([np.arange(s["warmup"]) / max(1, s["warmup"]), after])


def test_schedules_at_every_step(model):
    page, cases = model("schedule"), schedules()
    call = """(cases) => cases.map(([given, n]) => {
        const s = model.settled(given, n);
        return [s, model.rates(s, n), model.summary(s, n)];
    })"""
    for (_, n), (s, got, summary) in zip(cases, page.evaluate(call, cases), strict=True):
        want = rates(s, n)
        np.testing.assert_allclose(got, want, rtol=1e-9, atol=1e-9 * 1e-6, err_msg=str(s))
        told = [summary[key] for key in ("mean", "first", "last", "highest")]
        np.testing.assert_allclose(told, [want.mean(), want[0], want[-1], want.max()], rtol=1e-9, atol=1e-15)


RECORD = json.loads(pictures.RECORD.read_text(encoding="utf-8"))
LRS = np.array(RECORD["lrs"])


def basin(mean: np.ndarray, first: int, last: int, tolerance: float) -> tuple[int, int]:
    """Return the ends of the basin: the nearest learning rates that are too bad cut it off."""
    best = first + int(mean[first : last + 1].argmax())
    bad = np.flatnonzero(mean < mean[best] - tolerance - 1e-12)
    low = max([first, *(bad[bad < best] + 1)])
    return low, min([last, *(bad[bad > best] - 1)])


def drawn(count: int, n: int) -> np.ndarray:
    """Return mulberry32's numbers below n with seed 1, in 32-bit arithmetic."""
    word, state, out = 0xFFFFFFFF, 1, []
    for _ in range(count):
        state = (state + 0x6D2B79F5) & word
        t = (state ^ state >> 15) * (state | 1) & word
        t ^= (t + ((t ^ t >> 7) * (t | 61) & word)) & word
        out.append((t ^ t >> 14) * n >> 32)
    return np.array(out)


@pytest.mark.parametrize("task", ("qwerty", "digits"))
@pytest.mark.parametrize(("low", "high", "tolerance"), [(5, 20, 0.01), (0, 40, 0.01), (3, 30, 0.005), (0, 1, 0.02)])
def test_basins(model, task, low, high, tolerance):
    page, entry = model("basins"), RECORD["tasks"][task]
    call = """([task, name, n, range, lrs, tolerance]) => {
        const { rows, mean, sd } = model.scores(task, name, 10, n);
        return { mean, sd, basin: model.basin(lrs, mean, ...range, tolerance),
            interval: model.interval(lrs, rows, range, tolerance), lost: model.diverged(task, name, range, n) };
    }"""
    for name, n in itertools.product(entry["runs"], (7, 20)):
        got = page.evaluate(call, [entry, name, n, [low, high], RECORD["lrs"], tolerance])
        scores = np.array(entry["runs"][name]["right"])[:, :n] / (10 * entry["n_test"])
        np.testing.assert_allclose(got["mean"], scores.mean(axis=1), **CLOSE)
        np.testing.assert_allclose(got["sd"], scores.std(axis=1), rtol=1e-9, atol=1e-15)
        ends = basin(scores.mean(axis=1), low, high, tolerance)
        assert (got["basin"]["low"], got["basin"]["high"]) == ends
        assert (got["basin"]["openLow"], got["basin"]["openHigh"]) == (ends[0] == low, ends[1] == high)
        np.testing.assert_allclose(got["basin"]["width"], np.log10(LRS[ends[1]] / LRS[ends[0]]), rtol=1e-9, atol=1e-15)
        picks = drawn(100 * n, n).reshape(100, n)
        resampled = [basin(scores[:, pick].mean(axis=1), low, high, tolerance) for pick in picks]
        widths = np.sort([np.log10(LRS[b] / LRS[a]) for a, b in resampled])
        np.testing.assert_allclose(got["interval"], widths[[2, 97]], rtol=1e-9, atol=1e-15)
        marks = entry["runs"][name]["diverged"][low : high + 1]
        assert got["lost"] == sum(row[:n].count("x") for row in marks)


def test_a_difference_counts_only_where_the_intervals_lie_apart(model):
    page = model("basins")
    verdict = lambda *spans: page.evaluate(
        "(all) => model.verdict(all.map((interval, i) => ({ name: 'ABC'[i], width: interval[0], interval })))", spans
    )
    assert verdict([1, 2], [0.5, 0.9], [1, 3]) == "B looks most sensitive."
    assert verdict([0.5, 1.2], [0.5, 0.9], [1, 3]) == "No optimizer stands out as sensitive."
    assert verdict([1, 1], [1, 1]) == "No optimizer stands out as sensitive."
    assert verdict([1, 2]) == "One optimizer."


def test_the_folklore_appears_in_the_usual_range_and_vanishes_in_a_wide_one():
    places = {"usual": (5, 20), "wide": (0, 40)}
    np.testing.assert_allclose(LRS[[5, 20, 0, 40]], [1e-4, 1e-1, 1e-5, 1e3], rtol=1e-5)
    for entry in RECORD["tasks"].values():
        width = {}
        for (span, ends), name in itertools.product(places.items(), ("SGD", "Adam")):
            low, high = basin(np.mean(entry["runs"][name]["right"], axis=1) / entry["n_test"] / 10, *ends, 0.01)
            width[span, name] = np.log10(LRS[high] / LRS[low])
        assert width["usual", "Adam"] > width["usual", "SGD"] + 0.5
        assert abs(width["wide", "Adam"] - width["wide", "SGD"]) < 0.25
