# %% right: NaN as minus infinity, and the nearest bad points
def basin_width(lrs, scores, tolerance=0.01):
    filled = np.where(np.isnan(scores), -np.inf, scores)
    best = filled.argmax()
    if filled[best] == -np.inf:
        return 0
    bad = np.flatnonzero(filled < filled[best] - tolerance)
    low = max(bad[bad < best], default=-1) + 1
    high = min(bad[bad > best], default=len(filled)) - 1
    return np.log10(lrs[high]) - np.log10(lrs[low])
# %% right: groups of good and bad neighbours, plain Python
import math
from itertools import groupby


def basin_width(lrs, scores, tolerance=0.01):
    known = [score for score in scores if not math.isnan(score)]
    if not known:
        return 0.0
    best = max(known)
    for good, run in groupby(zip(lrs, scores), key=lambda point: point[1] >= best - tolerance):
        run = list(run)
        if good and best in [score for _, score in run]:
            return math.log10(run[-1][0] / run[0][0])
# %% right: two takewhiles from the best
from itertools import takewhile


def basin_width(lrs, scores, tolerance=0.01):
    scores = list(scores)
    order = [i for i in range(len(scores)) if scores[i] == scores[i]]
    if not order:
        return 0.0
    best = max(order, key=lambda i: scores[i])
    is_good = lambda i: scores[i] >= scores[best] - tolerance
    up = list(takewhile(is_good, range(best, len(scores))))
    down = list(takewhile(is_good, range(best, -1, -1)))
    return float(np.diff(np.log10([lrs[down[-1]], lrs[up[-1]]]))[0])
# %% right: recursion
def walk(good, i, step):
    j = i + step
    return walk(good, j, step) if 0 <= j < len(good) and good[j] else i


def basin_width(lrs, scores, tolerance=0.01):
    scores = np.array(scores, dtype=float)
    if not np.isfinite(scores).any():
        return np.float64(0)
    i = np.nanargmax(scores)
    good = ~(np.isnan(scores) | (scores < np.nanmax(scores) - tolerance))
    return (np.log(lrs[walk(good, i, 1)]) - np.log(lrs[walk(good, i, -1)])) / np.log(10)
# %% right: labels of unbroken runs by cumulative sums
def basin_width(lrs, scores, tolerance=0.01):
    lrs, scores = np.asarray(lrs, dtype=float), np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = np.nanargmax(scores)
    is_bad = ~(scores >= scores[best] - tolerance)
    label = np.cumsum(is_bad)
    decades = np.log10(lrs[(label == label[best]) & ~is_bad])
    return np.ptp(decades)
# %% right: PyTorch
def basin_width(lrs, scores, tolerance=0.01):
    s = torch.as_tensor(np.array(scores, dtype=float)).nan_to_num(nan=-torch.inf)
    if torch.isneginf(s).all():
        return 0.0
    best = int(s.argmax())
    good = (s >= s[best] - tolerance).long()
    up = int(good[best:].cumprod(0).sum()) - 1
    down = int(good[: best + 1].flip(0).cumprod(0).sum()) - 1
    logs = torch.as_tensor(np.array(lrs, dtype=float)).log10()
    return (logs[best + up] - logs[best - down]).item()
