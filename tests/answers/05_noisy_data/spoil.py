# %% right: permutations, and complex numbers
def flip_labels(y, fraction, seed):
    rng = np.random.RandomState(seed)
    flipped = y.copy()
    flipped[rng.permutation(len(y))[: round(fraction * len(y))]] ^= 1
    return flipped


def add_outliers(X, fraction, size, seed):
    rng = np.random.RandomState(seed)
    steps = np.zeros(len(X), dtype=complex)
    steps[: round(fraction * len(X))] = size
    steps = rng.permutation(steps) * np.exp(2j * np.pi * rng.rand(len(X)))
    return X + np.column_stack([steps.real, steps.imag])
# %% right: a mask, and normal vectors brought to length 1
def flip_labels(y, fraction, seed):
    mask = np.zeros(len(y), dtype=bool)
    mask[: round(fraction * len(y))] = True
    np.random.default_rng(seed).shuffle(mask)
    return np.where(mask, 1 - y, y)


def add_outliers(X, fraction, size, seed):
    rng = np.random.default_rng(seed)
    mask = np.zeros(len(X), dtype=bool)
    mask[: round(fraction * len(X))] = True
    rng.shuffle(mask)
    steps = rng.normal(size=X.shape)
    steps *= size / np.linalg.norm(steps, axis=1, keepdims=True)
    return np.where(mask[:, None], X + steps, X)
# %% right: Python's random, one after the other
import math
import random


def flip_labels(y, fraction, seed):
    labels = [int(label) for label in y]
    for place in random.Random(seed).sample(range(len(labels)), round(fraction * len(labels))):
        labels[place] = 0 if labels[place] else 1
    return labels


def add_outliers(X, fraction, size, seed):
    draw, points = random.Random(seed), [list(point) for point in X]
    for place in draw.sample(range(len(points)), round(fraction * len(points))):
        angle = draw.random() * math.tau
        points[place][0] += size * math.cos(angle)
        points[place][1] += size * math.sin(angle)
    return np.array(points)
# %% wrong: flips in the caller's array | fails: labels
def flip_labels(y, fraction, seed):
    places = np.random.default_rng(seed).choice(len(y), round(fraction * len(y)), replace=False)
    y[places] = 1 - y[places]
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(seed)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    angles = rng.uniform(0, 2 * np.pi, len(places))
    X[places] += size * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return X
# %% wrong: each label with this probability | fails: labels
def flip_labels(y, fraction, seed):
    return np.where(np.random.default_rng(seed).random(len(y)) < fraction, 1 - y, y)


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(seed)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    angles = rng.uniform(0, 2 * np.pi, len(places))
    X[places] += size * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return X
# %% wrong: places drawn with replacement | fails: labels, outliers
def flip_labels(y, fraction, seed):
    y = np.array(y)
    places = np.random.default_rng(seed).choice(len(y), round(fraction * len(y)))
    y[places] = 1 - y[places]
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(seed)
    places = rng.integers(0, len(X), round(fraction * len(X)))
    angles = rng.uniform(0, 2 * np.pi, len(places))
    X[places] += size * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return X
# %% wrong: random labels in place of turned ones | fails: labels
def flip_labels(y, fraction, seed):
    y, rng = np.array(y), np.random.default_rng(seed)
    places = rng.choice(len(y), round(fraction * len(y)), replace=False)
    y[places] = rng.integers(0, 2, len(places))
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(seed)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    angles = rng.uniform(0, 2 * np.pi, len(places))
    X[places] += size * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return X
# %% wrong: chosen labels become 1 | fails: labels
def flip_labels(y, fraction, seed):
    y = np.array(y)
    y[np.random.default_rng(seed).choice(len(y), round(fraction * len(y)), replace=False)] = 1
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(seed)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    angles = rng.uniform(0, 2 * np.pi, len(places))
    X[places] += size * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return X
# %% wrong: labels with a minus sign | fails: labels
def flip_labels(y, fraction, seed):
    y = np.array(y)
    places = np.random.default_rng(seed).choice(len(y), round(fraction * len(y)), replace=False)
    y[places] = -y[places]
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(seed)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    angles = rng.uniform(0, 2 * np.pi, len(places))
    X[places] += size * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return X
# %% wrong: always the first ones | fails: labels, outliers
def flip_labels(y, fraction, seed):
    y, n = np.array(y), round(fraction * len(y))
    y[:n] = 1 - y[:n]
    return y


