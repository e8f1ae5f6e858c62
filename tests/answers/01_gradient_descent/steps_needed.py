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
# %% wrong: never asks whether it converges, gives up after 1000 | fails: smallest, special_cases
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
# %% wrong: strictly below | fails: smallest, special_cases
import math
def steps_needed(lr, curvature, error0, target):
    factor, error, steps = abs(1 - lr * curvature), abs(error0), 0
    while error >= target:
        if factor >= 1:
            return math.inf
        error, steps = error * factor, steps + 1
    return steps
# %% wrong: rounds down and adds 1 | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    factor, error = abs(1 - lr * curvature), abs(error0)
    if error <= target: return 0
    if factor >= 1: return math.inf
    if factor == 0: return 1
    return math.floor(math.log(target / error) / math.log(factor)) + 1
# %% wrong: infinity after 500 steps | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    error = abs(error0)
    for n in range(500):
        if error <= target:
            return n
        error *= abs(1 - lr * curvature)
    return math.inf
# %% wrong: infinity after 1000 steps | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    error = abs(error0)
    for n in range(1000):
        if error <= target:
            return n
        error *= abs(1 - lr * curvature)
    return math.inf
# %% wrong: infinity after 10000 steps | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    error = abs(error0)
    for n in range(10000):
        if error <= target:
            return n
        error *= abs(1 - lr * curvature)
    return math.inf
# %% wrong: within 1e-6 counts as reached | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    factor, error, steps = abs(1 - lr * curvature), abs(error0), 0
    while error - target > 1e-6:
        if factor >= 1: return math.inf
        error, steps = error * factor, steps + 1
    return steps
# %% wrong: np.isclose counts as reached | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    factor, error, steps = abs(1 - lr * curvature), abs(error0), 0
    while error > target and not np.isclose(error, target):
        if factor >= 1: return math.inf
        error, steps = error * factor, steps + 1
    return steps
# %% wrong: the factor rounded to 4 digits | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    factor, error, steps = round(abs(1 - lr * curvature), 4), abs(error0), 0
    while error > target:
        if factor >= 1: return math.inf
        error, steps = error * factor, steps + 1
    return steps
# %% wrong: slow counts as never | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    factor, error, steps = abs(1 - lr * curvature), abs(error0), 0
    while error > target:
        if factor > 0.999: return math.inf
        error, steps = error * factor, steps + 1
    return steps
# %% wrong: a tiny change counts as never | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    e, n = error0, 0
    while abs(e) > target:
        new = e * (1 - lr * curvature)
        if abs(abs(new) - abs(e)) < 1e-6: return math.inf
        if abs(new) > abs(e): return math.inf
        e, n = new, n + 1
    return n
# %% wrong: looks through 1000 rows, else infinity | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    if abs(error0) <= target: return 0
    log = gradient_descent(lambda x: curvature * x, error0, partial(fixed_rule, lr=lr), 1000)
    hit = np.flatnonzero(abs(log[:, 0]) <= target)
    return hit[0] + 1 if hit.size else math.inf
# %% wrong: remembers results without the curvature | fails: smallest
import math
memo = {}
def steps_needed(lr, curvature, error0, target):
    key = lr, error0, target
    if key not in memo:
        factor, error, steps = abs(1 - lr * curvature), abs(error0), 0
        while error > target:
            if factor >= 1:
                steps = math.inf; break
            error, steps = error * factor, steps + 1
        memo[key] = steps
    return memo[key]
# %% wrong: error 0 divides | fails: special_cases
import math
def steps_needed(lr, curvature, error0, target):
    q = abs(1 - lr * curvature)
    ratio = target / abs(error0)
    if ratio >= 1: return 0
    if q >= 1: return math.inf
    if q == 0: return 1
    return math.ceil(math.log(ratio) / math.log(q))
# %% wrong: factor 0 first, 1 even if there already | fails: special_cases
import math
def steps_needed(lr, curvature, error0, target):
    q, e = abs(1 - lr * curvature), abs(error0)
    if q == 0: return 1
    if e <= target: return 0
    if q >= 1: return math.inf
    return math.ceil(math.log(target / e) / math.log(q))
