"""The program that the compiled engine runs: the whole training of one model, compiled by numba.

Arrays hold units in rows and samples in columns, so that each inner loop runs over the samples of a batch, for four
units at once. Inputs and hidden layers are filled up to multiples of four with units that are always 0.
"""

import math
from collections.abc import Callable

import numpy as np
from numba import njit

EVALUATED = 256  # test samples that go through the network at once
ZERO = np.float32(0)
FAST = {"reassoc", "contract", "arcp", "nsz"}  # NaN and infinity keep their meaning


def _program(**how: object) -> Callable[[Callable], Callable]:
    """Return a decorator that compiles a function; it is kept for other processes where there is a place for it."""

    def decorate(function: Callable) -> Callable:
        try:
            return njit(nogil=True, cache=True, **how)(function)
        except RuntimeError:  # no folder that can be written
            return njit(nogil=True, **how)(function)

    return decorate


@_program(error_model="numpy")
def train(train, test, order, sizes, how, work, history):
    """Train one model.

    Args:
        train, test: inputs, float32 (n_in, n), and classes, int64 (n,).
        order: of the training samples in each epoch, int64 (epochs, n).
        sizes: of the layers, filled up to multiples of four but for the last.
        how: (optimizer, momentum or α or β₁, β₂, ε, weight decay), float64 (5,); the learning rate of each step; the
            batch size.
        work: parameters, one layer after the other; three arrays of that size, all 0, for gradients and moments; two of
            shape (units, samples at once), all 0, for activations and their gradients; labels.
        history: filled; float64 (epochs, 4): training loss and accuracy, test loss and accuracy.
    """
    hyper, rates, batch_size = how
    params, grads, m, v, acts, deltas, labels = work
    n, n_test, every = len(train[1]), len(test[1]), np.arange(len(test[1]))
    top, step = len(acts) - sizes[-1], 0
    for epoch in range(len(order)):
        loss, right = 0.0, 0
        for begin in range(0, n, batch_size):
            count = min(batch_size, n - begin)
            _fetch(train, order[epoch], begin, count, acts, labels)
            _forward(params, sizes, acts, count)
            more, hits = _loss(acts, top, labels, count, deltas)
            loss, right = loss + more, right + hits
            _backward(params, sizes, acts, deltas, count, grads)
            step += 1
            _update(params, grads, m, v, hyper, rates[step - 1], step)
        history[epoch, 0], history[epoch, 1] = loss / n, right / n
        loss, right = 0.0, 0
        for begin in range(0, n_test, EVALUATED):
            count = min(EVALUATED, n_test - begin)
            _fetch(test, every, begin, count, acts, labels)
            _forward(params, sizes, acts, count)
            more, hits = _loss(acts, top, labels, count, deltas)
            loss, right = loss + more, right + hits
        history[epoch, 2], history[epoch, 3] = loss / n_test, right / n_test


@_program()
def _fetch(samples, order, begin, count, acts, labels):
    """Copy a batch to where the network reads its inputs."""
    x, y = samples
    for k in range(len(x)):
        for b in range(count):
            acts[k, b] = x[k, order[begin + b]]
    for b in range(count):
        labels[b] = y[order[begin + b]]


@_program(fastmath=FAST)
def _forward(params, sizes, acts, count):
    """Fill the activations of all layers; the last are logits."""
    here, place = 0, 0
    for layer in range(len(sizes) - 1):
        n_in, n_out = sizes[layer], sizes[layer + 1]
        above, bias = here + n_in, place + n_out * n_in
        for j in range(above, above + n_out):
            start = params[bias + j - above]
            for b in range(count):
                acts[j, b] = start
            for k in range(here, above, 4):
                w0, w1, w2, w3 = params[place], params[place + 1], params[place + 2], params[place + 3]
                place += 4
                for b in range(count):
                    acts[j, b] += w0 * acts[k, b] + w1 * acts[k + 1, b] + w2 * acts[k + 2, b] + w3 * acts[k + 3, b]
            if layer < len(sizes) - 2:
                for b in range(count):
                    acts[j, b] = acts[j, b] if not acts[j, b] <= 0 else ZERO  # NaN stays, as in PyTorch
        here, place = above, bias + n_out