def add_outliers(X, fraction, size, seed):
    X, rng, n = np.array(X, dtype=float), np.random.default_rng(seed), round(fraction * len(X))
    angles = rng.uniform(0, 2 * np.pi, n)
    X[:n] += size * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return X
# %% wrong: the seed is ignored | fails: labels, outliers
def flip_labels(y, fraction, seed):
    y = np.array(y)
    places = np.random.default_rng(0).choice(len(y), round(fraction * len(y)), replace=False)
    y[places] = 1 - y[places]
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(0)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    angles = rng.uniform(0, 2 * np.pi, len(places))
    X[places] += size * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return X
# %% wrong: another draw on each call | fails: labels, outliers
def flip_labels(y, fraction, seed):
    y = np.array(y)
    places = np.random.choice(len(y), round(fraction * len(y)), replace=False)
    y[places] = 1 - y[places]
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng()
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    angles = rng.uniform(0, 2 * np.pi, len(places))
    X[places] += size * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return X
# %% wrong: one direction for all outliers | fails: outliers
def flip_labels(y, fraction, seed):
    y = np.array(y)
    places = np.random.default_rng(seed).choice(len(y), round(fraction * len(y)), replace=False)
    y[places] = 1 - y[places]
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(seed)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    angle = rng.uniform(0, 2 * np.pi)
    X[places] += size * np.array([np.cos(angle), np.sin(angle)])
    return X
# %% wrong: directions in half a turn | fails: outliers
def flip_labels(y, fraction, seed):
    y = np.array(y)
    places = np.random.default_rng(seed).choice(len(y), round(fraction * len(y)), replace=False)
    y[places] = 1 - y[places]
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(seed)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    angles = rng.uniform(0, np.pi, len(places))
    X[places] += size * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return X
# %% wrong: steps along the axes only | fails: outliers
def flip_labels(y, fraction, seed):
    y = np.array(y)
    places = np.random.default_rng(seed).choice(len(y), round(fraction * len(y)), replace=False)
    y[places] = 1 - y[places]
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(seed)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    angles = rng.integers(0, 4, len(places)) * np.pi / 2
    X[places] += size * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return X
# %% wrong: Gaussian steps of this size | fails: outliers
def flip_labels(y, fraction, seed):
    y = np.array(y)
    places = np.random.default_rng(seed).choice(len(y), round(fraction * len(y)), replace=False)
    y[places] = 1 - y[places]
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(seed)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    X[places] += size * rng.normal(size=(len(places), 2))
    return X
# %% wrong: both coordinates by size | fails: outliers
def flip_labels(y, fraction, seed):
    y = np.array(y)
    places = np.random.default_rng(seed).choice(len(y), round(fraction * len(y)), replace=False)
    y[places] = 1 - y[places]
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(seed)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    X[places] += size * rng.choice([-1, 1], size=(len(places), 2))
    return X
# %% wrong: put on a circle around the origin | fails: outliers
def flip_labels(y, fraction, seed):
    y = np.array(y)
    places = np.random.default_rng(seed).choice(len(y), round(fraction * len(y)), replace=False)
    y[places] = 1 - y[places]
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(seed)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    angles = rng.uniform(0, 2 * np.pi, len(places))
    X[places] = size * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return X
# %% wrong: moves the caller's points | fails: outliers
def flip_labels(y, fraction, seed):
    y = np.array(y)
    places = np.random.default_rng(seed).choice(len(y), round(fraction * len(y)), replace=False)
    y[places] = 1 - y[places]
    return y


def add_outliers(X, fraction, size, seed):
    rng = np.random.default_rng(seed)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    angles = rng.uniform(0, 2 * np.pi, len(places))
    X[places] += size * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return X
# %% wrong: moved out along the radius | fails: outliers
def flip_labels(y, fraction, seed):
    y = np.array(y)
    places = np.random.default_rng(seed).choice(len(y), round(fraction * len(y)), replace=False)
    y[places] = 1 - y[places]
    return y


def add_outliers(X, fraction, size, seed):
    X, rng = np.array(X, dtype=float), np.random.default_rng(seed)
    places = rng.choice(len(X), round(fraction * len(X)), replace=False)
    X[places] *= 1 + size / np.linalg.norm(X[places], axis=1, keepdims=True)
    return X
