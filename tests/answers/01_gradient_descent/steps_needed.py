# %% right: logarithms
import math


def steps_needed(lr, curvature, error0, target):
    error0, factor = abs(error0), abs(1 - lr * curvature)
    if error0 <= target:
        return 0
    if factor >= 1:
        return math.inf
    if factor < 1e-15:
        return 1
    return math.ceil(math.log(target / error0) / math.log(factor))
# %% right: NumPy, a running product
def steps_needed(lr, curvature, error0, target):
    factor = np.abs(1 - lr * curvature)
    if np.abs(error0) <= target:
        return np.int64(0)
    if factor >= 1:
        return np.inf
    errors = np.abs(error0) * factor ** np.arange(100_000)
    return np.argmax(errors <= target)
# %% right: recursion-free loop that follows the sign
import math


def steps_needed(lr, curvature, error0, target):
    n = 0
    e = error0
    while abs(e) > target:
        new = e - lr * curvature * e
        if abs(new) >= abs(e):
            return float("inf")
        e = new
        n += 1
    return n
# %% wrong: rounds down | fails: smallest, special_cases
import math


def steps_needed(lr, curvature, error0, target):
    error0, factor = abs(error0), abs(1 - lr * curvature)
    if error0 <= target:
        return 0
    if factor >= 1:
        return math.inf
    if factor == 0:
        return 0
    return math.floor(math.log(target / error0) / math.log(factor))
# %% wrong: one step too many | fails: smallest, special_cases
import math


def steps_needed(lr, curvature, error0, target):
    factor, error, steps = abs(1 - lr * curvature), abs(error0), 0
    while True:
        steps += 1
        if error <= target:
            return steps
        if factor >= 1:
            return math.inf
        error *= factor
# %% wrong: forgets the sign of the factor | fails: smallest, special_cases
import math


def steps_needed(lr, curvature, error0, target):
    factor, error, steps = 1 - lr * curvature, abs(error0), 0
    while error > target:
        if factor >= 1:
            return math.inf
        error, steps = error * factor, steps + 1
    return steps
# %% wrong: forgets the sign of the error | fails: smallest, special_cases
import math


def steps_needed(lr, curvature, error0, target):
    factor, error, steps = abs(1 - lr * curvature), error0, 0
    while error > target:
        if factor >= 1:
            return math.inf
        error, steps = error * factor, steps + 1
    return steps
# %% wrong: stable means "below 1/curvature" | fails: smallest
import math


def steps_needed(lr, curvature, error0, target):
    if abs(error0) <= target:
        return 0
    if lr <= 0 or lr > 1 / curvature:
        return math.inf
    if lr == 1 / curvature:
        return 1
    return math.ceil(math.log(target / abs(error0)) / math.log(1 - lr * curvature))
# %% wrong: never asks whether it converges, gives up after 1000 | fails: special_cases
def steps_needed(lr, curvature, error0, target):
    error = abs(error0)
    for step in range(1000):
        if error <= target:
            return step
        error *= abs(1 - lr * curvature)
    return 1000
# %% wrong: continuous time | fails: smallest, special_cases
import math


def steps_needed(lr, curvature, error0, target):
    if abs(error0) <= target:
        return 0
    if abs(1 - lr * curvature) >= 1:
        return math.inf
    return math.ceil(math.log(abs(error0) / target) / (lr * curvature))
# %% wrong: infinity before asking whether it is there already | fails: special_cases
import math


def steps_needed(lr, curvature, error0, target):
    factor, error, steps = abs(1 - lr * curvature), abs(error0), 0
    if factor >= 1:
        return math.inf
    while error > target:
        error, steps = error * factor, steps + 1
    return steps
# %% wrong: None where it never arrives | fails: special_cases
def steps_needed(lr, curvature, error0, target):
    factor, error, steps = abs(1 - lr * curvature), abs(error0), 0
    while error > target:
        if factor >= 1:
            return None
        error, steps = error * factor, steps + 1
    return steps
# %% wrong: a fraction of a step | fails: smallest
import math


def steps_needed(lr, curvature, error0, target):
    factor = abs(1 - lr * curvature)
    if abs(error0) <= target:
        return 0
    if factor >= 1:
        return math.inf
    if factor == 0:
        return 1
    return math.log(target / abs(error0)) / math.log(factor)
# %% wrong: the two-cycle counts as arriving, steps in the loss | fails: smallest, special_cases
import math


def steps_needed(lr, curvature, error0, target):
    factor, error, steps = (1 - lr * curvature) ** 2, abs(error0), 0
    while error > target:
        if factor > 1 or steps > 5000:
            return math.inf if factor > 1 else steps
        error, steps = error * factor, steps + 1
    return steps
