# %% right: NumPy functions
import numpy as np


def fixed_rule(step, n_steps, grad, lr=0.01):
    return np.float64(lr)


def gradient_rule(step, n_steps, grad, scale=0.01):
    return np.abs(scale * np.asarray(grad))


def time_rule(step, n_steps, grad, lr0=0.1):
    return np.linspace(lr0, 0, n_steps + 1)[step + 1]
# %% right: an if for the sign, the fraction that is left
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr


def gradient_rule(step, n_steps, grad, scale=0.01):
    if grad < 0:
        grad = -grad
    return grad * scale


def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (n_steps - step - 1) / n_steps
# %% right: lambdas
import math

fixed_rule = lambda step, n_steps, grad, lr=0.01: lr
gradient_rule = lambda step, n_steps, grad, scale=0.01: scale * math.sqrt(grad**2)
time_rule = lambda step, n_steps, grad, lr0=0.1: lr0 - lr0 / n_steps * (step + 1)
# %% wrong: i where the formula has i + 1 | fails: time
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr


def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)


def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - step / n_steps)
# %% wrong: no absolute value | fails: gradient
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr


def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * grad


def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: constants instead of arguments | fails: fixed, gradient, time
def fixed_rule(step, n_steps, grad, lr=0.01):
    return 0.01


def gradient_rule(step, n_steps, grad, scale=0.01):
    return 0.01 * abs(grad)


def time_rule(step, n_steps, grad, lr0=0.1):
    return 0.1 * (1 - (step + 1) / n_steps)
# %% wrong: N is always 50, and the rate 0.1 stands in two rules | fails: fixed, time
def fixed_rule(step, n_steps, grad, lr=0.1):
    return lr


def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)


def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / 50)
# %% wrong: prints instead of returning | fails: fixed, gradient, time
def fixed_rule(step, n_steps, grad, lr=0.01):
    print(lr)


def gradient_rule(step, n_steps, grad, scale=0.01):
    print(scale * abs(grad))


def time_rule(step, n_steps, grad, lr0=0.1):
    print(lr0 * (1 - (step + 1) / n_steps))
# %% wrong: the updates instead of the learning rates | fails: fixed, gradient, time
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr * grad


def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad) * grad


def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps) * grad
# %% wrong: counts down to N - 1, squares the gradient | fails: gradient, time
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr


def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * grad**2


def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - step / (n_steps - 1))
# %% wrong: the rate grows with time | fails: time
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr


def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)


def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (step + 1) / n_steps
# %% wrong: negative gradients count as zero; whole-number division | fails: gradient, time
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr


def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * max(grad, 0)


def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) // n_steps)
# %% wrong: the time-based rate rounded to 3 digits | fails: time
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr

def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)

def time_rule(step, n_steps, grad, lr0=0.1):
    return round(lr0 * (1 - (step + 1) / n_steps), 3)
# %% wrong: the gradient-based rate rounded to 3 digits | fails: gradient
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr

def gradient_rule(step, n_steps, grad, scale=0.01):
    return round(scale * abs(grad), 3)

def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: no gradient-based rate above 1 | fails: gradient
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr

def gradient_rule(step, n_steps, grad, scale=0.01):
    return min(scale * abs(grad), 1.0)

def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: a rate of 0 becomes the default | fails: fixed
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr or 0.01

def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)

def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: a constant of 0 becomes the default | fails: gradient, time
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr

def gradient_rule(step, n_steps, grad, scale=0.01):
    return (scale or 0.01) * abs(grad)

def time_rule(step, n_steps, grad, lr0=0.1):
    return (lr0 or 0.1) * (1 - (step + 1) / n_steps)
# %% wrong: rate 0 where the gradient is 0 | fails: time
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr

def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)

def time_rule(step, n_steps, grad, lr0=0.1):
    if grad == 0:
        return 0.0
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: gradient rate rounded to 6 digits | fails: gradient
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr
def gradient_rule(step, n_steps, grad, scale=0.01):
    return round(scale * abs(grad), 6)
def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: gradient rate rounded to 8 digits | fails: gradient
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr
def gradient_rule(step, n_steps, grad, scale=0.01):
    return round(scale * abs(grad), 8)
def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: fixed rate rounded to 10 digits | fails: fixed
def fixed_rule(step, n_steps, grad, lr=0.01):
    return round(lr, 10)
def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)
def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: no fixed rate above 10 | fails: fixed
def fixed_rule(step, n_steps, grad, lr=0.01):
    return min(lr, 10)
def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)
def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: no gradient rate above 100 | fails: gradient
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr
def gradient_rule(step, n_steps, grad, scale=0.01):
    return min(scale * abs(grad), 100)
def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: gradient clipped at 1000 | fails: gradient
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr
def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(np.clip(grad, -1000, 1000))
def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: gradient floor 1e-8 | fails: gradient
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr
def gradient_rule(step, n_steps, grad, scale=0.01):
    if abs(grad) < 1e-8:
        return 0.0
    return scale * abs(grad)
def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: gradient scale shrinks with n | fails: gradient
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr
def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad) * (1 if n_steps >= 9 else n_steps / 50)
def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: one step keeps lr0 | fails: time
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr
def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)
def time_rule(step, n_steps, grad, lr0=0.1):
    if n_steps == 1:
        return lr0
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: last step keeps a small rate if N is large | fails: time
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr
def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)
def time_rule(step, n_steps, grad, lr0=0.1):
    if step == n_steps - 1 and n_steps > 10:
        return lr0 / n_steps
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: time rate never above 2 | fails: time
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr
def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)
def time_rule(step, n_steps, grad, lr0=0.1):
    return min(lr0, 2.0) * (1 - (step + 1) / n_steps)
# %% wrong: time rate for positive gradients only after step 10 | fails: time
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr
def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)
def time_rule(step, n_steps, grad, lr0=0.1):
    if step > 10 and grad < 0:
        return lr0
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: int of the gradient above 1 | fails: gradient
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr
def gradient_rule(step, n_steps, grad, scale=0.01):
    g = abs(grad)
    return scale * (g if g < 1000 else int(g))
def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% wrong: fixed halves after step 100 | fails: fixed
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr if step < 100 else lr / 2
def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)
def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - (step + 1) / n_steps)
# %% right: fabs, hypot free
import math
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr * 1.0
def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * math.fabs(grad)
def time_rule(step, n_steps, grad, lr0=0.1):
    remaining = n_steps - 1 - step
    return lr0 * remaining / n_steps
# %% right: np.interp and np.where
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr + 0 * step
def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * np.where(grad < 0, -grad, grad)
def time_rule(step, n_steps, grad, lr0=0.1):
    return np.interp(step + 1, [0, n_steps], [lr0, 0])
# %% right: norm and polyval
def fixed_rule(step, n_steps, grad, lr=0.01):
    return [lr for _ in range(n_steps)][step]
def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * np.linalg.norm(grad)
def time_rule(step, n_steps, grad, lr0=0.1):
    return np.polyval([-lr0 / n_steps, lr0], step + 1)
# %% right: sign and sqrt of square
def fixed_rule(step, n_steps, grad, lr=0.01):
    return 0 * grad + lr
def gradient_rule(step, n_steps, grad, scale=0.01):
    return np.sign(grad) * grad * scale
def time_rule(step, n_steps, grad, lr0=0.1):
    i = step + 1
    return lr0 - i * lr0 / n_steps
