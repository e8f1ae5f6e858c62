# %% right: decays first, then steps: the step does not depend on w
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    return adam_step(w * (1 - lr * weight_decay), g, m, v, t, lr, betas, eps)
# %% right: written out
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    m = betas[0] * m + (1 - betas[0]) * g
    v = betas[1] * v + (1 - betas[1]) * g**2
    step = m / (1 - betas[0] ** t) / (np.sqrt(v / (1 - betas[1] ** t)) + eps)
    return w - lr * (step + weight_decay * w), m, v
# %% right: the difference that Adam makes, keywords, a list
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    adam = adam_step(w, g, m, v, t, lr=lr, betas=betas, eps=eps)
    change = adam[0] - w
    result = w.copy()
    result *= 1 - lr * weight_decay
    result += change
    return [result, adam[1], adam[2]]
# %% right: an optimizer of lrlab for the gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    optimizer, new, moments = optim.Adam(lr, betas, eps), [w - lr * weight_decay * w], (m.copy(), v.copy())
    optimizer.t, optimizer.moments = t - 1, [moments]
    optimizer.step(new, [g])
    return (new[0], *moments)
# %% right: Adam from 0, the decay beside it
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    from_zero, m, v = adam_step(np.zeros_like(w), g, m, v, t, lr, betas, eps)
    return from_zero + w - weight_decay * lr * w, m, v
# %% wrong: L2 inside Adam | fails: decay, pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    return adam_step(w, g + weight_decay * w, m, v, t, lr, betas, eps)
# %% wrong: L2 in the step, the pure gradient in m and v | fails: decay, pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, _, _ = adam_step(w, g + weight_decay * w, m, v, t, lr, betas, eps)
    return new, *adam_step(w, g, m, v, t, lr, betas, eps)[1:]
# %% wrong: both L2 and decoupled | fails: decay, pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m, v = adam_step(w, g + weight_decay * w, m, v, t, lr, betas, eps)
    return new - lr * weight_decay * w, m, v
# %% wrong: decays the new weights | fails: pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m, v = adam_step(w, g, m, v, t, lr, betas, eps)
    return new - lr * weight_decay * new, m, v
# %% wrong: the rate is missing in the decay | fails: decay, pure_gradient, pure
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m, v = adam_step(w, g, m, v, t, lr, betas, eps)
    return new - weight_decay * w, m, v
# %% wrong: no decay | fails: decay, pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    return adam_step(w, g, m, v, t, lr, betas, eps)
# %% wrong: the weights grow | fails: decay, pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m, v = adam_step(w, g, m, v, t, lr, betas, eps)
    return new + lr * weight_decay * w, m, v
# %% wrong: the decay is always 0.01 | fails: decay, pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m, v = adam_step(w, g, m, v, t, lr, betas, eps)
    return new - lr * 0.01 * w, m, v
# %% wrong: the rate is always 0.001 | fails: decay, pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    lr = 1e-3
    new, m, v = adam_step(w, g, m, v, t, lr, betas, eps)
    return new - lr * weight_decay * w, m, v
# %% wrong: Adam with its defaults | fails: pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m, v = adam_step(w, g, m, v, t)
    return new - lr * weight_decay * w, m, v
# %% wrong: Adam without the betas | fails: pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m, v = adam_step(w, g, m, v, t, lr, eps=eps)
    return new - lr * weight_decay * w, m, v
# %% wrong: Adam without eps | fails: pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m, v = adam_step(w, g, m, v, t, lr, betas)
    return new - lr * weight_decay * w, m, v
# %% wrong: decays only where there is a gradient | fails: decay
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m, v = adam_step(w, g, m, v, t, lr, betas, eps)
    return new - lr * weight_decay * w * (g != 0), m, v
# %% wrong: decays towards 0 by a constant: L1 | fails: decay, pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m, v = adam_step(w, g, m, v, t, lr, betas, eps)
    return new - lr * weight_decay * np.sign(w), m, v
# %% wrong: the decay twice: λ of the penalty λ w² | fails: decay, pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m, v = adam_step(w, g, m, v, t, lr, betas, eps)
    return new - 2 * lr * weight_decay * w, m, v
# %% wrong: divides by 1 + ηλ | fails: decay, pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m, v = adam_step(w, g, m, v, t, lr, betas, eps)
    return new - w + w / (1 + lr * weight_decay), m, v
# %% wrong: the decay is in m as well | fails: decay, pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    _, m1, v = adam_step(w, g, m, v, t, lr, betas, eps)
    m1 = m1 + (1 - betas[0]) * weight_decay * w
    return w - lr * weight_decay * w - lr * m1 / (1 - betas[0] ** t) / (np.sqrt(v / (1 - betas[1] ** t)) + eps), m1, v
# %% wrong: the decay fades with t | fails: decay, pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m, v = adam_step(w, g, m, v, t, lr, betas, eps)
    return new - lr * weight_decay * w / t**0.5, m, v
# %% wrong: decays the caller's weights | fails: pure
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    w *= 1 - lr * weight_decay
    return adam_step(w, g, m, v, t, lr, betas, eps)
# %% wrong: changes the caller's m and v | fails: pure
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    new, m[...], v[...] = adam_step(w, g, m, v, t, lr, betas, eps)
    return new - lr * weight_decay * w, m, v
# %% wrong: the position alone | fails: decay, pure_gradient, pure
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    return adam_step(w, g, m, v, t, lr, betas, eps)[0] - lr * weight_decay * w
# %% wrong: an optimizer that lives on | fails: pure
_adam = optim.Adam(1e-3)


def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
    if not _adam.moments or _adam.moments[0][0].shape != w.shape:
        _adam.t, _adam.moments = 0, []
    _adam.lr, _adam.betas, _adam.eps = lr, betas, eps
    new = [w - lr * weight_decay * w]
    _adam.step(new, [g])
    return (new[0], *(moment.copy() for moment in _adam.moments[0]))
# %% wrong: the default of eps is another library's | fails: pure_gradient
def adamw_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-7, weight_decay=1e-2):
    adam, m, v = adam_step(w, g, m, v, t, lr, betas, eps)
    return adam - lr * weight_decay * w, m, v
