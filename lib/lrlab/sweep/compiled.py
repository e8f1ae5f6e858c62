"""The compiled engine: one program trains a whole model, threads run it side by side."""

import os
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

import numpy as np

from lrlab import progress
from lrlab.sweep import kernel, start
from lrlab.sweep.configs import OPTIMIZERS, Config, Job


def train(job: Job) -> np.ndarray:
    """Train every configuration with every seed.

    Returns:
        Histories of shape (configs, seeds, epochs, 4): training loss and accuracy, test loss and accuracy; NaN where
        an interrupted sweep did not come to.
    """
    shape = (len(job.configs), len(job.seeds), job.epochs, 4)
    histories = np.full(shape, np.nan)
    rates = [config.rates(job.epochs * job.steps_per_epoch) for config in job.configs]
    program = _Program(job)
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    bar = progress.bar(shape[0] * shape[1], "runs")
    pool, waiting = ThreadPoolExecutor(workers), set()
    try:
        for number, seed in enumerate(job.seeds):
            first, order = program.first(seed), start.orders(job, seed).astype(np.uint64)
            for place, config in enumerate(job.configs):
                waiting.add(pool.submit(program, config, rates[place], first, order, histories[place, number]))
            waiting = _settle(waiting, bar, at_most=4 * workers * len(job.configs))
        _settle(waiting, bar, at_most=0)
    except KeyboardInterrupt:
        pass
    finally:
        pool.shutdown(cancel_futures=True)
        bar.close()
    return histories


class _Program:
    """Trains one model of a sweep; may be called from several threads.

    Args:
        job: the sweep.
    """

    def __init__(self, job: Job):
        self.job = job
        x, x_test = (np.ascontiguousarray(x.T, dtype=np.float32) for x in (job.data.x_train, job.data.x_test))
        y, y_test = (np.ascontiguousarray(y, dtype=np.uint64) for y in (job.data.y_train, job.data.y_test))
        self.train, self.test = (x, y), (x_test, y_test)
        self.sizes = np.array([*(_filled(size) for size in job.sizes[:-1]), job.sizes[-1]], np.uint64)
        self.batch_size = job.batch_size
        self.width = max(min(job.batch_size, len(y)), min(kernel.EVALUATED, len(y_test)))

    def first(self, seed: int) -> np.ndarray:
        """Return the initial parameters of a seed, one layer after the other: the weight (n_out, n_in), the bias."""
        parts = []
        for number, param in enumerate(start.weights(self.job.sizes, seed)):
            shape = self.sizes[number // 2 + 1], *self.sizes[number // 2 : number // 2 + param.dim() - 1]
            parts.append(np.zeros(shape))
            parts[-1][tuple(slice(size) for size in param.shape)] = param.numpy()
        return np.concatenate([part.ravel() for part in parts])

    def __call__(
        self, config: Config, rates: np.ndarray, first: np.ndarray, order: np.ndarray, history: np.ndarray
    ) -> None:
        """Fill a history, shape (epochs, 4), from initial parameters and the order of samples."""
        params, result = (first * (1 + config.perturb)).astype(np.float32), np.empty_like(history)
        slots = (np.zeros_like(params) for _ in range(3))  # gradients and moments
        layers = (np.zeros((int(self.sizes.sum()), self.width), np.float32) for _ in range(2))
        scratch = np.empty(self.width, np.uint64), np.empty((3, self.width), np.float32)
        work = (params, *slots, *layers, *scratch)
        kernel.train(self.train, self.test, order, self.sizes, (_hyper(config), rates, self.batch_size), work, result)
        history[...] = result  # at once: an interrupted sweep returns whole runs


def _filled(size: int) -> int:
    """Return the next multiple of four."""
    return -(-size // 4) * 4


def _settle(waiting: set[Future], bar: progress.tqdm, at_most: int) -> set[Future]:
    """Wait until at most so many runs are unfinished; return them."""
    while len(waiting) > at_most:
        done, waiting = wait(waiting, timeout=0.2, return_when=FIRST_COMPLETED)
        for future in done:
            future.result()
        bar.update(len(done))
    return waiting


def _hyper(config: Config) -> np.ndarray:
    """Return the numbers of a configuration that the compiled program needs."""
    decay = {"SGD": config.momentum, "RMSprop": config.alpha, "Adam": config.betas[0]}[config.optimizer]
    name = OPTIMIZERS.index(config.optimizer)
    return np.array([name, decay, config.betas[1], config.eps, config.weight_decay])
