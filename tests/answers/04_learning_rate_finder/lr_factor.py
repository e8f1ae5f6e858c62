# %% right: through logarithms
import math


def lr_factor(min_lr, max_lr, steps):
    return math.exp((math.log(max_lr) - math.log(min_lr)) / steps)
# %% right: the first two points of geomspace
def lr_factor(min_lr, max_lr, steps):
    rates = np.geomspace(min_lr, max_lr, steps + 1)
    return rates[1] / rates[0]
# %% right: searched for by a loop
def lr_factor(min_lr, max_lr, steps):
    low, high = 1e-12, max(max_lr / min_lr, 1.0)
    for _ in range(200):
        middle = (low * high) ** 0.5
        rate = min_lr
        for _ in range(steps):
            rate *= middle
        low, high = (middle, high) if rate < max_lr else (low, middle)
    return low
# %% right: logspace, as an array of no dimension
def lr_factor(min_lr, max_lr, steps):
    return np.asarray(10 ** (np.log10(max_lr / min_lr) / steps))
# %% wrong: a difference to add | fails: ends
def lr_factor(min_lr, max_lr, steps):
    return (max_lr - min_lr) / steps
# %% wrong: one multiplication fewer, so that the last rate used is max_lr | fails: ends
def lr_factor(min_lr, max_lr, steps):
    return (max_lr / min_lr) ** (1 / max(steps - 1, 1))
# %% wrong: one multiplication more | fails: ends
def lr_factor(min_lr, max_lr, steps):
    return (max_lr / min_lr) ** (1 / (steps + 1))
# %% wrong: the ratio of the ends, no root | fails: ends
def lr_factor(min_lr, max_lr, steps):
    return max_lr / min_lr
# %% wrong: the ratio shared out by division | fails: ends
def lr_factor(min_lr, max_lr, steps):
    return max_lr / min_lr / steps
# %% wrong: from max_lr down | fails: ends
def lr_factor(min_lr, max_lr, steps):
    return (min_lr / max_lr) ** (1 / steps)
# %% wrong: the logarithm of the factor | fails: ends
def lr_factor(min_lr, max_lr, steps):
    return np.log10(max_lr / min_lr) / steps
# %% wrong: integer division in the exponent | fails: ends
def lr_factor(min_lr, max_lr, steps):
    return (max_lr / min_lr) ** (1 // steps)
# %% wrong: the step is always that of 200 | fails: ends
def lr_factor(min_lr, max_lr, steps):
    return (max_lr / min_lr) ** (1 / 200)
