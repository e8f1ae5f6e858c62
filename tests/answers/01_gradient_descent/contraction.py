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
