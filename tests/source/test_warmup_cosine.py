"""The facts that the notebook warmup_cosine tells, derived again; the experiments with its own trainer."""

import os
from pathlib import Path

os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}

import numpy as np
import pytest
import tensorflow as tf

from gradebox import notebook
from lrlab import data

keras = tf.keras
NOTEBOOK = Path(__file__).parents[2] / "source" / "06_warmup_cosine" / "warmup_cosine.ipynb"
SOURCES = {cell.id: cell.source for cell in notebook.read(NOTEBOOK).cells}
STEPS = np.arange(1570)
SEEDS = range(4)


def cosine(total: int, warmup: int, alpha: float = 0.0, period: int | None = None) -> np.ndarray:
    """Factors of warmup and cosine cycles; one cycle to the end where no period is given."""
    period = period or total - warmup
    turn = (1 + np.cos(np.pi * ((STEPS - warmup) % period) / period)) / 2
    factors = alpha + (1 - alpha) * turn
    factors[:warmup] = STEPS[:warmup] / warmup
    return factors[:total]


@pytest.fixture(scope="module")
def given() -> dict[str, object]:
    """The notebook's own data and tools, but not its experiments."""
    names: dict[str, object] = {"__name__": "__main__"}
    for cell in ("imports", "load", "tools", "small", "small-trainer", "tiny", "tiny-adam"):
        exec(SOURCES[cell], names)
    return names


def final_losses(given: dict[str, object], rates: np.ndarray, seeds=SEEDS, stops=None) -> np.ndarray:
    """Validation losses at the stops, shape (seeds, stops)."""
    return np.array([given["train_small"](rates, seed, stops)[:, 0] for seed in seeds])


def test_sums_and_ends_of_a_cycle():
    for d, alpha in ((471, 0.1), (1413, 0.0), (8, 0.25)):
        cycle = cosine(157 + d, 157, alpha, d)[157:]
        assert cycle.sum() == pytest.approx(d * alpha + (1 - alpha) * (d + 1) / 2)
        assert cycle[-1] == pytest.approx(alpha + (1 - alpha) * (1 + np.cos(np.pi * (d - 1) / d)) / 2)


def test_the_cycles_are_those_of_keras_shifted_by_the_warmup():
    schedule = keras.optimizers.schedules.CosineDecayRestarts(1.0, 471, t_mul=1.0, alpha=0.1)
    wanted = cosine(1570, 157, 0.1, 471)
    for step in (157, 300, 627, 628, 1569):
        assert float(schedule(step - 157)) == pytest.approx(wanted[step], abs=1e-5)


def test_keras_makes_157_updates_an_epoch_also_several_in_a_call():
    x, y = np.zeros((5000, 3), np.float32), np.zeros(5000, int)
    for several in (1, 16):
        model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, activation="softmax")])
        model.compile("adam", "sparse_categorical_crossentropy", steps_per_execution=several)
        model.fit(x, y, batch_size=32, verbose=0)
        assert int(model.optimizer.iterations) == 157


def test_the_last_ten_updates_after_counting_156():
    believed = cosine(1560, 156)
    assert len(STEPS) - len(believed) == 10 and believed[-1] < 1e-5  # then it restarts at 1


def test_at_rate_0_only_the_memory_of_adam_moves():
    weight, adam = keras.Variable(np.ones(2, np.float32)), keras.optimizers.Adam(0.0)
    adam.apply([tf.constant([1.0, -2.0])], [weight])
    assert np.array_equal(weight.numpy(), [1, 1])
    assert np.linalg.norm(np.concatenate([v.numpy() for v in adam.variables if v.ndim])) > 0.1


def test_the_first_update_of_adam_is_the_whole_rate_for_every_weight():
    weight, adam = keras.Variable(np.zeros(3, np.float32)), keras.optimizers.Adam(0.01)
    adam.apply([tf.constant([1.0, -20.0, 0.003])], [weight])
    assert weight.numpy() == pytest.approx([-0.01, 0.01, -0.01], rel=2e-3)


def test_the_network_has_the_number_of_weights_that_the_text_says(given):
    assert given["build_cnn"]().count_params() == 121930


