# %% right: by hand
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] - b[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s / math.sqrt(n)
    return mean, mean - half, mean + half
# %% right: SciPy's error of the mean
def paired_interval(a, b):
    if a.keys() ^ b.keys() or len(a) <= 1:
        raise ValueError("seeds")
    d = np.array([a[k] - b[k] for k in a])
    half = stats.t(df=len(d) - 1).isf(0.025) * stats.sem(d)
    return np.mean(d), np.mean(d) - half, np.mean(d) + half
# %% right: the module statistics
def paired_interval(a, b):
    import statistics

    if sorted(a) != sorted(b) or len(a) < 2:
        raise ValueError("seeds")
    d = [a[seed] - b[seed] for seed in b]
    spread = statistics.stdev(d) / len(d) ** 0.5
    low, high = (statistics.fmean(d) + stats.t.ppf(q, len(d) - 1) * spread for q in (0.025, 0.975))
    return statistics.fmean(d), low, high
# %% wrong: NaN where all differences are equal | fails: interval
def paired_interval(a, b):
    if a.keys() ^ b.keys() or len(a) <= 1:
        raise ValueError("seeds")
    d = np.array([a[k] - b[k] for k in a])
    low, high = stats.t.interval(0.95, len(d) - 1, loc=d.mean(), scale=stats.sem(d))
    return d.mean(), low, high
# %% right: pandas
def paired_interval(a, b):
    a, b = pd.Series(a, dtype=float), pd.Series(b, dtype=float)
    if len(a) < 2 or set(a.index) != set(b.index):
        raise ValueError("other seeds")
    d = a - b
    half = -stats.t.ppf(0.025, len(d) - 1) * d.sem()
    return float(d.mean()), float(d.mean() - half), float(d.mean() + half)
# %% wrong: not paired | fails: interval
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError("seeds")
    n, x, y = len(a), np.array(list(a.values())), np.array(list(b.values()))
    half = stats.t.ppf(0.975, n - 1) * math.sqrt((x.var(ddof=1) + y.var(ddof=1)) / n)
    mean = x.mean() - y.mean()
    return mean, mean - half, mean + half
# %% wrong: pairs by place | fails: interval
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [x - y for x, y in zip(a.values(), b.values())]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s / math.sqrt(n)
    return mean, mean - half, mean + half
# %% wrong: divides by n | fails: interval
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] - b[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / n)
    half = stats.t.ppf(0.975, n - 1) * s / math.sqrt(n)
    return mean, mean - half, mean + half
# %% wrong: 1.96 | fails: interval
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] - b[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = 1.96 * s / math.sqrt(n)
    return mean, mean - half, mean + half
# %% wrong: n degrees of freedom | fails: interval
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] - b[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n) * s / math.sqrt(n)
    return mean, mean - half, mean + half
# %% wrong: 90 per cent | fails: interval
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] - b[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.95, n - 1) * s / math.sqrt(n)
    return mean, mean - half, mean + half
# %% wrong: the spread, not the error of the mean | fails: interval
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] - b[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s
    return mean, mean - half, mean + half
# %% wrong: divides by n in place of its root | fails: interval
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] - b[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s / n
    return mean, mean - half, mean + half
# %% wrong: b - a | fails: interval
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [b[seed] - a[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s / math.sqrt(n)
    return mean, mean - half, mean + half
# %% wrong: absolute differences | fails: interval
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [abs(a[seed] - b[seed]) for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s / math.sqrt(n)
    return mean, mean - half, mean + half
# %% wrong: relative differences | fails: interval
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] / b[seed] - 1 for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s / math.sqrt(n)
    return mean, mean - half, mean + half
# %% wrong: returns mean and half width | fails: interval
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] - b[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s / math.sqrt(n)
    return mean, half
# %% wrong: high before low | fails: interval
def paired_interval(a, b):
    if set(a) != set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] - b[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s / math.sqrt(n)
    return mean, mean + half, mean - half
# %% wrong: common seeds only | fails: same_seeds
def paired_interval(a, b):
    if len(set(a) & set(b)) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] - b[seed] for seed in sorted(set(a) & set(b))]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s / math.sqrt(n)
    return mean, mean - half, mean + half
# %% wrong: the first one's seeds must be in the second | fails: same_seeds
def paired_interval(a, b):
    if not set(a) <= set(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] - b[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s / math.sqrt(n)
    return mean, mean - half, mean + half
# %% wrong: compares how many | fails: same_seeds
def paired_interval(a, b):
    if len(a) != len(b) or len(a) < 2:
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] - b[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s / math.sqrt(n)
    return mean, mean - half, mean + half
# %% wrong: one seed is enough | fails: same_seeds
def paired_interval(a, b):
    if set(a) != set(b):
        raise ValueError(f"seeds {sorted(a)} and {sorted(b)}")
    d = [a[seed] - b[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s / math.sqrt(n)
    return mean, mean - half, mean + half
# %% wrong: an assertion in place of a ValueError | fails: same_seeds
def paired_interval(a, b):
    assert set(a) == set(b) and len(a) > 1
    d = [a[seed] - b[seed] for seed in sorted(a)]
    n = len(d)
    mean = sum(d) / n
    s = math.sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    half = stats.t.ppf(0.975, n - 1) * s / math.sqrt(n)
    return mean, mean - half, mean + half
