"""What a seed decides: initial weights and batches, drawn as a plain loop in PyTorch draws them."""

from itertools import pairwise

import numpy as np
import torch

from lrlab.sweep.configs import Job


def weights(sizes: list[int], seed: int) -> list[torch.Tensor]:
    """Return the parameters that `torch.manual_seed(seed)` and a `Sequential` of `Linear` layers give.

    Args:
        sizes: of all layers, from inputs to classes.
        seed: the seed.

    Returns:
        For each layer its weight (n_out, n_in) and bias (n_out,). PyTorch's global generator stays as it was.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        layers = [torch.nn.Linear(size, following) for size, following in pairwise(sizes)]
    return [param.detach() for layer in layers for param in (layer.weight, layer.bias)]


def orders(job: Job, seed: int) -> np.ndarray:
    """Return the order of samples in each epoch, shape (epochs, n), int64.

    It is that of a `DataLoader` with `shuffle=True` and a generator with this seed. In each epoch that also draws one
    number for its worker processes, and a second order of which it uses nothing.
    """
    generator = torch.Generator().manual_seed(seed)
    result = np.empty((job.epochs, len(job.data.x_train)), np.int64)
    for epoch in range(job.epochs):
        torch.empty((), dtype=torch.int64).random_(generator=generator)
        result[epoch] = torch.randperm(result.shape[1], generator=generator).numpy()
        torch.randperm(result.shape[1], generator=generator)
    return result
