"""The program that the compiled engine runs: the whole training of one model, compiled by numba.

Arrays hold units in rows and samples in columns, so that each inner loop runs over the samples of a batch, for four
units at once. Inputs and hidden layers are filled up to multiples of four with units that are always 0. Numbers that
count or index are unsigned: for signed ones each access would ask whether it counts from the end.
"""

import math
from collections.abc import Callable

import numpy as np
from numba import njit

EVALUATED = 256  # test samples that go through the network at once
U = np.uint64
ZEROTH, ONE, TWO, THREE, FOUR = U(0), U(1), U(2), U(3), U(4)  # an unsigned and a signed number make a float
ZERO = np.float32(0)
LOWEST, LOG2_E, SHIFT = np.float32(-87), np.float32(1.4426950408889634), np.float32(1.5 * 2**23)
LN2_HIGH, LN2_LOW = np.float32(0.693359375), np.float32(-2.12194440e-4)
P0, P1, P2 = np.float32(5.0000001201e-1), np.float32(1.6666665459e-1), np.float32(4.1665795894e-2)
P3, P4, P5 = np.float32(8.3334519073e-3), np.float32(1.3981999507e-3), np.float32(1.9875691500e-4)
EXPONENT, ONE_BITS = np.int32(23), np.int32(127 << 23)  # where float32 keeps its exponent, and the bits of 1.0
FAST = {"reassoc", "contract", "arcp", "nsz"}  # NaN and infinity keep their meaning


def _program(**how: object) -> Callable[[Callable], Callable]:
    """Return a decorator that compiles a function; it is kept for other processes where there is a place for it."""

    def decorate(function: Callable) -> Callable:
        try:
            return njit(nogil=True, cache=True, **how)(function)
        except RuntimeError:  # no folder that can be written
            return njit(nogil=True, **how)(function)

    return decorate


def _inner(**how: object) -> Callable[[Callable], Callable]:
    """Return a decorator for a function that only compiled functions call: Python needs no way in."""
    return _program(no_cpython_wrapper=True, no_cfunc_wrapper=True, **how)


@_program(error_model="numpy")
def train(train, test, order, sizes, how, work, history):
    """Train one model.

    Args:
        train, test: inputs, float32 (n_in, n), and classes, uint64 (n,).
        order: of the training samples in each epoch, uint64 (epochs, n).
        sizes: of the layers, filled up to multiples of four but for the last; uint64.
        how: (optimizer, momentum or α or β₁, β₂, ε, weight decay), float64 (5,); the learning rate of each step; the
            batch size.
        work: parameters, one layer after the other; three arrays of that size, all 0, for gradients and moments; two of
            shape (units, samples at once), all 0, for activations and their gradients; labels; one of shape
            (3, samples at once).
        history: filled; float64 (epochs, 4): training loss and accuracy, test loss and accuracy.
    """
    hyper, rates, batch_size = how
    params, grads, m, v, acts, deltas, labels, scratch = work
    step, every, logits = 0, np.arange(len(test[1])).astype(U), U(len(acts)) - sizes[-1]
    for epoch in range(len(order)):
        for part in range(2):  # one loop for both parts: code that stands here once is compiled once
            samples, places, most = (test, every, EVALUATED) if part else (train, order[epoch], batch_size)
            loss, right = 0.0, 0
            for begin in range(0, len(places), most):
                count = U(min(most, len(places) - begin))
                _fetch(samples, places, U(begin), count, acts, labels)
                _forward(params, sizes, acts, count)
                more, hits = _loss(acts, logits, labels, count, deltas, scratch)
                loss, right = loss + more, right + hits
                if not part:
                    _backward(params, sizes, acts, deltas, count, grads)
                    step += 1
                    _update(params, grads, m, v, hyper, rates[step - 1], step)
            history[epoch, 2 * part], history[epoch, 2 * part + 1] = loss / len(places), right / len(places)


@_inner()
def _fetch(samples, order, begin, count, acts, labels):
    """Copy a batch to where the network reads its inputs."""
    x, y = samples
    for k in range(U(len(x))):
        for b in range(count):
            acts[k, b] = x[k, order[begin + b]]
    for b in range(count):
        labels[b] = y[order[begin + b]]


@_inner(fastmath=FAST)
def _forward(params, sizes, acts, count):
    """Fill the activations of all layers; the last are logits."""
    here, place = ZEROTH, ZEROTH
    for layer in range(len(sizes) - 1):
        n_in, n_out = sizes[layer], sizes[layer + 1]
        above, bias = here + n_in, place + n_out * n_in
        for j in range(above, above + n_out):
            start = params[bias + j - above]
            for b in range(count):
                acts[j, b] = start
            for k in range(here, above, FOUR):
                w0, w1, w2, w3 = params[place], params[place + ONE], params[place + TWO], params[place + THREE]
                place += FOUR
                for b in range(count):
                    acts[j, b] += (
                        w0 * acts[k, b] + w1 * acts[k + ONE, b] + w2 * acts[k + TWO, b] + w3 * acts[k + THREE, b]
                    )
            if layer < len(sizes) - 2:
                for b in range(count):
                    acts[j, b] = acts[j, b] if not acts[j, b] <= 0 else ZERO  # NaN stays, as in PyTorch
        here, place = above, bias + n_out


