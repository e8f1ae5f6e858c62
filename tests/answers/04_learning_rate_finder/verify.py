# %% right: an array of all scores
def verify(train, lr, factors, seeds):
    scores = np.array([[train(lr * factor, seed) for seed in seeds] for factor in factors])
    means, sds = scores.mean(axis=1), scores.std(axis=1, ddof=1)
    at_one = [factor == 1 for factor in factors].index(True)
    return list(zip([lr * factor for factor in factors], means, sds)), means.max() - means[at_one]
# %% right: seeds outside, the statistics module
import statistics


def verify(train, lr, factors, seeds):
    scores = {factor: [] for factor in factors}
    for seed in seeds:
        for factor in factors:
            scores[factor].append(train(factor * lr, seed))
    rows = [(factor * lr, statistics.mean(s), statistics.stdev(s)) for factor, s in scores.items()]
    return rows, max(row[1] for row in rows) - statistics.mean(scores[1])
# %% right: pandas
def verify(train, lr, factors, seeds):
    runs = pd.DataFrame([(i, f, train(lr * f, s)) for i, f in enumerate(factors) for s in seeds], columns=["i", "f", "acc"])
    found = runs.groupby(["i", "f"]).acc.agg(["mean", "std"]).reset_index()
    rows = [(lr * f, m, s) for f, m, s in zip(found.f, found["mean"], found["std"])]
    return rows, float(found["mean"].max() - found["mean"][found.f == 1].iloc[0])
# %% wrong: one seed for all | fails: scores, shortfall
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seeds[0]) for seed in seeds]
        rows.append((lr * factor, float(np.mean(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    return rows, max(means) - means[list(factors).index(1)]
# %% wrong: the population's standard deviation | fails: scores
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.mean(scores)), float(np.std(scores))))
    means = [mean for _, mean, _ in rows]
    return rows, max(means) - means[list(factors).index(1)]
# %% wrong: the standard error | fails: scores
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.mean(scores)), float(np.std(scores, ddof=1) / len(scores) ** 0.5)))
    means = [mean for _, mean, _ in rows]
    return rows, max(means) - means[list(factors).index(1)]
# %% wrong: the best run of each rate | fails: scores, shortfall
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.max(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    return rows, max(means) - means[list(factors).index(1)]
# %% wrong: the median | fails: scores
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.median(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    return rows, max(means) - means[list(factors).index(1)]
# %% wrong: the factor for the learning rate | fails: scores, shortfall
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.mean(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    return rows, max(means) - means[list(factors).index(1)]
# %% wrong: lists factors, not learning rates | fails: scores
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seed) for seed in seeds]
        rows.append((factor, float(np.mean(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    return rows, max(means) - means[list(factors).index(1)]
# %% wrong: divides by the factor | fails: scores, shortfall
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr / factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.mean(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    return rows, max(means) - means[list(factors).index(1)]
# %% wrong: the shortfall with the wrong sign | fails: shortfall
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.mean(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    return rows, means[list(factors).index(1)] - max(means)
# %% wrong: compares with the first factor | fails: shortfall
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.mean(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    return rows, max(means) - means[0]
# %% wrong: compares with the middle factor | fails: shortfall
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.mean(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    return rows, max(means) - means[len(means) // 2]
# %% wrong: the best of the others, which may be worse | fails: shortfall
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.mean(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    return rows, max(m for m, f in zip(means, factors) if f != 1) - means[list(factors).index(1)]
# %% wrong: always 0: the suggestion is right | fails: shortfall
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.mean(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    return rows, 0.0
# %% wrong: trains the suggestion a second time | fails: scores
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.mean(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    train(lr, seeds[0])
    return rows, max(means) - means[list(factors).index(1)]
# %% wrong: goes on adding seeds over the factors | fails: scores, shortfall
def verify(train, lr, factors, seeds):
    rows, scores = [], []
    for factor in factors:
        scores += [train(lr * factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.mean(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    return rows, max(means) - means[list(factors).index(1)]
# %% wrong: rounds the means | fails: scores
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seed) for seed in seeds]
        rows.append((lr * factor, round(float(np.mean(scores)), 3), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    return rows, max(means) - means[list(factors).index(1)]
# %% wrong: in rising order of the rates | fails: scores
def verify(train, lr, factors, seeds):
    rows = []
    for factor in factors:
        scores = [train(lr * factor, seed) for seed in seeds]
        rows.append((lr * factor, float(np.mean(scores)), float(np.std(scores, ddof=1))))
    means = [mean for _, mean, _ in rows]
    rows = sorted(rows)
    return rows, max(means) - means[list(factors).index(1)]
