"""The experiment of 3 noise levels × 3 optimizers × 3 learning rates × 5 seeds, 100 epochs, against plain `fit`."""

import functools
import itertools
import os
import statistics
import subprocess
import sys
import time

LEVELS, OPTIMIZERS, RATES, SEEDS = (0.1, 0.5, 1.0), ("SGD", "Adam", "RMSprop"), (0.001, 0.01, 0.1), range(42, 47)
EPOCHS, BATCH_SIZE = 100, 32
SAMPLE = [(0.5, name, 0.01) for name in OPTIMIZERS]  # the cells that plain fit trains, with the first seed
QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}


def rows() -> list[dict]:
    """Return the measurement, made in a process of its own, after a look that both sides do the same work."""
    command = [sys.executable, "-c", "from tests.bench import noisy; print(*noisy.measured())"]
    done = subprocess.run(command, env={**os.environ, **QUIET}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"noisy: {done.stderr.strip().splitlines()[-1]}")
    ours, theirs, by_rounding = map(float, done.stdout.split()[-3:])
    n_cells, n_runs = len(LEVELS) * len(OPTIMIZERS) * len(RATES), len(SEEDS)
    note = (
        f"Keras' fit with validation, same batches; {len(SAMPLE)} of {n_cells * n_runs} runs timed and scaled; weights "
        f"equal to the last bit after {EPOCHS} epochs without XLA, accuracies within {by_rounding:.3f} with it"
    )
    name = f"noisy data in Keras, {n_cells} cells × {EPOCHS} epochs × {n_runs} seeds, compilation included"
    return [{"name": name, "ours_s": ours, "theirs_s": theirs, "ratio": theirs / ours, "note": note}]


def measured() -> tuple[float, float, float]:
    """Return seconds of the whole experiment, those of plain fit (scaled), and how far apart their accuracies are."""
    import tensorflow  # noqa: F401  (seconds that both sides need)

    start, trainers, accuracies = time.perf_counter(), {}, {}
    for level, seed in itertools.product(LEVELS, SEEDS):
        parts = _parts(level, seed)
        for name, lr in itertools.product(OPTIMIZERS, RATES):
            trainer = trainers.get(name) or trainers.setdefault(name, _trainer(name))
            accuracies[level, name, lr, seed] = _accuracy(_compiled(trainer, parts, lr, seed), parts)
    ours, seconds, apart = time.perf_counter() - start, [], []
    for level, name, lr in SAMPLE:
        parts = _parts(level, SEEDS[0])
        start = time.perf_counter()
        model = _plain(name, parts, lr, SEEDS[0])
        seconds.append(time.perf_counter() - start)
        graph = _trainer(name, jit_compile=False)
        _compiled(graph, parts, lr, SEEDS[0])
        furthest = max(abs(a - b).max() for a, b in zip(model.get_weights(), graph.model.get_weights(), strict=True))
        if furthest > 0:
            raise SystemExit(f"{name}: a weight differs by {furthest} from that of fit")
        apart.append(abs(accuracies[level, name, lr, SEEDS[0]] - _accuracy(model(parts[2]).numpy(), parts)))
    return ours, statistics.mean(seconds) * len(accuracies), max(apart)


def _parts(level: float, seed: int) -> list:
    """Return training points and classes, watched points and classes (160 of validation, 200 of test)."""
    import numpy as np

    from lrlab import data

    points, classes = data.rings(1000, level, seed)
    rng = np.random.default_rng(seed)
    points = points + level * rng.normal(size=points.shape)
    order = rng.permutation(len(points))
    train, watched = order[:640], order[640:]
    scaled = ((points - points[train].mean(axis=0)) / points[train].std(axis=0)).astype("float32")
    return [scaled[train], classes[train], scaled[watched], classes[watched]]


def _model(name: str, lr: float, seed: int, **settings):
    """Return a compiled network 2–16–8–1 with the weights of this seed."""
    from tensorflow import keras

    keras.utils.set_random_seed(seed)
    hidden = [keras.layers.Dense(n, activation="relu") for n in (16, 8)]
    model = keras.Sequential([keras.Input((2,)), *hidden, keras.layers.Dense(1, activation="sigmoid")])
    optimizer = getattr(keras.optimizers, name)(learning_rate=lr, **({"momentum": 0.9} if name == "SGD" else {}))
    model.compile(optimizer, loss="binary_crossentropy", **settings)
    return model


def _trainer(name: str, jit_compile: bool = True):
    from lrlab import fitting

    return fitting.CompiledFit(_model(name, 0.01, 0), BATCH_SIZE, jit_compile)


@functools.cache
def _weights(seed: int) -> list:
    return _model("SGD", 0.01, seed).get_weights()


def _compiled(trainer, parts: list, lr: float, seed: int):
    """Train by the compiled loop; return the last predictions."""
    from lrlab import fitting

    trainer.restart(_weights(seed), lr)
    return trainer.fit(*parts[:2], fitting.batch_order(len(parts[0]), EPOCHS, seed), parts[2])[-1]


def _plain(name: str, parts: list, lr: float, seed: int):
    """Train by `fit`, with the same batches; return the model."""
    import tensorflow as tf

    from lrlab import fitting

    model = _model(name, lr, seed, metrics=["accuracy"])
    order = fitting.batch_order(len(parts[0]), EPOCHS, seed).ravel()
    batches = tf.data.Dataset.from_tensor_slices((parts[0][order], parts[1][order])).batch(BATCH_SIZE)
    steps, watched = len(parts[0]) // BATCH_SIZE, (parts[2], parts[3])
    model.fit(batches, epochs=EPOCHS, steps_per_epoch=steps, validation_data=watched, shuffle=False, verbose=0)
    return model


def _accuracy(predictions, parts: list) -> float:
    return float(((predictions[:, 0] > 0.5) == parts[3])[160:].mean())
