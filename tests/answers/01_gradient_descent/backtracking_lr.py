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
# %% wrong: any decrease is enough | fails: first_that_fits, enough_decrease
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
# %% wrong: never tries the first rate | fails: first_that_fits, enough_decrease
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
# %% wrong: c asked of the value instead of the slope | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > (1 - c) * f(x):
        lr = lr * shrink
    return lr
# %% wrong: strict inequality, with g = 0 treated apart | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    if g == 0:
        return lr0
    while f(x - lr * g) >= f(x) - c * lr * g**2:
        lr *= shrink
    return lr
# %% wrong: stops at 0.01 | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2 and lr > 0.01:
        lr *= shrink
    return lr
# %% wrong: stops at 0.001 | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2 and lr > 1e-3:
        lr *= shrink
    return lr
# %% wrong: stops at 1e-6 | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2 and lr > 1e-6:
        lr *= shrink
    return lr
# %% wrong: at most 30 tries | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    for _ in range(30):
        if f(x - lr * g) <= f(x) - c * lr * g**2:
            break
        lr *= shrink
    return lr
# %% wrong: at most 50 tries | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    for _ in range(50):
        if f(x - lr * g) <= f(x) - c * lr * g**2:
            break
        lr *= shrink
    return lr
# %% wrong: its own difference quotient instead of deriv | fails: first_that_fits, enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    h = 1e-6
    g, lr = (f(x + h) - f(x - h)) / (2 * h), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr *= shrink
    return lr
# %% wrong: begins where the last call ended | fails: first_that_fits
_last = {}
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g = deriv(x)
    lr = _last.get((lr0, shrink, c), lr0)
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr *= shrink
    _last[lr0, shrink, c] = lr
    return lr
# %% wrong: a tolerance of 1e-9 | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2 + 1e-9:
        lr *= shrink
    return lr
# %% wrong: a tolerance of 1e-6 | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2 + 1e-6:
        lr *= shrink
    return lr
# %% wrong: asks for the curvature condition too | fails: first_that_fits, enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2 or abs(deriv(x - lr * g)) > 0.9 * abs(g):
        lr *= shrink
        if lr < 1e-12: break
    return lr
# %% wrong: at most 70 tries | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    for _ in range(70):
        if f(x - lr * g) <= f(x) - c * lr * g**2:
            return lr
        lr *= shrink
    return lr
# %% wrong: at most 100 tries | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    for _ in range(100):
        if f(x - lr * g) <= f(x) - c * lr * g**2:
            return lr
        lr *= shrink
    return lr
# %% wrong: at most 200 tries | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    for _ in range(200):
        if f(x - lr * g) <= f(x) - c * lr * g**2:
            return lr
        lr *= shrink
    return lr
# %% wrong: stops at 1e-20 | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2 and lr > 1e-20:
        lr *= shrink
    return lr
# %% wrong: stops at 1e-25 | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2 and lr > 1e-25:
        lr *= shrink
    return lr
# %% wrong: stops at 1e-30 | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2 and lr > 1e-30:
        lr *= shrink
    return lr
# %% wrong: tolerance 1e-11 | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2 + 1e-11:
        lr *= shrink
    return lr
# %% wrong: tolerance 1e-12 | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2 + 1e-12:
        lr *= shrink
    return lr
# %% wrong: tolerance 1e-15 | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2 + 1e-15:
        lr *= shrink
    return lr
# %% wrong: gradient below 1e-8 returns lr0 | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    if abs(g) < 1e-8:
        return lr0
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr *= shrink
    return lr
# %% wrong: gradient below 1e-6 returns lr0 | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    if abs(g) < 1e-6:
        return lr0
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr *= shrink
    return lr
# %% wrong: lr0 not above 3 | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), min(lr0, 3.0)
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr *= shrink
    return lr
# %% wrong: lr0 not above 10 | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), min(lr0, 10.0)
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr *= shrink
    return lr
# %% wrong: clips the gradient at 1e21 | fails: first_that_fits
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = float(np.clip(deriv(x), -1e21, 1e21)), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr *= shrink
    return lr
# %% wrong: convexity used, f never negative | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > max(f(x) - c * lr * g**2, 0):
        lr *= shrink
    return lr
# %% wrong: stops when f at the new point is tiny | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr *= shrink
        if f(x - lr * g) < 1e-12:
            break
    return lr
# %% wrong: stops when the step no longer moves x | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr *= shrink
        if abs(lr * g) < 1e-9:
            break
    return lr
# %% wrong: whole number x kept whole | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    while f(type(x)(x - lr * g)) > f(x) - c * lr * g**2:
        lr *= shrink
    return lr
# %% wrong: shrink above one half is one half below lr0 1 | fails: enough_decrease
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g, lr = deriv(x), lr0
    if shrink >= 0.95:
        shrink = 0.95
    while f(x - lr * g) > f(x) - c * lr * g**2:
        lr *= shrink
    return lr
# %% right: vectorised over 1000 rates
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g = deriv(x)
    lrs = lr0 * shrink ** np.arange(1000)
    ok = f(x - lrs * g) <= f(x) - c * lrs * g**2
    return lrs[np.argmax(ok)]
# %% right: vectorised over 1000 rates, float base
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g = deriv(x)
    lrs = lr0 * np.power(float(shrink), np.arange(1000))
    ok = np.array([f(x - lr * g) <= f(x) - c * lr * g**2 for lr in lrs])
    return lrs[ok][0]
# %% right: next of a generator
def rates(lr, s):
    while True:
        yield lr
        lr *= s
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g = deriv(x)
    return next(lr for lr in rates(lr0, shrink) if f(x - lr * g) <= f(x) - c * lr * g * g)
# %% right: dropwhile
from itertools import dropwhile, accumulate, repeat
def backtracking_lr(f, deriv, x, lr0=1.0, shrink=0.5, c=1e-4):
    g = deriv(x)
    bad = lambda lr: f(x - lr * g) > f(x) - c * lr * g**2
    return next(dropwhile(bad, accumulate(repeat(shrink), lambda a, b: a * b, initial=lr0)))
