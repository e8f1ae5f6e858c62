"""The sweep of 3 optimizers × 20 learning rates, 50 epochs, against a plain loop in PyTorch."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch

from lrlab import data, sweep
from tests.lrlab.test_sweep import final, loop

RATES = np.logspace(-4, -1, 20)
CONFIGS = sweep.grid(optimizer=["SGD", "RMSprop", "Adam"], lr=RATES)
SAMPLE = [place for place, config in enumerate(CONFIGS) if config["lr"] in RATES[[6, 13]]]
NEW = """
import resource, sys, time
import numpy as np
from lrlab import data, sweep
qwerty, configs = data.qwerty(), sweep.grid(optimizer=["SGD", "RMSprop", "Adam"], lr=np.logspace(-4, -1, 20))
start = time.perf_counter()
sweep.run(qwerty, configs)
print(time.perf_counter() - start)
sweep.run(qwerty, configs, seeds=range(10))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))
"""


def rows() -> list[dict]:
    """Return the measurements, after a look that both sides do the same work."""
    qwerty = data.qwerty()
    theirs = _loop_seconds(qwerty)
    scaled = f"a loop with DataLoader, one thread; {len(SAMPLE)} of {len(CONFIGS)} configurations timed and scaled"
    first, memory = _new_process()
    once = _median(lambda: sweep.run(qwerty, CONFIGS), 7)
    ten = _median(lambda: sweep.run(qwerty, CONFIGS, seeds=range(10)), 3)
    return [
        _row("sweep of 60 configurations, one seed", once, theirs, scaled),
        _row("… counting the first call, which compiles", first, theirs, scaled),
        _row(f"… ten seeds (the whole process: {memory:.0f} MiB)", ten, 10 * theirs, scaled),
    ]


def _loop_seconds(qwerty: data.Split) -> float:
    """Time the loop on some configurations of each optimizer; return the seconds of the whole sweep."""
    got, threads = final(sweep.run(qwerty, [CONFIGS[place] for place in SAMPLE])), torch.get_num_threads()
    torch.set_num_threads(1)  # faster for it than more
    seconds = []
    for place, accuracy in zip(SAMPLE, got, strict=True):
        start = time.perf_counter()
        history = loop(qwerty, CONFIGS[place], 0, 50)
        seconds.append(time.perf_counter() - start)
        if abs(history[-10:, 3].mean() - accuracy) > 1 / len(qwerty.y_test) + 1e-9:
            raise SystemExit(f"{CONFIGS[place]}: the sweep has {accuracy}, the loop {history[-10:, 3].mean()}")
    torch.set_num_threads(threads)
    return statistics.mean(seconds) * len(CONFIGS)


def _new_process() -> tuple[float, float]:
    """Return seconds of the first sweep in a process that has nothing compiled, and its memory after ten seeds, MiB."""
    with tempfile.TemporaryDirectory() as empty:
        environment = {**os.environ, "NUMBA_CACHE_DIR": empty}
        done = subprocess.run([sys.executable, "-c", NEW], env=environment, capture_output=True, text=True, check=True)
    first, memory = map(float, done.stdout.split())
    return first, memory


def _median(work, times: int) -> float:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def _row(name: str, ours: float, theirs: float, note: str) -> dict:
    return {"name": name, "ours_s": ours, "theirs_s": theirs, "ratio": theirs / ours, "note": note}
