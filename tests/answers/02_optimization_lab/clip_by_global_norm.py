# %% right: PyTorch's form, with its small constant
def global_norm(grads):
    return float(np.linalg.norm([np.linalg.norm(grad.astype(np.float64)) for grad in grads]))


def clip_by_global_norm(grads, max_norm):
    coefficient = max_norm / (global_norm(grads) + 1e-6)
    return [grad * min(coefficient, 1.0) for grad in grads]
# %% right: one long vector, divided by the larger of norm and limit
def global_norm(grads):
    return np.linalg.norm(np.concatenate([np.asarray(grad, dtype=float).ravel() for grad in grads]))


def clip_by_global_norm(grads, max_norm):
    norm = max(global_norm(grads), max_norm)
    return [(grad * (max_norm / norm)).astype(grad.dtype) for grad in grads]
# %% right: the largest entry first, then the norm of the rest
def global_norm(grads):
    top = max(float(np.abs(g).max()) for g in grads)
    if top == 0:
        return 0.0
    return top * float(np.sqrt(sum(((g.astype(float) / top) ** 2).sum() for g in grads)))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    if norm <= max_norm:
        return [g.copy() for g in grads]
    return [g * float(max_norm / norm) for g in grads]
# %% right: copies, changed in place
def global_norm(grads):
    total = 0.0
    for grad in grads:
        total += np.vdot(grad.astype(np.float64), grad.astype(np.float64))
    return total**0.5


def clip_by_global_norm(grads, max_norm):
    result = [np.array(grad) for grad in grads]
    norm = global_norm(result)
    if norm > max_norm:
        for grad in result:
            grad *= max_norm / norm
    return result
# %% right: hypot over all entries
def global_norm(grads):
    return math.hypot(*(float(x) for grad in grads for x in grad.ravel()))


def clip_by_global_norm(grads, max_norm):
    n = global_norm(grads)
    factor = min(1.0, max_norm / n) if n else 1.0
    return [np.multiply(grad, factor, dtype=grad.dtype) for grad in grads]
# %% right: einsum, and a helper
def _square(grad):
    x = np.float64(grad).ravel()
    return np.einsum("i,i->", x, x)


def global_norm(grads):
    return np.sqrt(sum(map(_square, grads)))


def clip_by_global_norm(grads, max_norm):
    with np.errstate(divide="ignore"):
        factor = np.minimum(1.0, np.divide(max_norm, global_norm(grads)))
    return list(map(lambda grad: grad * grad.dtype.type(factor), grads))
# %% right: infinity where the norm is zero, and then no clipping
def global_norm(grads):
    return np.sqrt(np.sum([np.sum(np.square(g, dtype=np.float64)) for g in grads]))


def clip_by_global_norm(grads, max_norm):
    with np.errstate(divide="ignore"):
        factor = min(1, max_norm / global_norm(grads))
    return [g * float(factor) for g in grads]
# %% wrong: each array has its own norm | fails: one_factor
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    return [grad * min(1.0, max_norm / max(global_norm([grad]), 1e-300)) for grad in grads]
# %% wrong: each entry is cut | fails: one_factor, short_gradients, float32
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    return [np.clip(grad, -max_norm, max_norm) for grad in grads]
# %% wrong: scales short gradients up | fails: short_gradients, float32
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [grad * (max_norm / norm if norm else 1.0) for grad in grads]
# %% wrong: changes the arguments | fails: own_arrays
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    for grad in grads:
        grad *= min(1.0, max_norm / norm) if norm else 1.0
    return grads
# %% wrong: below the limit the arguments come back | fails: own_arrays
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    if norm <= max_norm:
        return grads
    return [grad * (max_norm / norm) for grad in grads]
# %% wrong: a new list of the same arrays below the limit | fails: own_arrays
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [grad if norm <= max_norm else grad * (max_norm / norm) for grad in grads]
# %% wrong: 0 / 0 where all is zero | fails: short_gradients
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    norm = np.float64(global_norm(grads))
    return [(grad * (np.minimum(norm, max_norm) / norm)).astype(grad.dtype) for grad in grads]
# %% wrong: divides by a norm of zero | fails: short_gradients
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    return [grad * min(1.0, max_norm / global_norm(grads)) for grad in grads]
# %% wrong: squares in float32 | fails: float32
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad**2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [grad * (max_norm / norm if norm > max_norm else 1.0) for grad in grads]
# %% wrong: numpy's norm of each array in its own dtype | fails: float32
def global_norm(grads):
    return float(np.linalg.norm([np.linalg.norm(grad) for grad in grads]))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [grad * (max_norm / norm if norm > max_norm else 1.0) for grad in grads]