# %% wrong: lands on the minimum first | fails: special_cases
import math
def steps_needed(lr, curvature, error0, target):
    if lr == 1 / curvature:
        return 1
    q, e, n = abs(1 - lr * curvature), abs(error0), 0
    while e > target:
        if q >= 1:
            return math.inf
        e, n = e * q, n + 1
    return n
# %% wrong: isclose to 1 never arrives | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    q, e, n = abs(1 - lr * curvature), abs(error0), 0
    while e > target:
        if q > 1 or np.isclose(q, 1):
            return math.inf
        e, n = e * q, n + 1
    return n
# %% wrong: factor within 1e-6 of 1 never arrives | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    q, e, n = abs(1 - lr * curvature), abs(error0), 0
    while e > target:
        if q > 1 - 1e-6:
            return math.inf
        e, n = e * q, n + 1
    return n
# %% wrong: at most 25000 | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    q, e, n = abs(1 - lr * curvature), abs(error0), 0
    while e > target:
        if q >= 1 or n >= 25000:
            return math.inf
        e, n = e * q, n + 1
    return n
# %% wrong: at most 50000 | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    q, e, n = abs(1 - lr * curvature), abs(error0), 0
    while e > target:
        if q >= 1 or n >= 50000:
            return math.inf
        e, n = e * q, n + 1
    return n
# %% wrong: arange of 30000 | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    q, e = abs(1 - lr * curvature), abs(error0)
    if e <= target:
        return 0
    if q >= 1:
        return math.inf
    if q == 0:
        return 1
    errors = e * q ** np.arange(30000)
    hit = np.flatnonzero(errors <= target)
    return hit[0] if hit.size else math.inf
# %% wrong: reached within 1e-12 | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    q, e, n = abs(1 - lr * curvature), abs(error0), 0
    while e > target + 1e-12:
        if q >= 1:
            return math.inf
        e, n = e * q, n + 1
    return n
# %% wrong: oscillation counts as never below minus one half | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    q, e, n = 1 - lr * curvature, abs(error0), 0
    while e > target:
        if abs(q) >= 0.99999: return math.inf
        e, n = e * abs(q), n + 1
    return n
# %% wrong: stable range ends before the limit | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    e, n = abs(error0), 0
    while e > target:
        if lr <= 0 or lr > 1.98 / curvature: return math.inf
        e, n = e * abs(1 - lr * curvature), n + 1
    return n
# %% wrong: the error0 is that of the course when 0 is passed | fails: special_cases
import math
def steps_needed(lr, curvature, error0, target):
    q, e, n = abs(1 - lr * curvature), abs(error0 or 2.5), 0
    while e > target:
        if q >= 1:
            return math.inf
        e, n = e * q, n + 1
    return n
# %% wrong: huge first errors are cut | fails: smallest
import math
def steps_needed(lr, curvature, error0, target):
    q, e, n = abs(1 - lr * curvature), min(abs(error0), 10), 0
    while e > target:
        if q >= 1:
            return math.inf
        e, n = e * q, n + 1
    return n
# %% right: log10
import math
def steps_needed(lr, curvature, error0, target):
    q, e = abs(1 - lr * curvature), abs(error0)
    if e <= target:
        return 0
    if q >= 1:
        return math.inf
    if q == 0:
        return 1
    return math.ceil(math.log10(target / e) / math.log10(q))
# %% right: log2
import math
def steps_needed(lr, curvature, error0, target):
    q, e = abs(1 - lr * curvature), abs(error0)
    if e <= target:
        return 0
    if q >= 1:
        return math.inf
    if q == 0:
        return 1
    return math.ceil(math.log2(target / e) / math.log2(q))
# %% right: log with base
import math
def steps_needed(lr, curvature, error0, target):
    q, e = abs(1 - lr * curvature), abs(error0)
    if e <= target:
        return 0
    if q >= 1:
        return math.inf
    if q == 0:
        return 1
    return math.ceil(math.log(target / e, q))
# %% right: difference of logs
import math
def steps_needed(lr, curvature, error0, target):
    q, e = abs(1 - lr * curvature), abs(error0)
    if e <= target:
        return 0
    if q >= 1:
        return math.inf
    if q == 0:
        return 1
    return math.ceil((math.log(target) - math.log(e)) / math.log(q))