@pytest.mark.parametrize("code", ["1.0 if step > 3 else 0.0", "np.cos(step)", "float(step)"])
def test_what_passes_outside_of_training_crashes_in_fit(given, code):
    rule = eval(f"lambda step: {code}", {"np": np})
    assert np.isfinite(given["at_steps"](rule, [0, 5])).all()

    class Rule(keras.optimizers.schedules.LearningRateSchedule):
        def __call__(self, step):
            return rule(step)

    with pytest.raises(TypeError, match="symbol without a value"):
        given["fit_one_weight"](Rule(), [1.0], 0.0)


def test_the_updates_of_adam_with_numpy_are_those_of_fit(given):
    train, validation = given["tiny_data"](4)
    kernel, rates = np.array([[0.1, 0.2], [0.5, -1], [0, 0.3]]), [0.3, 0.1, 0.2]
    model = given["build_tiny"](kernel)
    adam = keras.optimizers.Adam(given["step_rates"](rates))
    model.compile(adam, "sparse_categorical_crossentropy", metrics=["accuracy"], run_eagerly=True)
    history = model.fit(*train, epochs=3, validation_data=validation, verbose=0).history
    for key, values in given["adam_history"](kernel, train, validation, rates).items():
        assert history[key] == pytest.approx(values, rel=1e-4)


def test_the_compiled_program_makes_the_updates_of_fit(given):
    rates, seed = [0.01, 0.0, 0.02], 3
    keras.utils.set_random_seed(seed)
    model = given["build_small"]()
    order = np.random.default_rng(seed).permutation(len(given["train"][1]))[:96]
    model.compile(keras.optimizers.Adam(given["step_rates"](rates)), "sparse_categorical_crossentropy")
    model.fit(*(part[order] for part in given["train"]), batch_size=32, shuffle=False, verbose=0)
    loss = model.evaluate(*given["validation"], verbose=0)
    assert final_losses(given, np.array(rates), [seed])[0, 0] == pytest.approx(loss, rel=1e-4)


def test_at_a_low_peak_the_amount_decides_and_at_a_high_one_the_decay(given):
    shapes = [np.ones(1570), 0.9 ** (STEPS / 314), cosine(1570, 157, 0.1, 471), cosine(1570, 157)]
    low = [final_losses(given, 0.001 * shape).mean() for shape in shapes]
    assert low == sorted(low)
    high = [final_losses(given, 0.05 * shape).mean() for shape in shapes]
    assert max(high[2:]) < min(high[:2])


def test_a_restart_that_nobody_wanted_costs(given):
    believed = np.concatenate([cosine(1560, 156), np.ones(10)])
    assert final_losses(given, 0.01 * believed).mean() > final_losses(given, 0.01 * cosine(1570, 157)).mean()


def test_a_schedule_should_have_decayed_when_the_run_stops(given):
    constant = final_losses(given, 0.02 * np.minimum(STEPS / 78, 1)).mean()
    line, wsd = ((1570 - STEPS) / length for length in (1492, 314))
    planned = [cosine(1570, 78), *(np.minimum(STEPS / 78, np.minimum(1, left)) for left in (line, wsd))]
    assert max(final_losses(given, 0.02 * shape).mean() for shape in planned) < constant
    cut_off = final_losses(given, 0.02 * cosine(1570, 78), stops=[785]).mean()
    assert final_losses(given, 0.02 * cosine(785, 78)).mean() < cut_off


def test_pixels_that_are_not_scaled_move_the_loss_and_hardly_the_accuracy(given):
    x, y = given["train"]
    keras.utils.set_random_seed(0)
    model = given["build_small"]()
    model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x, y, epochs=3, verbose=0)
    scaled, raw = (model.evaluate(pixels, y, verbose=0) for pixels in (x, 255 * x))
    assert raw[0] > 10 * scaled[0] and abs(raw[1] - scaled[1]) < 0.05


def test_where_fewer_digits_are_at_hand_there_are_still_5000(given):
    assert len(given["train"][1]) == 5000 and given["train"][0].max() == 1.0
    assert len(data.load("mnist").y_test) >= 360
