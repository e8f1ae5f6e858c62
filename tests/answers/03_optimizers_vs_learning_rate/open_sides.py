# %% right: plain loops, powers of the ratio
import math


def open_sides(lrs, scores, tolerance=0.01):
    best = -math.inf
    for score in scores:
        if score > best:
            best = score
    found = []
    place = next((i for i, score in enumerate(scores) if score == best), None)
    for side, part in (("low", scores[: (place or 0) + 1]), ("high", scores[place or 0 :])):
        if place is None or min(not score >= best - tolerance for score in part) == max(
            not score >= best - tolerance for score in part
        ) == 0:
            found.append(side)
    return found


def extended(lrs, sides, n):
    ratio, exponents = lrs[1] / lrs[0], range(len(lrs))
    if "low" in sides:
        exponents = range(-n, exponents.stop)
    if "high" in sides:
        exponents = range(exponents.start, exponents.stop + n)
    return [lrs[0] * ratio**k for k in exponents]
# %% right: the ends of the basin, and geomspace
def basin_ends(scores, tolerance):
    low = high = np.nanargmax(scores)
    enough = np.nanmax(scores) - tolerance
    while low - 1 >= 0 and scores[low - 1] >= enough:
        low = low - 1
    while high + 1 < len(scores) and scores[high + 1] >= enough:
        high = high + 1
    return low, high


def open_sides(lrs, scores, tolerance=0.01):
    if np.isnan(np.asarray(scores, dtype=float)).all():
        return ["low", "high"]
    low, high = basin_ends(scores, tolerance)
    return [side for side, touches in (("low", low == 0), ("high", high == len(lrs) - 1)) if touches]


def extended(lrs, sides, n):
    lrs = np.asarray(lrs, dtype=float)
    decades = n * np.log10(lrs[1] / lrs[0])
    first = np.log10(lrs[0]) - decades * ("low" in sides)
    last = np.log10(lrs[-1]) + decades * ("high" in sides)
    return np.logspace(first, last, len(lrs) + n * len(sides))
# %% right: filled NaN, the ratio of the last two
def open_sides(lrs, scores, tolerance=0.01):
    filled = np.where(np.isnan(scores), -np.inf, scores)
    bad = filled < filled.max() - tolerance if np.isfinite(filled.max()) else np.zeros(len(filled), bool)
    places, best = np.flatnonzero(bad), filled.argmax()
    return [*(["low"] if not (places < best).any() else []), *(["high"] if not (places > best).any() else [])]


def extended(lrs, sides, n):
    ratio = lrs[-1] / lrs[-2]
    more = np.cumprod(np.full(n, ratio))
    parts = {"low": (lrs[0] / more)[::-1], "high": lrs[-1] * more}
    return np.sort(np.concatenate([lrs, *(parts[side] for side in sides)]))
# %% right: cumulative products in PyTorch, recursion
def open_sides(lrs, scores, tolerance=0.01):
    s = torch.as_tensor(np.array(scores, dtype=float)).nan_to_num(nan=-torch.inf)
    if s.isneginf().all():
        return ["low", "high"]
    good, best = s >= s.max() - tolerance, s.argmax().item()
    result = []
    if bool(good[:best].all()):
        result += ["low"]
    if bool(good[best + 1 :].all()):
        result += ["high"]
    return result


def extended(lrs, sides, n):
    lrs = [float(lr) for lr in lrs]
    if n == 0 or not sides:
        return lrs
    ratio = lrs[1] / lrs[0]
    below = [lrs[0] / ratio] if "low" in sides else []
    above = [lrs[-1] * ratio] if "high" in sides else []
    return extended(below + lrs + above, sides, n - 1)
# %% right: asks basin_width about both halves
def open_sides(lrs, scores, tolerance=0.01):
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    halves = {"low": slice(0, best + 1), "high": slice(best, None)}
    is_open = lambda half: np.isclose(basin_width(lrs[half], scores[half], tolerance), np.log10(lrs[half][-1] / lrs[half][0]))
    return [side for side, half in halves.items() if is_open(half)]


def extended(lrs, sides, n):
    ratio, grid = lrs[1] / lrs[0], [*lrs]
    for k in range(1, n + 1):
        grid += [lrs[0] / ratio**k] * ("low" in sides) + [lrs[-1] * ratio**k] * ("high" in sides)
    return sorted(grid)
