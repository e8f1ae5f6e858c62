"""The batched engine: all models of one optimizer as stacked tensors, every update of all of them in a few operations.

Tensors have the dimensions (seed, configuration, sample or n_in, n_out).
"""

import importlib.util
import itertools
import math

import numpy as np
import torch

from lrlab import progress
from lrlab.sweep import start
from lrlab.sweep.configs import OPTIMIZERS, Config, Job

MANY = 50_000  # parameters of one model from which matrix products pay more than the compiled engine's loops
EVALUATED = 1024  # test samples that go through the networks at once


def better(job: Job) -> str:
    """Return which engine is faster here."""
    n_params = sum((size + 1) * following for size, following in itertools.pairwise(job.sizes))
    if importlib.util.find_spec("numba") is None or n_params > MANY:
        return "batched"
    return "compiled"


@torch.no_grad()
def train(job: Job) -> np.ndarray:
    """Train every configuration with every seed, one optimizer after the other.

    Returns:
        Histories of shape (configs, seeds, epochs, 4): training loss and accuracy, test loss and accuracy; NaN where
        an interrupted sweep did not come to.
    """
    histories = np.full((len(job.configs), len(job.seeds), job.epochs, 4), np.nan)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    threads = torch.get_num_threads()
    names = [name for name in OPTIMIZERS if any(config.optimizer == name for config in job.configs)]
    bar = progress.bar(len(names) * job.epochs, "epochs")
    if device.type == "cpu" and better(job) != "batched":
        torch.set_num_threads(1)  # small products are slower when shared
    try:
        orders = np.stack([start.orders(job, seed) for seed in job.seeds])
        for name in names:
            places = [place for place, config in enumerate(job.configs) if config.optimizer == name]
            group = _Group(job, [job.configs[place] for place in places], device)
            for epoch in range(job.epochs):
                histories[places, :, epoch] = group.epoch(torch.from_numpy(orders[:, epoch]).to(device))
                bar.update()
    except KeyboardInterrupt:
        pass
    finally:
        torch.set_num_threads(threads)
        bar.close()
    return histories


class _Group:
    """The models of one optimizer."""

    def __init__(self, job: Job, configs: list[Config], device: torch.device):
        self.job, self.configs = job, configs
        n_steps = job.epochs * job.steps_per_epoch
        tensor = {"dtype": torch.float32, "device": device}
        self.rates = np.stack([config.rates(n_steps) for config in configs])
        self.x, self.x_test = (torch.as_tensor(np.asarray(x), **tensor) for x in (job.data.x_train, job.data.x_test))
        self.y, self.y_test = (torch.as_tensor(y, device=device).long() for y in (job.data.y_train, job.data.y_test))
        first = [start.weights(job.sizes, seed) for seed in job.seeds]
        factors = 1 + _column(np.array([config.perturb for config in configs]), torch.float64, device)
        self.params = []
        for parts in zip(*first):
            part = torch.stack([p.t() if p.dim() == 2 else p[None] for p in parts]).to(device)
            self.params.append((part[:, None].double() * factors).float().contiguous())
        self.m, self.v = ([torch.zeros_like(param) for param in self.params] for _ in range(2))
        numbers = {"decay": "alpha" if configs[0].optimizer == "RMSprop" else "momentum", "eps": "eps"}
        self.numbers = {
            key: np.array([getattr(config, name) for config in configs]) for key, name in numbers.items()
        } | {"weight_decay": np.array([config.weight_decay for config in configs])}
        self.betas = np.array([config.betas for config in configs]).T
        self.step, self.device = 0, device

    def epoch(self, order: torch.Tensor) -> np.ndarray:
        """Train for one epoch; return (configs, seeds, 4)."""
        shape = (order.shape[0], len(self.configs))
        total = torch.zeros(2, *shape, dtype=torch.float64, device=self.device)
        for batch in order.split(self.job.batch_size, dim=1):
            acts = self._forward(self.x[batch][:, None])
            loss, right, delta = _loss(acts[-1], self.y[batch][:, None])
            total += torch.stack([loss, right])
            self._update(self._backward(acts, delta))
        tested = torch.zeros_like(total)
        for x, y in zip(self.x_test.split(EVALUATED), self.y_test.split(EVALUATED)):
            loss, right, _ = _loss(self._forward(x[None, None])[-1], y[None, None])
            tested += torch.stack([loss, right])
        result = torch.cat([total / order.shape[1], tested / len(self.y_test)])
        return result.permute(2, 1, 0).cpu().numpy()

    def _forward(self, x: torch.Tensor) -> list[torch.Tensor]:
        """Return the activations of all layers, from the inputs to the logits."""
        acts = [x]
        for number in range(0, len(self.params), 2):
            z = acts[-1] @ self.params[number] + self.params[number + 1]
            acts.append(z if number == len(self.params) - 2 else z.relu())
        return acts

    def _backward(self, acts: list[torch.Tensor], delta: torch.Tensor) -> list[torch.Tensor]:
        """Return the gradients of all parameters."""
        grads: list[torch.Tensor] = []
        for number in range(len(self.params) - 2, -1, -2):
            below = acts[number // 2]
            grads = [below.transpose(-1, -2) @ delta, delta.sum(-2, keepdim=True), *grads]
            if number:
                delta = (delta @ self.params[number].transpose(-1, -2)) * (below > 0)
        return grads

    def _update(self, grads: list[torch.Tensor]) -> None:
        """Make one update as `torch.optim` does."""
        self.step += 1
        lr = self.rates[:, self.step - 1]
        numbers = {key: _column(value, torch.float32, self.device) for key, value in self.numbers.items()}
        optimizer = self.configs[0].optimizer
        rate, decay, eps = _column(lr, torch.float32, self.device), numbers["decay"], numbers["eps"]
        if optimizer == "Adam":
            beta1, beta2 = self.betas
            corrected = [lr / (1 - beta1**self.step), np.sqrt(1 - beta2**self.step), 1 - beta1, beta2, 1 - beta2]
            size, root, new, keep2, new2 = (_column(value, torch.float32, self.device) for value in corrected)
        for param, grad, m, v in zip(self.params, grads, self.m, self.v):
            if self.numbers["weight_decay"].any():
                grad = grad + numbers["weight_decay"] * param
            if optimizer == "SGD":
                m.mul_(decay).add_(grad)
                param.sub_(rate * m)
            elif optimizer == "RMSprop":
                v.mul_(decay).add_((1 - decay) * grad * grad)
                param.sub_(rate * grad / (v.sqrt() + eps))
            else:
                m.add_(new * (grad - m))
                v.mul_(keep2).add_(new2 * grad * grad)
                param.sub_(size * m / (v.sqrt() / root + eps))


def _column(values: np.ndarray, dtype: torch.dtype, device: torch.device) -> torch.Tensor:
    """Return one number for each configuration, for tensors (seed, configuration, …, …)."""
    return torch.as_tensor(values, dtype=dtype, device=device)[None, :, None, None]


def _loss(logits: torch.Tensor, y: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return summed cross-entropy and right predictions, (seed, configuration), and the mean's gradient by logits."""
    logs = logits.log_softmax(-1)
    target = y.expand(logits.shape[:-1])[..., None]
    loss = -logs.gather(-1, target).sum((-1, -2), dtype=torch.float64)
    right = (logits.argmax(-1) == y).sum(-1)
    delta = logs.exp().scatter_add(-1, target, torch.full_like(target, -1, dtype=logs.dtype))
    return loss, right.double(), delta / math.prod(y.shape[-1:])
