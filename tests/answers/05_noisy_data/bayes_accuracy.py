# %% right: where, and a weighted sum
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    larger = np.where(np.asarray(p0) > np.asarray(p1), p0, p1)
    right = larger.sum() * cell / 2
    return flipped + (1 - 2 * flipped) * right
# %% right: point by point
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    total = 0.0
    for a, b in zip(np.ravel(p0), np.ravel(p1)):
        total += max(a, b) * cell / 2
    return total * (1 - flipped) + (1 - total) * flipped
# %% right: the labels are flipped in the densities
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    q0 = (1 - flipped) * p0 + flipped * p1
    q1 = (1 - flipped) * p1 + flipped * p0
    return 0.5 * np.stack([q0, q1]).max(axis=0).sum() * cell
# %% right: by the distance of the densities
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    distance = 0.25 * np.abs(p0 - p1).sum() * cell
    mass = 0.25 * (p0 + p1).sum() * cell
    return np.float64((mass + distance) * (1 - flipped) + (1 - mass - distance) * flipped)
# %% wrong: without the half | fails: two_classes, flipped_labels
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    best = np.sum(np.maximum(p0, p1)) * cell
    return best * (1 - flipped) + (1 - best) * flipped
# %% wrong: the smaller density | fails: two_classes, flipped_labels
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    best = 0.5 * np.sum(np.minimum(p0, p1)) * cell
    return best * (1 - flipped) + (1 - best) * flipped
# %% wrong: the cell is forgotten | fails: two_classes, flipped_labels
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    best = 0.5 * np.mean(np.maximum(p0, p1))
    return best * (1 - flipped) + (1 - best) * flipped
# %% wrong: sums over one axis only | fails: two_classes
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    best = 0.5 * np.trapezoid(np.ravel(np.maximum(p0, p1)), dx=cell) if np.ndim(p0) == 2 else 0.5 * np.maximum(p0, p1).sum() * cell
    return best * (1 - flipped) + (1 - best) * flipped
# %% wrong: the larger of two numbers | fails: two_classes, flipped_labels
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    best = 0.5 * max(np.sum(p0), np.sum(p1)) * cell
    return best * (1 - flipped) + (1 - best) * flipped
# %% wrong: a rule that draws its answer | fails: two_classes, flipped_labels
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    best = 0.5 * np.nansum((p0**2 + p1**2) / np.maximum(p0 + p1, 1e-300)) * cell
    return best * (1 - flipped) + (1 - best) * flipped
# %% wrong: sorts the larger values into the first array | fails: flipped_labels
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    np.maximum(p0, p1, out=p0)
    best = 0.5 * p0.sum() * cell
    return best * (1 - flipped) + (1 - best) * flipped
# %% wrong: flipped is ignored | fails: flipped_labels
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    return 0.5 * np.sum(np.maximum(p0, p1)) * cell
# %% wrong: flips only hurt | fails: flipped_labels
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    return 0.5 * np.sum(np.maximum(p0, p1)) * cell * (1 - flipped)
# %% wrong: every flip costs a point | fails: flipped_labels
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    return 0.5 * np.sum(np.maximum(p0, p1)) * cell - flipped
# %% wrong: flipped the wrong way round | fails: two_classes, flipped_labels
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    best = 0.5 * np.sum(np.maximum(p0, p1)) * cell
    return best * flipped + (1 - best) * (1 - flipped)
# %% wrong: a spacing of its own | fails: two_classes
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    larger = np.maximum(p0, p1)
    best = larger.sum() / (p0.sum() + p1.sum()) if p0.ndim == 1 else larger.sum() / p0.sum()
    return best * (1 - flipped) + (1 - best) * flipped
# %% wrong: the right answers of the first class alone | fails: two_classes, flipped_labels
def bayes_accuracy(p0, p1, cell, flipped=0.0):
    best = np.sum(np.where(p0 >= p1, p0, 0.0)) * cell
    return best * (1 - flipped) + (1 - best) * flipped