@_program(fastmath=FAST, error_model="numpy")
def _loss(acts, top, labels, count, deltas):
    """Return summed cross-entropy and the number of right predictions; fill the gradient of the mean by the logits."""
    loss, right, product = 0.0, 0, 1.0
    for b in range(count):
        best, place = acts[top, b], top
        for j in range(top + 1, len(acts)):
            z = acts[j, b]
            if z > best or (z != z and best == best):  # the first NaN is the largest, as in PyTorch
                best, place = z, j
        total = ZERO
        for j in range(top, len(acts)):
            deltas[j, b] = math.exp(acts[j, b] - best)
            total += deltas[j, b]
        scale = np.float32(1) / (total * np.float32(count))
        for j in range(top, len(acts)):
            deltas[j, b] *= scale
        deltas[top + labels[b], b] -= np.float32(1) / np.float32(count)
        loss += best - acts[top + labels[b], b]
        product *= total  # one logarithm for many samples
        if not product < 1e250:
            loss, product = loss + math.log(product), 1.0
        right += place - top == labels[b]
    loss += math.log(product)
    return loss, right


@_program(fastmath=FAST)
def _backward(params, sizes, acts, deltas, count, grads):
    """Fill the gradients of all parameters."""
    above, end = sizes.sum() - sizes[-1], len(params)
    for layer in range(len(sizes) - 2, -1, -1):
        n_in, n_out = sizes[layer], sizes[layer + 1]
        here, bias = above - n_in, end - n_out
        end = bias - n_out * n_in
        for j in range(n_out):
            total = ZERO
            for b in range(count):
                total += deltas[above + j, b]
            grads[bias + j] = total
            for k in range(0, n_in, 4):
                g = end + j * n_in + k
                grads[g], grads[g + 1], grads[g + 2], grads[g + 3] = _products(deltas, above + j, acts, here + k, count)
        for k in range(n_in if layer else 0):
            for b in range(count):
                deltas[here + k, b] = 0
            for j in range(n_out):
                weight = params[end + j * n_in + k]
                for b in range(count):
                    deltas[here + k, b] += weight * deltas[above + j, b]
            for b in range(count):
                deltas[here + k, b] = deltas[here + k, b] if acts[here + k, b] > 0 else ZERO
        above = here


@_program(fastmath=FAST)
def _products(deltas, j, acts, k, count):
    """Return the gradients of four weights, from the units k to k + 3 to the unit j."""
    g0 = g1 = g2 = g3 = ZERO
    for b in range(count):
        delta = deltas[j, b]
        g0 += delta * acts[k, b]
        g1 += delta * acts[k + 1, b]
        g2 += delta * acts[k + 2, b]
        g3 += delta * acts[k + 3, b]
    return g0, g1, g2, g3


@_program(fastmath=FAST, error_model="numpy")
def _update(params, grads, m, v, hyper, lr, step):
    """Make one update as `torch.optim` does; t is the number of this update, from 1."""
    name, decay, beta2, eps, weight_decay = hyper
    rate, keep, eps32 = np.float32(lr), np.float32(decay), np.float32(eps)
    new, keep2, new2 = np.float32(1 - decay), np.float32(beta2), np.float32(1 - beta2)
    if weight_decay:
        for i in range(len(params)):
            grads[i] += np.float32(weight_decay) * params[i]
    if name == 0:
        for i in range(len(params)):
            m[i] = keep * m[i] + grads[i]
            params[i] -= rate * m[i]
    elif name == 1:
        for i in range(len(params)):
            v[i] = keep * v[i] + new * grads[i] * grads[i]
            params[i] -= rate * grads[i] / (np.sqrt(v[i]) + eps32)
    else:
        size = np.float32(lr / (1 - decay**step))
        root = np.float32(math.sqrt(1 - beta2**step))
        for i in range(len(params)):
            m[i] += new * (grads[i] - m[i])
            v[i] = keep2 * v[i] + new2 * grads[i] * grads[i]
            params[i] -= size * m[i] / (np.sqrt(v[i]) / root + eps32)
