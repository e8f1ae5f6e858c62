"""The code that the designer writes gives, at every step, the learning rate that it shows."""

import functools
import os
import sys
import types
import warnings

import numpy as np
import pytest

from .test_numbers import schedules

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


@pytest.fixture(scope="module")
def cases(model) -> list[dict]:
    """Schedules with what the picture shows of them: rates and code."""
    call = """(cases) => cases.map(([given, n]) => {
        const s = model.settled(given, n), code = {};
        for (const library of Object.keys(model.LIBRARIES)) code[library] = model.code(library, s, n);
        return { s, n, rates: model.rates(s, n), code };
    })"""
    return model("schedule").evaluate(call, schedules())


def agree(got: list, case: dict, tolerance: float) -> None:
    off = np.abs(np.array(got, dtype=float) - case["rates"]) / case["s"]["peak"]
    assert off.max() <= tolerance, f"step {off.argmax()} of {case['s']}: off by {off.max():.1e} of the peak"


def test_pytorch(cases):
    import torch

    for case in cases:
        names, got = {"model": torch.nn.Linear(1, 1)}, []
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            warnings.filterwarnings("ignore", message="The epoch parameter")  # PyTorch warns of its own SequentialLR
            exec(case["code"]["torch"], names)
            for _ in range(case["n"]):
                got.append(names["optimizer"].param_groups[0]["lr"])
                names["optimizer"].step()
                names["scheduler"].step()
        agree(got, case, 1e-12)


def test_keras(cases):
    import keras
    import tensorflow as tf

    for case in cases[::7]:
        exec(case["code"]["keras"], names := {})
        assert names["optimizer"]._learning_rate is names["schedule"]
        each = tf.function(functools.partial(tf.map_fn, names["schedule"], fn_output_signature=tf.float32))
        agree(each(tf.range(case["n"])), case, 2e-6)  # traced, as fit does
    joined = next(case for case in cases if "Joined" in case["code"]["keras"])
    exec(joined["code"]["keras"], names := {})
    saved = keras.saving.serialize_keras_object(names["schedule"])
    again = keras.saving.deserialize_keras_object(saved)
    agree([again(k) for k in range(joined["n"])], joined, 2e-6)


def documented_optax() -> types.ModuleType:
    """Return the schedules of optax by the formulas of its documentation (it is no requirement of this course)."""
    optax = types.ModuleType("optax")

    def linear(init_value, end_value, transition_steps):
        return lambda k: init_value + (end_value - init_value) * min(k, transition_steps) / transition_steps

    def cosine(init_value, decay_steps, alpha=0.0):
        return lambda k: (
            init_value * (alpha + (1 - alpha) * 0.5 * (1 + np.cos(np.pi * min(k, decay_steps) / decay_steps)))
        )

    def exponential(init_value, transition_steps, decay_rate, staircase=False):
        power = (lambda k: k // transition_steps) if staircase else (lambda k: k / transition_steps)
        return lambda k: init_value * decay_rate ** power(k)

    def join(schedules, boundaries):
        def joined(k):
            place = sum(k >= boundary for boundary in boundaries)
            return schedules[place](k - ([0, *boundaries])[place])

        return joined

    def warmup_cosine(init_value, peak_value, warmup_steps, decay_steps, end_value=0.0):
        after = cosine(peak_value, decay_steps - warmup_steps, end_value / peak_value)
        return join([linear(init_value, peak_value, warmup_steps), after], [warmup_steps])

    optax.linear_schedule, optax.cosine_decay_schedule, optax.exponential_decay = linear, cosine, exponential
    optax.join_schedules, optax.warmup_cosine_decay_schedule = join, warmup_cosine
    optax.constant_schedule = lambda value: lambda k: value
    optax.sgd = lambda learning_rate: learning_rate
    return optax


def test_optax_by_its_documentation(cases, monkeypatch):
    monkeypatch.setitem(sys.modules, "optax", documented_optax())
    for case in cases:
        exec(case["code"]["optax"], names := {})
        agree([names["schedule"](k) for k in range(case["n"])], case, 1e-12)


def test_built_in_schedules_are_used_where_there_are_some(cases):
    for case in cases:
        kind, code = case["s"]["kind"], case["code"]
        assert ("Joined" in code["keras"]) == (kind != "cosine" and "boundaries" in code["keras"])
        if kind == "cosine":
            assert "CosineDecay(" in code["keras"] and "CosineAnnealingLR(" in code["torch"]
            assert ("warmup_cosine_decay_schedule(" in code["optax"]) == (case["s"]["warmup"] > 0)
        if kind == "restarts":
            assert "CosineDecayRestarts(" in code["keras"]
            assert ("CosineAnnealingWarmRestarts(optimizer" in code["torch"]) == (case["s"]["m_mul"] == 1)
