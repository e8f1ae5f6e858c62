# %% right: explicit weights, and a running minimum of arrays
def smooth(losses, beta=0.9):
    losses = np.array(losses, dtype=float)
    result = np.empty(len(losses))
    for k in range(len(losses)):
        weights = beta ** np.arange(k, -1, -1.0)
        result[k] = weights @ losses[: k + 1] / weights.sum()
    return result


def stop_step(smoothed, factor=4.0):
    smoothed = np.asarray(smoothed, dtype=float)
    before = np.concatenate([[np.inf], np.minimum.accumulate(smoothed)[:-1]])
    bad = ~np.isfinite(smoothed) | (smoothed > factor * before)
    return int(bad.argmax()) if bad.any() else len(smoothed)
# %% right: numerator and denominator, while loop
def smooth(losses, beta=0.9):
    total, weight, result = 0.0, 0.0, []
    for loss in losses:
        total = beta * total + loss
        weight = beta * weight + 1
        result.append(total / weight)
    return result


def stop_step(smoothed, factor=4.0):
    kept = 0
    while kept < len(smoothed) and np.isfinite(smoothed[kept]):
        if kept and smoothed[kept] > factor * min(smoothed[:kept]):
            break
        kept += 1
    return kept
# %% right: pandas, and numpy's integer
def smooth(losses, beta=0.9):
    if beta == 0:
        return np.array(losses, dtype=float)
    return pd.Series(losses, dtype=float).ewm(alpha=1 - beta, adjust=True, ignore_na=False).mean().where(
        pd.Series(losses, dtype=float).cumsum(skipna=False).notna()
    ).to_numpy()


def stop_step(smoothed, factor=4.0):
    for k, value in enumerate(smoothed):
        lowest = np.min(np.append(smoothed[:k], np.inf))
        if np.isnan(value) or np.isinf(value) or value > factor * lowest:
            return np.int64(k)
    return np.int64(len(smoothed))
# %% right: the correction kept as a running power
def smooth(losses, beta=0.9):
    m, power, result = 0.0, 1.0, np.zeros(len(losses))
    for k, loss in enumerate(losses):
        m += (1 - beta) * (loss - m)
        power *= beta
        result[k] = m / (1 - power)
    return result


def stop_step(smoothed, factor=4.0):
    best = None
    for k, value in enumerate(smoothed):
        if not np.isfinite(value):
            return k
        if best is not None and value > factor * best:
            return k
        best = value if best is None else min(best, value)
    return len(smoothed)
# %% wrong: no correction | fails: bias_correction
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average)
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: the power is one too small at later steps and none at the first | fails: bias_correction
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** max(step, 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: begins with the first loss | fails: bias_correction
def smooth(losses, beta=0.9):
    average, result = losses[0], []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average)
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: corrects what goes into the next step, too | fails: bias_correction
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        average = average / (1 - beta ** (step + 1))
        result.append(average)
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: β and 1 − β exchanged | fails: bias_correction
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = (1 - beta) * average + beta * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: ignores β | fails: bias_correction
def smooth(losses, beta=0.9):
    beta = 0.9
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: a window of ten | fails: bias_correction
def smooth(losses, beta=0.9):
    n = max(1, round(1 / (1 - beta)))
    return np.array([np.mean(losses[max(0, k + 1 - n) : k + 1]) for k in range(len(losses))])


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: skips NaN | fails: bias_correction
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        if not np.isfinite(loss):
            result.append(result[-1])
            continue
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: overwrites its argument | fails: bias_correction
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        losses[step] = average / (1 - beta ** (step + 1))
        result.append(losses[step])
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: other default | fails: bias_correction
def smooth(losses, beta=0.98):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: divides by 1 − β | fails: bias_correction
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: compares with the lowest of all | fails: stop_rule
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.nanmin(smoothed)
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: compares with the first | fails: stop_rule
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = smoothed[0]
    return len(smoothed)
# %% wrong: compares with the one before | fails: stop_rule
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = value
    return len(smoothed)
# %% wrong: lets NaN through | fails: stop_rule
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: knows NaN but not infinity at the start | fails: stop_rule
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if np.isnan(value) or (step > 1 and value > factor * lowest):
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: keeps the bad one | fails: stop_rule
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step + 1
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: the factor is always 4 | fails: stop_rule
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > 4 * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: stops at the factor, not above it | fails: stop_rule
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value >= factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: only looks for what is not finite | fails: stop_rule
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value):
            return step
        lowest = min(lowest, value)
    return len(smoothed)
# %% wrong: returns the last place instead of the number | fails: stop_rule
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    lowest = np.inf
    for step, value in enumerate(smoothed):
        if not np.isfinite(value) or value > factor * lowest:
            return step
        lowest = min(lowest, value)
    return len(smoothed) - 1
# %% wrong: returns the place of the minimum | fails: stop_rule
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    return int(np.nanargmin(smoothed)) + 1
# %% wrong: drops bad values wherever they are | fails: stop_rule
def smooth(losses, beta=0.9):
    average, result = 0.0, []
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        result.append(average / (1 - beta ** (step + 1)))
    return np.array(result)


def stop_step(smoothed, factor=4.0):
    smoothed = np.asarray(smoothed, dtype=float)
    good = np.isfinite(smoothed)
    return int((smoothed[good] <= factor * np.min(smoothed[good])).sum())
