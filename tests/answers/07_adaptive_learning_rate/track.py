# %% right: with names
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    better = smooth < trend["best"] * (1 - margin)
    best = smooth if better else trend["best"]
    return {"mean": mean, "n": count, "best": best}, better
# %% right: a copy that is changed
def track(trend, value, beta=0.7, margin=0.01):
    new = dict(trend)
    new["n"] += 1
    new["mean"] += (1 - beta) * (value - new["mean"])
    smooth = new["mean"] / (1 - beta ** new["n"])
    if smooth < (1 - margin) * new["best"]:
        new["best"] = smooth
        return new, True
    return new, False
# %% right: NumPy's numbers
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = np.float64(mean) / (1 - beta**count)
    better = np.less(smooth, (1 - margin) * trend["best"])
    return trend | {"mean": mean, "n": count, "best": np.where(better, smooth, trend["best"]).item()}, bool(better)
# %% right: a relative distance
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    old = trend["best"]
    better = old == math.inf or smooth - old < -margin * old
    return dict(mean=mean, n=count, best=smooth if better else old), better
# %% wrong: beta and 1 - beta are swapped | fails: smoothing, best, new_dict
def track(trend, value, beta=0.7, margin=0.01):
    mean = (1 - beta) * trend["mean"] + beta * value
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    better = smooth < trend["best"] * (1 - margin)
    best = smooth if better else trend["best"]
    return {"mean": mean, "n": count, "best": best}, better
# %% wrong: begins with the first value | fails: smoothing, best, new_dict
def track(trend, value, beta=0.7, margin=0.01):
    count = 1 + trend["n"]
    mean = value if count == 1 else beta * trend["mean"] + (1 - beta) * value
    smooth = mean
    better = smooth < trend["best"] * (1 - margin)
    best = smooth if better else trend["best"]
    return {"mean": mean, "n": count, "best": best}, better
# %% wrong: not corrected | fails: best
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean
    better = smooth < trend["best"] * (1 - margin)
    best = smooth if better else trend["best"]
    return {"mean": mean, "n": count, "best": best}, better
# %% wrong: corrected with the old count | fails: best
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta ** max(count - 1, 1))
    better = smooth < trend["best"] * (1 - margin)
    best = smooth if better else trend["best"]
    return {"mean": mean, "n": count, "best": best}, better
# %% wrong: the corrected mean is stored | fails: smoothing, best, new_dict
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    mean = smooth = mean / (1 - beta**count)
    better = smooth < trend["best"] * (1 - margin)
    best = smooth if better else trend["best"]
    return {"mean": mean, "n": count, "best": best}, better
# %% wrong: the raw value is compared | fails: best
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = value
    better = smooth < trend["best"] * (1 - margin)
    best = smooth if better else trend["best"]
    return {"mean": mean, "n": count, "best": best}, better
# %% wrong: compared with the last smoothed value | fails: best
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    before = trend["best"]
    return {"mean": mean, "n": count, "best": smooth}, smooth < (1 - margin) * before
# %% wrong: best is the lowest, margin or not | fails: best
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    better = smooth < (1 - margin) * trend["best"]
    return {"mean": mean, "n": count, "best": min(smooth, trend["best"])}, better
# %% wrong: the margin is missing | fails: best
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    better = smooth < trend["best"]
    return {"mean": mean, "n": count, "best": smooth if better else trend["best"]}, better
# %% wrong: the margin is a distance, not a share | fails: best
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    better = smooth < trend["best"] - margin
    return {"mean": mean, "n": count, "best": smooth if better else trend["best"]}, better
# %% wrong: the margin has the wrong sign | fails: best
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    better = smooth < (1 + margin) * trend["best"]
    return {"mean": mean, "n": count, "best": smooth if better else trend["best"]}, better
# %% wrong: higher is better | fails: best
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    better = smooth > (1 - margin) * trend["best"]
    return {"mean": mean, "n": count, "best": smooth if better else trend["best"]}, better
# %% wrong: beta is 0.7, whatever is asked | fails: smoothing, best
def track(trend, value, beta=0.7, margin=0.01):
    mean = 0.7 * trend["mean"] + 0.3 * value
    count = 1 + trend["n"]
    smooth = mean / (1 - 0.7**count)
    better = smooth < trend["best"] * (1 - margin)
    best = smooth if better else trend["best"]
    return {"mean": mean, "n": count, "best": best}, better
# %% wrong: the margin is 0.01, whatever is asked | fails: best
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    better = smooth < 0.99 * trend["best"]
    return {"mean": mean, "n": count, "best": smooth if better else trend["best"]}, better
# %% wrong: best stays at infinity | fails: best
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    return {"mean": mean, "n": count, "best": trend["best"]}, smooth < (1 - margin) * trend["best"]
# %% wrong: changes the old trend | fails: new_dict
def track(trend, value, beta=0.7, margin=0.01):
    trend["mean"] += (1 - beta) * (value - trend["mean"])
    trend["n"] += 1
    smooth = trend["mean"] / (1 - beta ** trend["n"])
    improved = smooth < (1 - margin) * trend["best"]
    if improved:
        trend["best"] = smooth
    return trend, improved
# %% wrong: remembers between calls | fails: smoothing, best, new_dict
memory = {"mean": 0.0, "n": 0, "best": math.inf}


def track(trend, value, beta=0.7, margin=0.01):
    memory["mean"] = beta * memory["mean"] + (1 - beta) * value
    memory["n"] += 1
    smooth = memory["mean"] / (1 - beta ** memory["n"])
    improved = smooth < (1 - margin) * memory["best"]
    memory["best"] = smooth if improved else memory["best"]
    return dict(memory), improved
# %% wrong: returns the trend alone | fails: smoothing, best, new_dict
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    better = smooth < trend["best"] * (1 - margin)
    return {"mean": mean, "n": count, "best": smooth if better else trend["best"]}
# %% wrong: the plain mean of all values | fails: smoothing, best, new_dict
def track(trend, value, beta=0.7, margin=0.01):
    count = 1 + trend["n"]
    mean = smooth = trend["mean"] + (value - trend["mean"]) / count
    better = smooth < trend["best"] * (1 - margin)
    best = smooth if better else trend["best"]
    return {"mean": mean, "n": count, "best": best}, better
# %% wrong: an equal value improves, too | fails: best
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    better = smooth <= trend["best"] * (1 - margin)
    best = smooth if better else trend["best"]
    return {"mean": mean, "n": count, "best": best}, better
# %% wrong: the margin is above the new value, not below the best | fails: best
def track(trend, value, beta=0.7, margin=0.01):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    better = smooth * (1 + margin) < trend["best"]
    best = smooth if better else trend["best"]
    return {"mean": mean, "n": count, "best": best}, better
# %% wrong: another default for the margin | fails: best
def track(trend, value, beta=0.7, margin=0.02):
    mean = trend["mean"] * beta + value * (1 - beta)
    count = 1 + trend["n"]
    smooth = mean / (1 - beta**count)
    better = smooth < trend["best"] * (1 - margin)
    best = smooth if better else trend["best"]
    return {"mean": mean, "n": count, "best": best}, better
