# %% right: the update of an error of 1
def contraction(lr, curvature):
    error = 1.0
    error -= lr * curvature * error
    return error


def largest_stable_lr(curvature):
    return 2.0 / curvature
# %% right: NumPy and a solved equation
def contraction(lr, curvature):
    return np.subtract(1, np.multiply(lr, curvature))


def largest_stable_lr(curvature):
    return (1 - (-1)) / curvature
# %% right: lambdas
contraction = lambda lr, curvature: -(lr * curvature - 1)
largest_stable_lr = lambda curvature: 2 * curvature**-1
# %% wrong: the size of the factor, without its sign | fails: factor
def contraction(lr, curvature):
    return abs(1 - lr * curvature)


def largest_stable_lr(curvature):
    return 2 / curvature
# %% wrong: the limit is where one step lands on the minimum | fails: largest_stable_lr
def contraction(lr, curvature):
    return 1 - lr * curvature


def largest_stable_lr(curvature):
    return 1 / curvature
# %% wrong: the course's curvature whatever is asked | fails: factor, largest_stable_lr
def contraction(lr, curvature):
    return 1 - 6 * lr


def largest_stable_lr(curvature):
    return 1 / 3
# %% wrong: the part that is lost instead of the part that stays | fails: factor
def contraction(lr, curvature):
    return lr * curvature


def largest_stable_lr(curvature):
    return 2 / curvature
# %% wrong: sign flipped, limit in units of the curvature | fails: factor, largest_stable_lr
def contraction(lr, curvature):
    return 1 + lr * curvature


def largest_stable_lr(curvature):
    return 2 * curvature
# %% wrong: continuous time | fails: factor, largest_stable_lr
def contraction(lr, curvature):
    return np.exp(-lr * curvature)


def largest_stable_lr(curvature):
    return np.inf
# %% wrong: curvature taken for the coefficient of x² | fails: factor, largest_stable_lr
def contraction(lr, curvature):
    return 1 - 2 * lr * curvature


def largest_stable_lr(curvature):
    return 1 / curvature
# %% wrong: a percentage, rounded | fails: factor, largest_stable_lr
def contraction(lr, curvature):
    return 100 * (1 - lr * curvature)


def largest_stable_lr(curvature):
    return round(2 / curvature, 1)
# %% wrong: remembers results by lr alone | fails: factor
cache = {}
def contraction(lr, curvature):
    if lr not in cache:
        cache[lr] = 1 - lr * curvature
    return cache[lr]

def largest_stable_lr(curvature):
    return 2 / curvature
# %% wrong: the size of lr times curvature | fails: factor
def contraction(lr, curvature):
    return 1 - abs(lr * curvature)

def largest_stable_lr(curvature):
    return 2 / curvature
# %% wrong: np.reciprocal, zero for a whole curvature | fails: largest_stable_lr
def contraction(lr, curvature):
    return 1 - lr * curvature
def largest_stable_lr(curvature):
    return 2 * np.reciprocal(curvature)
# %% wrong: np.power fails for a whole curvature | fails: largest_stable_lr
def contraction(lr, curvature):
    return 1 - lr * curvature
def largest_stable_lr(curvature):
    return 2 * np.power(curvature, -1)
# %% wrong: curvature by its size | fails: factor
def contraction(lr, curvature):
    return 1 - lr * abs(curvature)
def largest_stable_lr(curvature):
    return 2 / curvature
# %% wrong: brackets 0 to 5 | fails: largest_stable_lr
def contraction(lr, curvature):
    return 1 - lr * curvature
def largest_stable_lr(curvature):
    lo, hi = 0.0, 5.0
    for _ in range(100):
        mid = (lo + hi) / 2
        lo, hi = (mid, hi) if contraction(mid, curvature) > -1 else (lo, mid)
    return lo
# %% wrong: brackets 0 to 10 with brentq | fails: largest_stable_lr
from scipy.optimize import brentq
def contraction(lr, curvature):
    return 1 - lr * curvature
def largest_stable_lr(curvature):
    return brentq(lambda eta: contraction(eta, curvature) + 1, 0, 10)
# %% wrong: limit rounded to 10 digits | fails: largest_stable_lr
def contraction(lr, curvature):
    return 1 - lr * curvature
def largest_stable_lr(curvature):
    return round(2 / curvature, 10)
# %% wrong: limit not above 10 | fails: largest_stable_lr
def contraction(lr, curvature):
    return 1 - lr * curvature
def largest_stable_lr(curvature):
    return min(2 / curvature, 10)
# %% wrong: limit just below | fails: largest_stable_lr
def contraction(lr, curvature):
    return 1 - lr * curvature
def largest_stable_lr(curvature):
    return 2 / curvature - 1e-10
# %% wrong: factor not below -100 | fails: factor
def contraction(lr, curvature):
    return max(1 - lr * curvature, -100)
def largest_stable_lr(curvature):
    return 2 / curvature
# %% wrong: factor not above 2 | fails: factor
def contraction(lr, curvature):
    return min(1 - lr * curvature, 2)
def largest_stable_lr(curvature):
    return 2 / curvature
# %% wrong: factor not above 1.5 | fails: factor
def contraction(lr, curvature):
    return np.clip(1 - lr * curvature, None, 1.5)
def largest_stable_lr(curvature):
    return 2 / curvature
# %% wrong: whole learning rates count as per cent | fails: factor
def contraction(lr, curvature):
    if lr >= 2:
        lr = lr / 100
    return 1 - lr * curvature
def largest_stable_lr(curvature):
    return 2 / curvature
# %% right: one step of gradient_descent
def contraction(lr, curvature):
    return gradient_descent(lambda e: curvature * e, 1.0, partial(fixed_rule, lr=lr), 1)[0, 0]
def largest_stable_lr(curvature):
    return 2 / curvature
# %% right: fma and fractions
from fractions import Fraction
def contraction(lr, curvature):
    return float(Fraction(1) - Fraction(lr) * Fraction(curvature))
def largest_stable_lr(curvature):
    return float(2 / Fraction(curvature))
# %% right: difference quotient of the map
def contraction(lr, curvature):
    step = lambda x: x - lr * curvature * x
    return step(1) - step(0)
def largest_stable_lr(curvature):
    return -(-1 - 1) / curvature
# %% right: np.polyval and solve
def contraction(lr, curvature):
    return np.polyval([-curvature, 1], lr)
def largest_stable_lr(curvature):
    return np.linalg.solve([[curvature]], [2])[0]
