# %% right: one dot product of the two gradients
def nesterov_step(w, g, v, lr, mu):
    new = g + mu * v
    step = g + mu * new
    return w - lr * step, new
# %% right: the formula multiplied out
def nesterov_step(w, g, v, lr, mu):
    return w - lr * (1 + mu) * g - lr * mu**2 * v, mu * v + g
# %% right: in place on copies, a list
def nesterov_step(w, g, v, lr, mu):
    w, v = np.array(w), np.array(v)
    v *= mu
    v += g
    w -= lr * g
    w -= lr * mu * v
    return [w, v]
# %% right: momentum, and a step more
def nesterov_step(w, g, v, lr, mu):
    new = np.add(np.multiply(mu, v), g)
    momentum = w - lr * new
    return momentum - lr * (mu * new - mu * v), new
# %% right: entry by entry
def nesterov_step(w, g, v, lr, mu):
    new_w, new_v = np.zeros_like(w), np.zeros_like(v)
    for i in np.ndindex(w.shape):
        new_v[i] = mu * v[i] + g[i]
        new_w[i] = w[i] - lr * (g[i] + mu * new_v[i])
    return new_w, new_v
# %% wrong: plain momentum | fails: update, closed_forms
def nesterov_step(w, g, v, lr, mu):
    v = mu * v + g
    return w - lr * v, v
# %% wrong: the old velocity in the look ahead | fails: update, closed_forms
def nesterov_step(w, g, v, lr, mu):
    return w - lr * (g + mu * v), mu * v + g
# %% wrong: the velocity is never moved | fails: update, closed_forms
def nesterov_step(w, g, v, lr, mu):
    return w - lr * (g + mu * (mu * v + g)), v
# %% wrong: μ is missing in the step | fails: update, closed_forms
def nesterov_step(w, g, v, lr, mu):
    v = mu * v + g
    return w - lr * (g + v), v
# %% wrong: μ twice | fails: update, closed_forms
def nesterov_step(w, g, v, lr, mu):
    v = mu * v + g
    return w - lr * mu * (g + mu * v), v
# %% wrong: g is missing in the step | fails: update, closed_forms
def nesterov_step(w, g, v, lr, mu):
    v = mu * v + g
    return w - lr * mu * v, v
# %% wrong: the rate inside the velocity | fails: update, pure
def nesterov_step(w, g, v, lr, mu):
    v = mu * v - lr * g
    return w + mu * v - lr * g, v
# %% wrong: a damped gradient | fails: update, closed_forms
def nesterov_step(w, g, v, lr, mu):
    v = mu * v + (1 - mu) * g
    return w - lr * (g + mu * v), v
# %% wrong: plain descent | fails: update, closed_forms
def nesterov_step(w, g, v, lr, mu):
    return w - lr * g, mu * v + g
# %% wrong: uphill | fails: update, closed_forms, pure
def nesterov_step(w, g, v, lr, mu):
    v = mu * v + g
    return w + lr * (g + mu * v), v
# %% wrong: the velocity is subtracted from | fails: update
def nesterov_step(w, g, v, lr, mu):
    v = mu * v - g
    return w - lr * (g - mu * v), v
# %% wrong: μ is always 0.9 | fails: update, closed_forms
def nesterov_step(w, g, v, lr, mu):
    mu = 0.9
    v = mu * v + g
    return w - lr * (g + mu * v), v
# %% wrong: the rate is not used | fails: update, closed_forms
def nesterov_step(w, g, v, lr, mu):
    v = mu * v + g
    return w - (g + mu * v), v
# %% wrong: velocity first | fails: update, closed_forms, pure
def nesterov_step(w, g, v, lr, mu):
    v = mu * v + g
    return v, w - lr * (g + mu * v)
# %% wrong: the position alone | fails: update, closed_forms, pure
def nesterov_step(w, g, v, lr, mu):
    v = mu * v + g
    return w - lr * (g + mu * v)
# %% wrong: the step instead of the position | fails: update, closed_forms, pure
def nesterov_step(w, g, v, lr, mu):
    v = mu * v + g
    return -lr * (g + mu * v), v
# %% wrong: the gradient is normalised | fails: update, closed_forms
def nesterov_step(w, g, v, lr, mu):
    g = g / np.linalg.norm(g)
    v = mu * v + g
    return w - lr * (g + mu * v), v
# %% wrong: Adam's mean without correction | fails: update, closed_forms
def nesterov_step(w, g, v, lr, mu):
    v = mu * v + (1 - mu) * g
    return w - lr * v, v
# %% wrong: changes the velocity in place | fails: pure
def nesterov_step(w, g, v, lr, mu):
    v *= mu
    v += g
    return w - lr * (g + mu * v), v
# %% wrong: changes the position in place | fails: pure
def nesterov_step(w, g, v, lr, mu):
    v = mu * v + g
    w -= lr * (g + mu * v)
    return w, v
# %% wrong: changes the gradient in place | fails: pure
def nesterov_step(w, g, v, lr, mu):
    v = mu * v + g
    g += mu * v
    return w - lr * g, v
# %% wrong: a velocity of its own | fails: update, closed_forms, pure
_v = {}


def nesterov_step(w, g, v, lr, mu):
    _v[w.shape] = mu * _v.get(w.shape, 0 * v) + g
    return w - lr * (g + mu * _v[w.shape]), _v[w.shape]