@_inner(fastmath=FAST, error_model="numpy")
def _loss(acts, top, labels, count, deltas, scratch):
    """Return summed cross-entropy and the number of right predictions; fill the gradient of the mean by the logits."""
    best, place, total, end = scratch[0], scratch[1], scratch[2], U(len(acts))
    for b in range(count):
        best[b], place[b], total[b] = acts[top, b], ZERO, ZERO
    for j in range(top + ONE, end):
        for b in range(count):
            z = acts[j, b]
            stays = z <= best[b] or best[b] != best[b]  # the first NaN is the largest, as in PyTorch
            best[b], place[b] = best[b] if stays else z, place[b] if stays else np.float32(j - top)
    for j in range(top, end):
        for b in range(count):
            deltas[j, b] = _exp(acts[j, b] - best[b])
            total[b] += deltas[j, b]
    loss, right, product = 0.0, 0, 1.0
    for b in range(count):
        loss += best[b] - acts[top + labels[b], b]
        product *= total[b]  # one logarithm for many samples
        if not product < 1e250:
            loss, product = loss + math.log(product), 1.0
        right += place[b] == np.float32(labels[b])
    for b in range(count):
        total[b] = np.float32(1) / (total[b] * np.float32(count))
    for j in range(top, end):
        for b in range(count):
            deltas[j, b] *= total[b]
    for b in range(count):
        deltas[top + labels[b], b] -= np.float32(1) / np.float32(count)
    return loss + math.log(product), right


@_inner(fastmath=False)  # said, for else it would be the caller's: x + SHIFT - SHIFT is not x
def _exp(x):
    """Return e^x for x ≤ 0 to the last digits of float32, in steps that the compiler makes for many x at once.

    e^x = 2^n · e^r with n the nearest integer to x/ln 2; e^r by the polynomial of the Cephes library (expf). Below −87
    the result is that of −87, 1.6e−38.
    """
    x = x if not x < LOWEST else LOWEST  # NaN stays
    shifted = np.float32(x * LOG2_E + SHIFT)  # its last bits are those of n
    n = shifted - SHIFT
    r = x - n * LN2_HIGH - n * LN2_LOW
    power = np.int32((shifted.view(np.int32) << EXPONENT) + ONE_BITS)
    series = (((((P5 * r + P4) * r + P3) * r + P2) * r + P1) * r + P0) * r * r + r + np.float32(1)
    return series * power.view(np.float32)


@_inner(fastmath=FAST)
def _backward(params, sizes, acts, deltas, count, grads):
    """Fill the gradients of all parameters."""
    above, end = U(len(acts)) - sizes[-1], U(len(params))
    for layer in range(len(sizes) - 2, -1, -1):
        n_in, n_out = sizes[layer], sizes[layer + 1]
        here, bias = above - n_in, end - n_out
        end = bias - n_out * n_in
        for j in range(n_out):
            total = ZERO
            for b in range(count):
                total += deltas[above + j, b]
            grads[bias + j] = total
            for k in range(ZEROTH, n_in, FOUR):
                g = end + j * n_in + k
                _products(deltas, above + j, acts, here + k, count, grads, g)
        if layer:
            _through(params, end, acts, deltas, (here, n_in, n_out), count)
        above = here


@_inner(fastmath=FAST)
def _products(deltas, j, acts, k, count, grads, g):
    """Fill the gradients of four weights, from the units k to k + 3 to the unit j."""
    g0 = g1 = g2 = g3 = ZERO
    for b in range(count):
        delta = deltas[j, b]
        g0 += delta * acts[k, b]
        g1 += delta * acts[k + ONE, b]
        g2 += delta * acts[k + TWO, b]
        g3 += delta * acts[k + THREE, b]
    grads[g], grads[g + ONE], grads[g + TWO], grads[g + THREE] = g0, g1, g2, g3


@_inner(fastmath=FAST)
def _through(params, weights, acts, deltas, place, count):
    """Fill the gradients by the activations of a hidden layer from those of the layer above it."""
    here, n_in, n_out = place
    above = here + n_in
    for k in range(n_in):
        for b in range(count):
            deltas[here + k, b] = ZERO
        for j in range(n_out):
            weight = params[weights + j * n_in + k]
            for b in range(count):
                deltas[here + k, b] += weight * deltas[above + j, b]
        for b in range(count):
            deltas[here + k, b] = deltas[here + k, b] if acts[here + k, b] > 0 else ZERO


@_inner(fastmath=FAST, error_model="numpy")
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
