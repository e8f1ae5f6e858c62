"""The facts that the notebook learning_rate_finder tells, derived again without the notebook's code.

What needs TensorFlow runs in one process of its own: a process that has used it can no longer be forked safely.
"""

import json
import subprocess
import sys

import numpy as np
import pytest

from lrlab import data, nn, optim

IN_KERAS = """
import os, json
os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}
import numpy as np
import tensorflow as tf
keras = tf.keras

class Record(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.logged = []
    def on_train_batch_end(self, batch, logs=None):
        self.logged.append(logs["loss"])

def line(**settings):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
    model.set_weights([np.zeros((1, 1))])
    model.compile(loss="mse", run_eagerly=settings.get("steps_per_execution", 1) == 1, **settings)
    return model

found, record, targets = {}, Record(), np.arange(1.0, 6.0)
model = line(optimizer=keras.optimizers.SGD(0.0))
model.fit(np.ones((5, 1)), targets, batch_size=2, epochs=2, shuffle=False, verbose=0, callbacks=[record])
found["logged"] = record.logged
model = line(optimizer=keras.optimizers.SGD(0.0), steps_per_execution=3)
model.fit(np.ones((6, 1)), np.ones(6), batch_size=1, verbose=0, callbacks=[record])
found["calls"] = len(record.logged)
schedule = keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)
found["assignable"] = [hasattr(keras.optimizers.SGD(rate).learning_rate, "assign") for rate in (0.1, schedule)]
optimizer = keras.optimizers.SGD(0.1, momentum=0.9)
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.compile(optimizer, "mse", run_eagerly=True)
found["variables"] = [len(optimizer.variables)]
optimizer.build(model.trainable_variables)
found["variables"] += [len(optimizer.variables)]
kept = [v.numpy() for v in optimizer.variables]
copies = [value.copy() for value in kept]
model.fit(np.ones((4, 2)), np.ones(4), batch_size=1, verbose=0)
found["copies"] = all(np.array_equal(a, b) for a, b in zip(kept, copies))
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def keras_facts() -> dict:
    done = subprocess.run([sys.executable, "-c", IN_KERAS], capture_output=True, text=True, timeout=120, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def test_the_last_rate_used_is_one_factor_short():
    factor = (10 / 1e-7) ** (1 / 200)
    assert 1e-7 * factor**199 == pytest.approx(9.12, abs=0.005)
    assert 1e-7 * factor**200 == pytest.approx(10)


def test_keras_reports_the_mean_over_samples_since_the_epoch_began(keras_facts):
    squares = np.arange(1.0, 6.0) ** 2
    means = [squares[:2].mean(), squares[:4].mean(), squares.mean()]
    assert keras_facts["logged"] == pytest.approx(means * 2)


def test_with_several_steps_per_execution_a_callback_is_called_less_often(keras_facts):
    assert keras_facts["calls"] == 2


def test_a_schedule_cannot_be_assigned_to(keras_facts):
    assert keras_facts["assignable"] == [True, False]


def test_a_new_optimizer_has_two_variables_and_its_values_are_copies(keras_facts):
    assert keras_facts["variables"] == [2, 4] and keras_facts["copies"]


def test_on_a_quadratic_the_loss_turns_up_soon_after_two_over_the_curvature():
    turns = []
    for seed in range(5):
        rng = np.random.default_rng(seed)
        x = rng.normal(size=(3200, 2)) * np.sqrt([12.5, 0.5])
        y, weights, losses = x @ [1.0, -2.0] + rng.normal(size=3200), np.zeros(2), []
        rates = np.geomspace(1e-5, 1, 201)[:-1]
        for rate, rows in zip(rates, np.arange(3200).reshape(200, 16)):
            error = x[rows] @ weights - y[rows]
            losses.append(np.mean(error**2))
            weights = weights - rate * 2 * x[rows].T @ error / 16
        means = np.cumsum(losses) / np.arange(1, 201)
        turns.append(rates[np.argmax(means > 2 * means[:130].mean())] / (2 / 25))
    assert min(turns) > 0.7 and max(turns) < 3


def test_an_average_without_correction_starts_too_low_and_with_it_a_constant_stays():
    average = 0.0
    for step in range(20):
        average = 0.9 * average + 0.1 * 3.0
        assert average / (1 - 0.9 ** (step + 1)) == pytest.approx(3)


def descend(split: data.Split, rates: np.ndarray, seed: int) -> tuple[np.ndarray, float]:
    """Train with momentum, one rate a step; return the batch losses and the accuracy on the second part."""
    model, optimizer = nn.build_mlp((128,), seed=seed), optim.SGD(0.1, 0.9)
    rng, losses = np.random.default_rng(seed), []
    order = np.concatenate([rng.permutation(len(split.x_train)) for _ in range(1 + 64 * 200 // len(split.x_train))])
    for rate, rows in zip(rates, order[: 200 * 64].reshape(200, 64)):
        p = np.exp(np.clip(model.forward(split.x_train[rows]), -80, 80))
        p /= p.sum(axis=1, keepdims=True)
        picked = np.arange(64), split.y_train[rows]
        losses.append(-np.log(np.maximum(p[picked], 1e-30)).mean())
        p[picked] -= 1
        model.backward(p / 64)
        optimizer.lr = rate
        optimizer.step(model.params, model.grads)
    return np.array(losses), float(np.mean(model.forward(split.x_test).argmax(axis=1) == split.y_test))


def test_a_tenth_of_the_minimum_trains_and_the_minimum_does_not_with_momentum():
    images = data.load("fashion_mnist", n=2000)
    x_train, x_test = (x.reshape(len(x), -1).astype("float32") / 255 for x in (images.x_train, images.x_test))
    split, rates = data.Split(x_train, images.y_train, x_test, images.y_test), np.geomspace(1e-7, 10, 201)[:-1]
    scores, late = {"Keras": [], "minimum": [], "tenth": []}, []
    for seed in range(4):
        losses, _ = descend(split, rates, seed)
        means, weights = np.cumsum(losses) / np.arange(1, 201), 0.9 ** np.arange(200.0)
        smoothed = [losses[: k + 1] @ weights[k::-1] / weights[: k + 1].sum() for k in range(200)]
        late.append(int(means.argmin() - np.argmin(smoothed)))
        chosen = {"Keras": rates[means.argmin()], "minimum": rates[np.argmin(smoothed)]}
        chosen["tenth"] = chosen["minimum"] / 10
        for rule, rate in chosen.items():
            scores[rule].append(descend(split, np.full(150, rate), seed)[1])
    assert min(late) >= 0 and sum(late) > 0
    grid = max(
        np.mean([descend(split, np.full(150, rate), seed)[1] for seed in range(4)]) for rate in (0.01, 0.03, 0.1)
    )
    assert np.mean(scores["Keras"]) < grid - 0.15
    assert np.mean(scores["minimum"]) < grid - 0.03
    assert np.mean(scores["tenth"]) > grid - 0.06
