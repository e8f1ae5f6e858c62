# %% right: two dicts
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% right: pandas
def tuned(rows):
    table = pd.DataFrame(rows)
    if table.groupby("rule").size().nunique() > 1:
        raise ValueError("unequal budgets")
    means = table.groupby(["rule", "lr"]).val_loss.apply(lambda v: np.inf if v.isna().any() else v.mean())
    return {rule: float(means[rule].idxmin()) for rule in table.rule.unique()}
# %% right: sorted
def tuned(rows):
    from collections import Counter, defaultdict

    if len(set(Counter(row["rule"] for row in rows).values())) > 1:
        raise ValueError("each rule needs the same number of runs")
    losses = defaultdict(lambda: defaultdict(list))
    for row in rows:
        losses[row["rule"]][row["lr"]].append(row["val_loss"])
    result = {}
    for rule, by_lr in losses.items():
        scored = [(np.nan_to_num(np.mean(v), nan=np.inf), lr) for lr, v in by_lr.items()]
        result[rule] = sorted(scored)[0][1]
    return result
# %% wrong: by the test loss | fails: mean_validation_loss, nan_and_budget
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["test_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the best single run | fails: mean_validation_loss, nan_and_budget
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: np.nanmin(values) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the worst single run | fails: mean_validation_loss
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: np.max(values) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the median | fails: mean_validation_loss
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: np.median(values) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the last seed | fails: mean_validation_loss, nan_and_budget
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: values[-1] for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the first seed | fails: mean_validation_loss, nan_and_budget
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: values[0] for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the highest loss | fails: mean_validation_loss, nan_and_budget
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: one rate for all rules | fails: mean_validation_loss
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    by_lr = {}
    for (rule, lr), values in table.items():
        by_lr.setdefault(lr, []).extend(values)
    score = lambda v: np.inf if np.isnan(v).any() else np.mean(v)
    lr = min(by_lr, key=lambda lr: score(by_lr[lr]))
    return {rule: lr for rule in counts}
# %% wrong: the sum of losses, whatever the number of seeds, over all rules | fails: mean_validation_loss
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    rule, lr = min(means, key=means.get)
    return {rule: lr}
# %% wrong: returns the losses | fails: mean_validation_loss, nan_and_budget
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    return {rule: min(v for (r, _), v in means.items() if r == rule) for rule in counts}
# %% wrong: NaN may win | fails: nan_and_budget
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: NaN is skipped | fails: nan_and_budget
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: np.nanmean(values) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: NaN counts as 0 | fails: nan_and_budget
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: np.mean(np.nan_to_num(values, posinf=0.0)) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: any budget | fails: nan_and_budget
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: compares the numbers of rates, not of runs | fails: nan_and_budget
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    sizes = {}
    for rule, lr in table:
        sizes[rule] = sizes.get(rule, 0) + 1
    if len(set(sizes.values())) != 1:
        raise ValueError(sizes)
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: compares the numbers of seeds, not of runs | fails: nan_and_budget
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    if len({len(values) for values in table.values()}) != 1:
        raise ValueError("seeds")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: prints in place of raising | fails: nan_and_budget
def tuned(rows):
    table = {}
    for row in rows:
        table.setdefault((row["rule"], row["lr"]), []).append(row["val_loss"])
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        print("different numbers of runs")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means = {key: value if value == value else math.inf for key, value in means.items()}
    found = {}
    for (rule, lr), value in means.items():
        if rule not in found or value < means[rule, found[rule]]:
            found[rule] = lr
    return found
