# %% right: geomspace
def lr_grid(low, high, n):
    return np.geomspace(low, high, n)
# %% right: a list of powers of the ratio
def lr_grid(low, high, n):
    ratio = (high / low) ** (1 / (n - 1))
    return np.array([low * ratio**k for k in range(n)])
# %% right: the exponential of equal steps of the natural logarithm
def lr_grid(low, high, n):
    return np.exp(np.linspace(np.log(low), np.log(high), n))
# %% right: multiplies again and again
def lr_grid(low, high, n):
    lrs = np.full(n, (high / low) ** (1 / (n - 1)))
    lrs[0] = low
    return lrs.cumprod()
# %% right: a weighted geometric mean of both ends
def lr_grid(low, high, n):
    share = np.arange(n) / (n - 1)
    return low ** (1 - share) * high**share
# %% right: torch.logspace in float64
import math


def lr_grid(low, high, n):
    return torch.logspace(math.log2(low), math.log2(high), n, base=2, dtype=torch.float64).numpy()
# %% right: torch.logspace at PyTorch's usual precision
def lr_grid(low, high, n):
    return torch.logspace(np.log10(low), np.log10(high), n).numpy()
# %% wrong: equal differences | fails: constant_ratio
def lr_grid(low, high, n):
    return np.linspace(low, high, n)
# %% wrong: without the upper end | fails: constant_ratio
def lr_grid(low, high, n):
    return np.logspace(np.log10(low), np.log10(high), n, endpoint=False)
# %% wrong: without the lower end | fails: constant_ratio
def lr_grid(low, high, n):
    return np.geomspace(low, high, n + 1)[1:]
# %% wrong: without both ends | fails: constant_ratio
def lr_grid(low, high, n):
    return np.geomspace(low, high, n + 2)[1:-1]
# %% wrong: one too many | fails: constant_ratio
def lr_grid(low, high, n):
    return np.geomspace(low, high, n + 1)
# %% wrong: the ends taken for exponents | fails: constant_ratio
def lr_grid(low, high, n):
    return np.logspace(low, high, n)
# %% wrong: the exponents without the power | fails: constant_ratio
def lr_grid(low, high, n):
    return np.linspace(np.log10(low), np.log10(high), n)
# %% wrong: natural logarithm, powers of ten | fails: constant_ratio
def lr_grid(low, high, n):
    return np.logspace(np.log(low), np.log(high), n)
# %% wrong: n ratios instead of n − 1 | fails: constant_ratio
def lr_grid(low, high, n):
    return low * (high / low) ** (np.arange(n) / n)
# %% wrong: from high to low | fails: constant_ratio
def lr_grid(low, high, n):
    return np.geomspace(high, low, n)
# %% wrong: always twenty | fails: constant_ratio
def lr_grid(low, high, n):
    return np.geomspace(low, high, 20)
# %% wrong: always the usual range | fails: constant_ratio
def lr_grid(low, high, n):
    return np.logspace(-4, -1, n)
# %% wrong: whole powers of ten | fails: constant_ratio
def lr_grid(low, high, n):
    return 10.0 ** np.round(np.linspace(np.log10(low), np.log10(high), n))
# %% wrong: factors of ten until the upper end | fails: constant_ratio
def lr_grid(low, high, n):
    lrs = [low]
    while lrs[-1] * 10 <= high * 1.001:
        lrs.append(lrs[-1] * 10)
    return np.array(lrs)
# %% wrong: steps of 1, 2, 5 | fails: constant_ratio
def lr_grid(low, high, n):
    steps = [m * 10.0**e for e in range(-9, 9) for m in (1, 2, 5)]
    return np.array([lr for lr in steps if low <= lr <= high][:n])
# %% wrong: rounded to two digits | fails: constant_ratio
def lr_grid(low, high, n):
    return np.array([float(f"{lr:.1e}") for lr in np.geomspace(low, high, n)])
# %% wrong: rounded to six places | fails: constant_ratio
def lr_grid(low, high, n):
    return np.round(np.geomspace(low, high, n), 6)
# %% wrong: drawn at random | fails: constant_ratio
def lr_grid(low, high, n):
    rng = np.random.default_rng(0)
    lrs = np.sort(np.exp(rng.uniform(np.log(low), np.log(high), n)))
    lrs[0], lrs[-1] = low, high
    return lrs
# %% wrong: quadratic | fails: constant_ratio
def lr_grid(low, high, n):
    return low + (high - low) * np.linspace(0, 1, n) ** 2
# %% wrong: always in rising order | fails: constant_ratio
def lr_grid(low, high, n):
    return np.sort(np.geomspace(low, high, n))
# %% wrong: only falls in the middle | fails: constant_ratio
def lr_grid(low, high, n):
    middle = (low * high) ** 0.5
    return np.concatenate([np.linspace(low, middle, n // 2 + 1)[:-1], np.linspace(middle, high, n - n // 2)])
# %% wrong: text | fails: constant_ratio
def lr_grid(low, high, n):
    return [f"{lr:.6g}" for lr in np.geomspace(low, high, n)]