# %% wrong: float32 becomes float64 | fails: float32
def global_norm(grads):
    return np.sqrt(np.sum([np.sum(grad.astype(float) ** 2) for grad in grads]))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    factor = max_norm / norm if norm > max_norm else np.float64(1)
    return [grad.astype(float) * factor for grad in grads]
# %% wrong: everything becomes float32 | fails: short_gradients, float32
def global_norm(grads):
    return float(np.sqrt(sum(np.sum(grad.astype(np.float32) ** 2) for grad in grads)))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [(grad * (max_norm / norm if norm > max_norm else 1.0)).astype(np.float32) for grad in grads]
# %% wrong: the root is missing | fails: one_factor, short_gradients, float32
def global_norm(grads):
    return sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads)


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [grad * (max_norm / norm if norm > max_norm else 1.0) for grad in grads]
# %% wrong: the norms of the arrays are added | fails: one_factor, short_gradients
def global_norm(grads):
    return sum(float(np.linalg.norm(grad.astype(float))) for grad in grads)


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [grad * (max_norm / norm if norm > max_norm else 1.0) for grad in grads]
# %% wrong: the largest of the norms | fails: one_factor
def global_norm(grads):
    return max(float(np.linalg.norm(grad.astype(float))) for grad in grads)


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [grad * (max_norm / norm if norm > max_norm else 1.0) for grad in grads]
# %% wrong: absolute values instead of squares | fails: one_factor, short_gradients, float32
def global_norm(grads):
    return sum(float(np.abs(grad.astype(float)).sum()) for grad in grads)


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [grad * (max_norm / norm if norm > max_norm else 1.0) for grad in grads]
# %% wrong: a mean instead of a sum | fails: one_factor, short_gradients, float32
def global_norm(grads):
    return math.sqrt(np.mean(np.concatenate([grad.astype(float).ravel() for grad in grads]) ** 2))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [grad * (max_norm / norm if norm > max_norm else 1.0) for grad in grads]
# %% wrong: the limit is always 1 | fails: one_factor, short_gradients, float32
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm=1.0):
    norm = global_norm(grads)
    return [grad * (1.0 / norm if norm > 1.0 else 1.0) for grad in grads]
# %% wrong: divides by the norm without the limit | fails: one_factor, short_gradients, float32
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [grad / norm if norm > max_norm else grad.copy() for grad in grads]
# %% wrong: the arrays come back flat | fails: one_factor, short_gradients
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [grad.ravel() * (max_norm / norm if norm > max_norm else 1.0) for grad in grads]
# %% wrong: one long array instead of a list | fails: one_factor, short_gradients, own_arrays, float32
def global_norm(grads):
    return float(np.linalg.norm(np.concatenate([grad.astype(float).ravel() for grad in grads])))


def clip_by_global_norm(grads, max_norm):
    flat = np.concatenate([grad.ravel() for grad in grads])
    return flat * min(1.0, max_norm / max(global_norm(grads), 1e-300))
# %% wrong: only matrices are clipped | fails: one_factor, short_gradients, float32
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads if grad.ndim > 1))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [grad * (max_norm / norm if norm > max_norm and grad.ndim > 1 else 1.0) for grad in grads]
# %% wrong: a norm below 1e-6 counts as zero, and what is short is set to zero | fails: short_gradients
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    if norm < 1e-6:
        return [np.zeros_like(grad) for grad in grads]
    return [grad * min(1.0, max_norm / norm) for grad in grads]
# %% wrong: at the limit the norm is 1% short | fails: one_factor, short_gradients, float32
def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    return [grad * (0.99 * max_norm / norm if norm >= max_norm else 1.0) for grad in grads]
# %% wrong: the results share one buffer between calls | fails: own_arrays
_buffers = {}


def global_norm(grads):
    return math.sqrt(sum(float(np.sum(grad.astype(float) ** 2)) for grad in grads))


def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    result = []
    for place, grad in enumerate(grads):
        buffer = _buffers.setdefault((place, grad.shape, grad.dtype.str), np.empty_like(grad))
        buffer[...] = grad * (max_norm / norm if norm > max_norm else 1.0)
        result.append(buffer)
    return result
# %% wrong: squares its argument in place | fails: own_arrays
def global_norm(grads):
    total = 0.0
    for grad in grads:
        grad[...] = grad**2 if grad.dtype == np.float64 else grad
        total += float(np.sum(grad)) if grad.dtype == np.float64 else float(np.sum(grad.astype(float) ** 2))
    return math.sqrt(total)


def clip_by_global_norm(grads, max_norm):
    norm = global_norm([grad.copy() for grad in grads])
    return [grad * (max_norm / norm if norm > max_norm else 1.0) for grad in grads]
