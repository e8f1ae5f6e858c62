# %% right: PyTorch's form, the rate outside the velocity
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v, path = x0, 0, []
    for _ in range(n_steps):
        v = momentum * v + deriv(x)
        x = x - lr * v
        path.append(x)
    return path
# %% right: the last two positions, no velocity
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    xs = [x0, x0]
    for _ in range(n_steps):
        xs.append(xs[-1] + momentum * (xs[-1] - xs[-2]) - lr * deriv(xs[-1]))
    return np.array(xs[2:])
# %% right: a log that is cut
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    path, v = np.full(n_steps + 1, float(x0)), 0.0
    for i in range(n_steps):
        v = momentum * v - lr * deriv(path[i])
        path[i + 1] = path[i] + v
    return path[1:]
# %% wrong: no memory | fails: update, limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, path = x0, []
    for _ in range(n_steps):
        x = x - lr * deriv(x)
        path.append(x)
    return np.array(path)
# %% wrong: a running mean of the gradient | fails: update, limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v, path = x0, 0.0, []
    for _ in range(n_steps):
        v = momentum * v + (1 - momentum) * deriv(x)
        x = x - lr * v
        path.append(x)
    return np.array(path)
# %% wrong: Nesterov's look ahead | fails: update, limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v, path = x0, 0.0, []
    for _ in range(n_steps):
        v = momentum * v - lr * deriv(x + momentum * v)
        x = x + v
        path.append(x)
    return np.array(path)
# %% wrong: moves with the old velocity | fails: update, limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v, path = x0, 0.0, []
    for _ in range(n_steps):
        x, v = x + v, momentum * v - lr * deriv(x)
        path.append(x)
    return np.array(path)
# %% wrong: the velocity starts with a step already made | fails: update, limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v, path = x0, -lr * deriv(x0), []
    for _ in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        path.append(x)
    return np.array(path)
# %% wrong: the start is in the path | fails: update, limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v, path = x0, 0.0, [x0]
    for _ in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        path.append(x)
    return np.array(path)
# %% wrong: subtracts the velocity | fails: update, limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v, path = x0, 0.0, []
    for _ in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x - v
        path.append(x)
    return np.array(path)
# %% wrong: momentum multiplies the gradient too | fails: update, limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v, path = x0, 0.0, []
    for _ in range(n_steps):
        v = momentum * (v - lr * deriv(x))
        x = x + v
        path.append(x)
    return np.array(path)
# %% wrong: returns the velocities | fails: update, limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v, path = x0, 0.0, []
    for _ in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        path.append(v)
    return np.array(path)
# %% wrong: the course's derivative, and the last position alone | fails: update, limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = x0, 0.0
    for _ in range(n_steps):
        v = momentum * v - lr * df(x)
        x = x + v
    return x
# %% wrong: an array of the type of x0 | fails: update
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    path = np.full(n_steps + 1, x0)
    v = 0.0
    for step in range(n_steps):
        v = momentum * v - lr * deriv(path[step])
        path[step + 1] = path[step] + v
    return path[1:]
# %% wrong: changes the caller's start | fails: update
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v, path = x0, 0.0, np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x += v
        path[step] = x
    return path
# %% wrong: stops at a tiny velocity, zeros after it | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        if abs(v) < 1e-12:
            break
        x = x + v
        path[step] = x
    return path
# %% wrong: stops at velocities below 1e-8, zeros after it | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        if abs(v) < 1e-8:
            break
        x = x + v
        path[step] = x
    return path
# %% wrong: stops at gradients below 1e-10 and repeats x | fails: update, limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        if abs(deriv(x)) < 1e-10:
            path[step:] = x
            break
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
    return path
# %% wrong: keeps x between -100 and 100 | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = np.clip(x + v, -100, 100)
        path[step] = x
    return path
# %% wrong: stops beyond 1e6 and repeats x | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        if abs(x) > 1e6:
            path[step:] = x
            break
        path[step] = x
    return path
