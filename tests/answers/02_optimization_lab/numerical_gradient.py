# %% right: a flat copy that is moved and moved back
def numerical_gradient(f, w, h=1e-5):
    flat = np.asarray(w, dtype=np.float64).ravel().copy()
    slopes = []
    for i in range(flat.size):
        kept = flat[i]
        flat[i] = kept + h
        above = f(flat.reshape(np.shape(w)))
        flat[i] = kept - h
        below = f(flat.reshape(np.shape(w)))
        flat[i] = kept
        slopes.append((above - below) / (2 * h))
    return np.array(slopes).reshape(np.shape(w))
# %% right: one unit array for each entry
def numerical_gradient(f, w, h=1e-5):
    base = np.array(w, dtype=float)
    units = np.eye(base.size).reshape((base.size, *base.shape))
    return np.array([f(base + h * e) - f(base - h * e) for e in units]).reshape(base.shape) / (2 * h)
# %% right: np.nditer
def numerical_gradient(f, w, h=1e-5):
    w = w.astype(float)
    grad = np.empty(w.shape)
    it = np.nditer(w, flags=["multi_index"])
    while not it.finished:
        place = it.multi_index
        step = np.zeros(w.shape)
        step[place] = h
        grad[place] = (f(w + step) - f(w - step)) / h / 2
        it.iternext()
    return grad
# %% right: moves w itself where that is exact, and puts the value back
def numerical_gradient(f, w, h=1e-5):
    work = w if w.dtype == np.float64 else w.astype(np.float64)
    grad = np.zeros(work.shape)
    for i in np.ndindex(*work.shape):
        kept = work[i].copy()
        work[i] = kept + h
        up = f(work)
        work[i] = kept - h
        down = f(work)
        work[i] = kept
        grad[i] = (up - down) / (2 * h)
    return grad
# %% right: np.fromiter over flat indices
def numerical_gradient(f, w, h=1e-5):
    def moved(i, by):
        other = np.array(w, dtype=np.float64)
        other.flat[i] += by
        return float(f(other))
    slopes = (0.5 / h * (moved(i, h) - moved(i, -h)) for i in range(w.size))
    return np.fromiter(slopes, float, w.size).reshape(w.shape)
# %% right: divides by the distance of the two points
def numerical_gradient(f, w, h=1e-5):
    w = np.float64(w) if np.ndim(w) == 0 else np.array(w, dtype=np.float64)
    w = np.array(w)
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        low, high = w.copy(), w.copy()
        low[i], high[i] = w[i] - h, w[i] + h
        grad[i] = (f(high) - f(low)) / (high[i] - low[i])
    return grad
# %% wrong: one side only | fails: central, any_shape_and_type
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad, here = np.zeros_like(w), f(w)
    for i in np.ndindex(w.shape):
        up = w.copy()
        up[i] += h
        grad[i] = (f(up) - here) / h
    return grad
# %% wrong: the other side only | fails: central, any_shape_and_type
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad, here = np.zeros_like(w), f(w)
    for i in np.ndindex(w.shape):
        down = w.copy()
        down[i] -= h
        grad[i] = (here - f(down)) / h
    return grad
# %% wrong: divides by h | fails: central, any_shape_and_type
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / h
    return grad
# %% wrong: divides by two and multiplies by h | fails: central, any_shape_and_type
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / 2 * h
    return grad
# %% wrong: the sign | fails: central, any_shape_and_type, keeps_w
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(down) - f(up)) / (2 * h)
    return grad
# %% wrong: h / 2 to each side | fails: central, any_shape_and_type
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h / 2
        down[i] -= h / 2
        grad[i] = (f(up) - f(down)) / h
    return grad
# %% wrong: h is always 1e-5 | fails: central, any_shape_and_type
def numerical_gradient(f, w, h=1e-5):
    w, h = np.array(w, dtype=float), 1e-5
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad
# %% wrong: a smaller default | fails: central
def numerical_gradient(f, w, h=1e-6):
    w = np.array(w, dtype=float)
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad
# %% wrong: h scaled by the size of w | fails: central, any_shape_and_type
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        step = h * max(1.0, abs(w[i]))
        up, down = w.copy(), w.copy()
        up[i] += step
        down[i] -= step
        grad[i] = (f(up) - f(down)) / (2 * step)
    return grad
# %% wrong: five points | fails: central, any_shape_and_type
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        def at(k):
            moved = w.copy()
            moved[i] += k * h
            return f(moved)
        grad[i] = (at(-2) - 8 * at(-1) + 8 * at(1) - at(2)) / (12 * h)
    return grad
# %% wrong: moves all entries at once | fails: central, any_shape_and_type, keeps_w
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    return np.full_like(w, (f(w + h) - f(w - h)) / (2 * h))
# %% wrong: one dimension only | fails: any_shape_and_type, keeps_w
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad = np.zeros(len(w))
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad
# %% wrong: moves whole rows | fails: any_shape_and_type, keeps_w
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad = np.zeros_like(w)
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad
# %% wrong: returns a flat array | fails: any_shape_and_type, keeps_w
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad = []
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        grad.append((f(up) - f(down)) / (2 * h))
    return np.array(grad)
# %% wrong: rows and columns only | fails: any_shape_and_type, keeps_w
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad = np.zeros_like(w)
    if w.ndim == 1:
        places = [(i,) for i in range(len(w))]
    else:
        places = [(i, j) for i in range(w.shape[0]) for j in range(w.shape[1])]
    for i in places:
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad
# %% wrong: keeps the type of w | fails: any_shape_and_type
def numerical_gradient(f, w, h=1e-5):
    grad = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] = up[i] + h
        down[i] = down[i] - h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad
# %% wrong: a gradient of the type of w | fails: any_shape_and_type
def numerical_gradient(f, w, h=1e-5):
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.astype(float), w.astype(float)
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad
# %% wrong: computes in float32 | fails: central, any_shape_and_type
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=np.float32)
    grad = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad
# %% wrong: moves w and leaves it moved | fails: central, any_shape_and_type, keeps_w
def numerical_gradient(f, w, h=1e-5):
    w = np.asarray(w, dtype=float)
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        w[i] += h
        up = f(w)
        w[i] -= 2 * h
        grad[i] = (up - f(w)) / (2 * h)
    return grad
# %% wrong: moves w there and back, with rounding | fails: keeps_w
def numerical_gradient(f, w, h=1e-5):
    w = np.asarray(w, dtype=float)
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        w[i] += h
        up = f(w)
        w[i] -= 2 * h
        down = f(w)
        w[i] += h
        grad[i] = (up - down) / (2 * h)
    return grad
# %% wrong: a copy that is not put back | fails: any_shape_and_type
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        w[i] += h
        up = f(w)
        w[i] -= 2 * h
        down = f(w)
        grad[i] = (up - down) / (2 * h)
    return grad
# %% wrong: rounded | fails: central, any_shape_and_type
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    grad = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        grad[i] = round((f(up) - f(down)) / (2 * h), 3)
    return grad
