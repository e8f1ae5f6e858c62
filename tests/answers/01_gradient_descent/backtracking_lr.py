# %% right: powers of the shrink factor
import itertools


def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g = deriv(x)
    for k in itertools.count():
        lr = lr0 * shrink**k
        if f(x - lr * g) <= f(x) - c * lr * g * g:
            return lr
# %% right: a loop that breaks
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    lr = lr0
    g, here = deriv(x), f(x)
    while True:
        gain = here - f(x - lr * g)
        if gain >= c * lr * g**2:
            break
        lr *= shrink
    return lr
# %% right: recursion
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g = deriv(x)
    if f(x - lr0 * g) <= f(x) - c * lr0 * g**2:
        return lr0
    return backtracking_lr(f, deriv, x, lr0 * shrink, shrink, c)
# %% wrong: any decrease is enough | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x):
        lr = lr * shrink
    return lr
# %% wrong: g where the condition has g² | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * abs(g):
        lr = lr * shrink
    return lr
# %% wrong: shrinks once too often | fails: first_that_fits, enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr = lr * shrink
    return lr * shrink
# %% wrong: never tries the first rate | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0 * shrink
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr = lr * shrink
    return lr
# %% wrong: always halves | fails: first_that_fits, enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr = lr / 2
    return lr
# %% wrong: the formula for the course's parabola | fails: first_that_fits, enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    lr = lr0
    while lr > 2 * (1 - c) / 6:
        lr *= shrink
    return lr
# %% wrong: steps uphill in the test | fails: first_that_fits, enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    for _ in range(60):
        if f(x + lr * g) <= f(x) - c * lr * g**2:
            break
        lr = lr * shrink
    return lr
# %% wrong: the new position instead of the rate | fails: first_that_fits, enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr = lr * shrink
    return x - lr * g
# %% wrong: the course's f and df whatever is passed | fails: first_that_fits, enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    f = lambda x: 3 * x**2 - 3 * x + 4
    g, lr = df(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr = lr * shrink
    return lr
# %% wrong: c asked of the whole step, not per rate | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * g**2 * lr0 * 0.01:
        lr = lr * shrink
    return lr