# %% right: the distance from the best
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = np.abs(scores[best] - scores) <= tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: the lowest score as best | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmin(scores))
    good = scores <= scores[best] + tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: all good points of the grid | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    low, high = np.flatnonzero(good)[[0, -1]]
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: good points counted, not decades | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(high - low + 1)
# %% wrong: steps counted, not decades | fails: around_the_best
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(high - low)
# %% wrong: the factor, not its logarithm | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(lrs[high] / lrs[low])
# %% wrong: the natural logarithm | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log(lrs[high] / lrs[low]))
# %% wrong: octaves | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log2(lrs[high] / lrs[low]))
# %% wrong: the difference of the rates | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(lrs[high] - lrs[low])
# %% wrong: the lowest over the highest | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[low] / lrs[high]))
# %% wrong: the share of the grid | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return (high - low) / max(len(lrs) - 1, 1)
# %% wrong: steps times the first ratio | fails: around_the_best
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float((high - low) * np.log10(lrs[1] / lrs[0])) if high > low else 0.0
# %% wrong: rounded to one digit | fails: around_the_best
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return round(float(np.log10(lrs[high] / lrs[low])), 1)
# %% wrong: tolerance as a share of the best | fails: around_the_best
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] * (1 - tolerance)
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: tolerance in percent | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance / 100
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: tolerance ignored | fails: around_the_best
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - 0.01
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: better than the tolerance only | fails: around_the_best
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores > scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: each point compared with its neighbour | fails: around_the_best
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and scores[low - 1] >= scores[low] - tolerance:
        low -= 1
    while high < len(scores) - 1 and scores[high + 1] >= scores[high] - tolerance:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: as long as it keeps falling | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and scores[low - 1] <= scores[low]:
        low -= 1
    while high < len(scores) - 1 and scores[high + 1] <= scores[high]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: only to the right | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: only to the left | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: one point too far on both sides | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    low, high = max(low - 1, 0), min(high + 1, len(scores) - 1)
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: stops before the ends of the grid | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 1 and good[low - 1]:
        low -= 1
    while high < len(scores) - 2 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: half way to the bad neighbours | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores, x = np.asarray(scores, dtype=float), np.log10(lrs)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    left = (x[low] + x[low - 1]) / 2 if low > 0 else x[low]
    right = (x[high] + x[high + 1]) / 2 if high < len(x) - 1 else x[high]
    return right - left
# %% wrong: around the last of equal bests | fails: around_the_best
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = len(scores) - 1 - int(np.nanargmax(scores[::-1]))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: the widest of all basins | fails: around_the_best
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    widest, low = 0.0, None
    for i, is_good in enumerate(scores >= np.nanmax(scores) - tolerance):
        low = (i if low is None else low) if is_good else None
        if low is not None:
            widest = max(widest, float(np.log10(lrs[i] / lrs[low])))
    return widest
# %% wrong: the first of all basins | fails: around_the_best
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    good = scores >= np.nanmax(scores) - tolerance
    low = high = int(np.argmax(good))
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: NaN is no end of the basin | fails: nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = ~(scores < scores[best] - tolerance)
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: NaN taken for the best | fails: nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.argmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: NaN dropped before the walk | fails: nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    lrs, scores = np.asarray(lrs)[~np.isnan(scores)], scores[~np.isnan(scores)]
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: any NaN makes the width 0 | fails: nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).any():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: the width of nothing but NaN is NaN | fails: nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return float("nan")
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: nothing but NaN is an error | fails: nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: NaN as 0, and a plateau of zeros where there is nothing else | fails: nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.nan_to_num(np.asarray(scores, dtype=float))
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: overwrites NaN in the caller's array | fails: nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    scores[np.isnan(scores)] = -np.inf
    best = low = high = int(scores.argmax())
    if scores[best] == -np.inf:
        return 0.0
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(np.log10(lrs[high] / lrs[low]))
# %% wrong: lists alone | fails: nan
import math


def basin_width(lrs, scores, tolerance=0.01):
    known = [score for score in scores if not math.isnan(score)]
    if not known:
        return 0.0
    low = high = scores.index(max(known))
    while low > 0 and scores[low - 1] >= max(known) - tolerance:
        low -= 1
    while high < len(scores) - 1 and scores[high + 1] >= max(known) - tolerance:
        high += 1
    return math.log10(lrs[high] / lrs[low])
# %% wrong: the ends of the basin | fails: around_the_best, nan
def basin_width(lrs, scores, tolerance=0.01):
    scores = np.asarray(scores, dtype=float)
    if np.isnan(scores).all():
        return 0.0
    best = low = high = int(np.nanargmax(scores))
    good = scores >= scores[best] - tolerance
    while low > 0 and good[low - 1]:
        low -= 1
    while high < len(scores) - 1 and good[high + 1]:
        high += 1
    return float(lrs[low]), float(lrs[high])