# %% wrong: only where the best itself is at the end | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if best == 0:
        sides.append("low")
    if best == len(scores) - 1:
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: sides swapped | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[best:].all():
        sides.append("low")
    if good[: best + 1].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: ends that are good, whatever lies between | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[0]:
        sides.append("low")
    if good[-1]:
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: one side at most | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    elif good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: high before low | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides[::-1]


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: a tuple | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return tuple(sides)


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: a set | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return set(sides)


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: a text | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return ", ".join(sides)


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: None where no side is open | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides or None


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: True and False | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return ["low" in sides, "high" in sides]


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: upper and lower | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("lower")
    if good[best:].all():
        sides.append("upper")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: tolerance as a share of the best | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] * (1 - tolerance)
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: tolerance ignored | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - 0.01
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: no tolerance at all | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] 
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: better than the tolerance only | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores > scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: each point compared with its neighbour | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    if all(np.isnan(scores)):
        return ["low", "high"]
    low = high = int(np.nanargmax(scores))
    while low > 0 and scores[low - 1] >= scores[low] - tolerance:
        low -= 1
    while high < len(scores) - 1 and scores[high + 1] >= scores[high] - tolerance:
        high += 1
    return ["low"] * (low == 0) + ["high"] * (high == len(scores) - 1)


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: around the last of equal bests | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = len(scores) - 1 - int(np.nanargmax(scores[::-1]))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: NaN is no end of the basin | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = ~(scores < scores[best] - tolerance)
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: NaN taken for the best | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.argmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: NaN dropped before | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    scores = scores[~np.isnan(scores)]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: no side is open where there is nothing but NaN | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return []
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: nothing but NaN is an error | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: NaN at an end counts as open | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all() or np.isnan(scores[0]):
        sides.append("low")
    if good[best:].all() or np.isnan(scores[-1]):
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: the second point from the end is enough | fails: edges
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[1 : best + 1].all():
        sides.append("low")
    if good[best:-1].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: factors of ten | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = 10.0
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: factors of two | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = 2.0
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: equal differences | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] - lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] - ratio)
        if "high" in sides:
            grid.append(grid[-1] + ratio)
    return np.array(grid)
# %% wrong: the ratio of both ends | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[-1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: one point whatever n | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(1):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: n decades | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    lrs = np.asarray(lrs, dtype=float)
    steps = round(n / np.log10(lrs[1] / lrs[0]))
    k = np.arange(-steps * ("low" in sides), len(lrs) + steps * ("high" in sides))
    return lrs[0] * (lrs[1] / lrs[0]) ** k
# %% wrong: one decade more in n points | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    below = np.geomspace(lrs[0] / 10, lrs[0], n + 1)[:-1] if "low" in sides else []
    above = np.geomspace(lrs[-1], lrs[-1] * 10, n + 1)[1:] if "high" in sides else []
    return np.concatenate([below, lrs, above])
# %% wrong: as many points as before, over a wider range | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    low = lrs[0] / ratio**n if "low" in sides else lrs[0]
    high = lrs[-1] * ratio**n if "high" in sides else lrs[-1]
    return np.geomspace(low, high, len(lrs))
# %% wrong: both sides always | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if True:
            grid.insert(0, grid[0] / ratio)
        if True:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: high alone | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: one side at most, low first | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        elif "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: sides swapped in the extension | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "high" in sides:
            grid.insert(0, grid[0] / ratio)
        if "low" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: the end stands twice | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio, k = lrs[1] / lrs[0], np.arange(n)
    below = (lrs[0] / ratio**k)[::-1] if "low" in sides else []
    above = lrs[-1] * ratio**k if "high" in sides else []
    return np.concatenate([below, lrs, above])
# %% wrong: the low points at the end | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.append(min(grid) / ratio)
        if "high" in sides:
            grid.append(max(grid) * ratio)
    return np.array(grid)
# %% wrong: the low points in falling order | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio, k = lrs[1] / lrs[0], np.arange(1, n + 1)
    below = lrs[0] / ratio**k if "low" in sides else []
    above = lrs[-1] * ratio**k if "high" in sides else []
    return np.concatenate([below, lrs, above])
# %% wrong: the new points alone | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio, k = lrs[1] / lrs[0], np.arange(1, n + 1)
    below = (lrs[0] / ratio**k)[::-1] if "low" in sides else []
    above = lrs[-1] * ratio**k if "high" in sides else []
    return np.concatenate([below, above])
# %% wrong: n points over both sides together | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n // max(len(sides), 1)):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: the caller's list grows | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = lrs if isinstance(lrs, list) else list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid)
# %% wrong: rounded | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    ratio = lrs[1] / lrs[0]
    grid = list(lrs)
    for _ in range(n):
        if "low" in sides:
            grid.insert(0, grid[0] / ratio)
        if "high" in sides:
            grid.append(grid[-1] * ratio)
    return np.array(grid).round(6)
# %% wrong: whole numbers stay whole | fails: extended_grid
def open_sides(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return ["low", "high"]
    best = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    sides = []
    if good[: best + 1].all():
        sides.append("low")
    if good[best:].all():
        sides.append("high")
    return sides


def extended(lrs, sides, n):
    lrs = np.asarray(lrs)
    ratio, grid = lrs[1] / lrs[0], lrs
    for _ in range(n):
        if "low" in sides:
            grid = np.insert(grid, 0, grid[0] / ratio)
        if "high" in sides:
            grid = np.append(grid, grid[-1] * ratio).astype(lrs.dtype)
    return grid
