# %% right: plain loops
def sync_table(run, ks, seeds):
    table = []
    for k in ks:
        rough, scores = [], []
        for seed in seeds:
            losses, accuracy = run(k, seed)
            total = 0.0
            for i in range(1, len(losses)):
                total += abs(losses[i] - losses[i - 1])
            rough.append(total / (len(losses) - 1))
            scores.append(accuracy)
        mean = sum(rough) / len(rough)
        spread = math.sqrt(sum((r - mean) ** 2 for r in rough) / (len(rough) - 1))
        table.append({"k": k, "roughness": mean, "spread": spread, "accuracy": sum(scores) / len(scores)})
    return table
# %% right: the statistics module, seeds in the outer loop
import statistics


def sync_table(run, ks, seeds):
    found = {i: [] for i in range(len(ks))}
    for seed in seeds:
        for i, k in enumerate(ks):
            losses, accuracy = run(k, seed)
            found[i].append((float(np.abs(losses[1:] - losses[:-1]).mean()), accuracy))
    rows = []
    for i, k in enumerate(ks):
        rough, scores = zip(*found[i])
        rows.append(dict(k=k, roughness=statistics.mean(rough), spread=statistics.stdev(rough), accuracy=statistics.mean(scores)))
    return rows
# %% right: an array of results
def _roughness(losses):
    losses = np.asarray(losses, dtype=float)
    return np.abs(losses[:-1] - losses[1:]).sum() / (losses.size - 1)


def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        data = np.array([(_roughness(losses), accuracy) for losses, accuracy in (run(k, seed) for seed in seeds)])
        (roughness, accuracy), spread = data.mean(axis=0), data[:, 0].std() * np.sqrt(len(data) / (len(data) - 1))
        rows.append({"k": k, "roughness": float(roughness), "spread": float(spread), "accuracy": float(accuracy)})
    return rows
# %% wrong: signed differences | fails: roughness, spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [np.mean(np.diff(losses)) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: the absolute value of the mean difference | fails: roughness, spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [abs(np.mean(np.diff(losses))) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: the roughness of the mean curve | fails: roughness, spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        n = min(len(losses) for losses, _ in results)
        mean = np.mean([losses[:n] for losses, _ in results], axis=0)
        spread = np.std([losses[:n] for losses, _ in results], axis=0, ddof=1).mean()
        rows.append({"k": k, "roughness": np.mean(np.abs(np.diff(mean))), "spread": spread,
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: squared differences | fails: roughness, spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [np.mean(np.diff(losses) ** 2) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: the standard deviation of each curve | fails: roughness, spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [np.std(losses) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: the sum of the differences | fails: roughness, spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [np.sum(np.abs(np.diff(losses))) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: divides by the number of losses | fails: roughness, spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [np.sum(np.abs(np.diff(losses))) / len(losses) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: the largest difference | fails: roughness, spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [np.max(np.abs(np.diff(losses))) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: differences from the mean | fails: roughness, spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [np.mean(np.abs(losses - np.mean(losses))) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: all curves in a row, with jumps between them | fails: roughness
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        joined = np.concatenate([losses for losses, _ in results])
        each = [np.mean(np.abs(np.diff(losses))) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(np.abs(np.diff(joined))), "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: longer runs weigh more | fails: roughness
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        pooled = np.concatenate([np.abs(np.diff(losses)) for losses, _ in results])
        each = [np.mean(np.abs(np.diff(losses))) for losses, _ in results]
        rows.append({"k": k, "roughness": pooled.mean(), "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: the median over the seeds | fails: roughness
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = sorted(np.mean(np.abs(np.diff(losses))) for losses, _ in results)
        rows.append({"k": k, "roughness": each[len(each) // 2], "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: the first seed alone | fails: roughness, spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        losses, accuracy = run(k, seeds[0])
        each = np.abs(np.diff(losses))
        rows.append({"k": k, "roughness": each.mean(), "spread": each.std(ddof=1), "accuracy": accuracy})
    return rows
# %% wrong: seeds 0, 1, … instead of those given | fails: roughness, spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in range(len(seeds))]
        each = [np.mean(np.abs(np.diff(losses))) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: divides by n | fails: spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [np.mean(np.abs(np.diff(losses))) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: the standard error | fails: spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [np.mean(np.abs(np.diff(losses))) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each, ddof=1) / len(each) ** 0.5,
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: the variance | fails: spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [np.mean(np.abs(np.diff(losses))) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.var(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: from the lowest to the highest | fails: spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [np.mean(np.abs(np.diff(losses))) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.ptp(each),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
# %% wrong: the spread of the accuracies | fails: spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [np.mean(np.abs(np.diff(losses))) for losses, _ in results]
        scores = [a for _, a in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(scores, ddof=1), "accuracy": np.mean(scores)})
    return rows
# %% wrong: the lists are never emptied | fails: roughness, spread
def sync_table(run, ks, seeds):
    rows, each, scores = [], [], []
    for k in ks:
        for seed in seeds:
            losses, accuracy = run(k, seed)
            each.append(np.mean(np.abs(np.diff(losses))))
            scores.append(accuracy)
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each, ddof=1), "accuracy": np.mean(scores)})
    return rows
# %% wrong: the best accuracy | fails: roughness
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(k, seed) for seed in seeds]
        each = [np.mean(np.abs(np.diff(losses))) for losses, _ in results]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each, ddof=1),
                     "accuracy": max(a for _, a in results)})
    return rows
# %% wrong: runs twice for each pair | fails: roughness
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        each = [np.mean(np.abs(np.diff(run(k, seed)[0]))) for seed in seeds]
        rows.append({"k": k, "roughness": np.mean(each), "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([run(k, seed)[1] for seed in seeds])})
    return rows
# %% wrong: one row for each pair | fails: roughness, spread
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        for seed in seeds:
            losses, accuracy = run(k, seed)
            rows.append({"k": k, "roughness": np.mean(np.abs(np.diff(losses))), "spread": 0.0, "accuracy": accuracy})
    return rows
# %% wrong: whole numbers for k only | fails: roughness
def sync_table(run, ks, seeds):
    rows = []
    for k in ks:
        results = [run(int(k), seed) for seed in seeds]
        each = [np.mean(np.abs(np.diff(losses))) for losses, _ in results]
        rows.append({"k": int(k), "roughness": np.mean(each), "spread": np.std(each, ddof=1),
                     "accuracy": np.mean([a for _, a in results])})
    return rows