# %% wrong: no momentum above 0.9 | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    momentum = min(momentum, 0.9)
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
    return path
# %% wrong: velocity below 1e-13 repeats x | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
        if abs(v) < 1e-13:
            path[step:] = x
            break
    return path
# %% wrong: velocity below 1e-15 repeats x | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
        if abs(v) < 1e-15:
            path[step:] = x
            break
    return path
# %% wrong: velocity below 1e-20 repeats x | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
        if abs(v) < 1e-20:
            path[step:] = x
            break
    return path
# %% wrong: gradient below 1e-13 repeats x | fails: update, limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        if abs(deriv(x)) < 1e-13:
            path[step:] = x
            break
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
    return path
# %% wrong: gradient below 1e-15 repeats x | fails: update, limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        if abs(deriv(x)) < 1e-15:
            path[step:] = x
            break
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
    return path
# %% wrong: beyond 1e8 repeats x | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
        if abs(x) > 1e8:
            path[step:] = x
            break
    return path
# %% wrong: beyond 1e10 repeats x | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
        if abs(x) > 1e10:
            path[step:] = x
            break
    return path
# %% wrong: beyond 1e12 repeats x | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
        if abs(x) > 1e12:
            path[step:] = x
            break
    return path
# %% wrong: x clipped at 1e8 | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = np.clip(x + v, -1e8, 1e8)
        path[step] = x
    return path
# %% wrong: velocity clipped at 1e9 | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        v = np.clip(v, -1e9, 1e9)
        x = x + v
        path[step] = x
    return path
# %% wrong: momentum not above 0.99 | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    momentum = min(momentum, 0.99)
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
    return path
# %% wrong: rate clipped at the course limit without momentum | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    lr = min(lr, 3.0)
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
    return path
# %% wrong: velocity forgotten every 100 steps | fails: limits
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        if step % 100 == 0:
            v = 0.0
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
    return path
# %% wrong: velocity forgotten when the gradient is 0 | fails: update
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        if deriv(x) == 0:
            v = 0.0
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
    return path
# %% wrong: skips where the gradient is 0 | fails: update
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x, v = float(x0), 0.0
    path = np.zeros(n_steps)
    for step in range(n_steps):
        if deriv(x) == 0:
            path[step] = x
            continue
        v = momentum * v - lr * deriv(x)
        x = x + v
        path[step] = x
    return path
# %% wrong: constant curvature assumed | fails: update
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    b = deriv(0.0)
    a = deriv(1.0) - b
    x, v, out = float(x0), 0.0, []
    for _ in range(n_steps):
        v = momentum * v - lr * (a * x + b)
        x += v
        out.append(x)
    return np.array(out)
# %% right: gradient_descent with a derivative that remembers
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    v = 0.0
    def with_memory(x):
        nonlocal v
        v = momentum * v + deriv(x)
        return v
    return gradient_descent(with_memory, x0, partial(fixed_rule, lr=lr), n_steps)[:, 0]
# %% right: accumulate
from itertools import accumulate
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    def one(s, _):
        x, v = s
        v = momentum * v - lr * deriv(x)
        return x + v, v
    return np.array([x for x, _ in accumulate(range(n_steps), one, initial=(x0, 0))][1:], dtype=float)
# %% right: velocities in an array, positions by cumsum
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    x = float(x0)
    v = np.zeros(n_steps + 1)
    for k in range(n_steps):
        v[k + 1] = momentum * v[k] - lr * deriv(x)
        x += v[k + 1]
    return x0 + np.cumsum(v[1:])
# %% right: np.append
def heavy_ball(deriv, x0, lr, momentum, n_steps):
    xs = np.array([])
    x, v = x0, 0
    for _ in range(n_steps):
        v = momentum * v - lr * deriv(x)
        x = x + v
        xs = np.append(xs, x)
    return xs
