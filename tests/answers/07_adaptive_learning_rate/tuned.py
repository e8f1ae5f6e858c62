# %% right: two dicts
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% right: pandas
def tuned(rows):
    table = pd.DataFrame(rows)
    if table.groupby("rule").size().nunique() > 1:
        raise ValueError("unequal budgets")
    table["score"] = table.val_accuracy.where(np.isfinite(table.val_loss), -np.inf)
    means = table.groupby(["rule", "lr"])[["score", "val_loss"]].agg("mean").round(12)
    means = means.sort_values(["score", "val_loss"], ascending=[False, True]).reset_index()
    return {rule: float(means[means.rule == rule].lr.iloc[0]) for rule in table.rule.unique()}
# %% right: sorted
def tuned(rows):
    from collections import Counter, defaultdict

    if len(set(Counter(row["rule"] for row in rows).values())) > 1:
        raise ValueError("each rule needs the same number of runs")
    found = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row["rule"]][row["lr"]].append(row)
    result = {}
    for rule, by_lr in found.items():
        alive = {lr: of_it for lr, of_it in by_lr.items() if np.isfinite([row["val_loss"] for row in of_it]).all()}
        result[rule] = sorted(
            (-np.mean([row["val_accuracy"] for row in of_it]), np.mean([row["val_loss"] for row in of_it]), lr)
            for lr, of_it in alive.items()
        )[0][2]
    return result
# %% wrong: by the test accuracy | fails: mean_validation_accuracy, broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["test_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: by the validation loss | fails: broken_and_budget, mean_validation_accuracy
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(-row["val_loss"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the best single run | fails: mean_validation_accuracy
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: max(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: max(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the worst single run | fails: mean_validation_accuracy
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: min(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: min(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the median | fails: mean_validation_accuracy
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: np.median(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: np.median(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the last seed | fails: mean_validation_accuracy
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: values[-1] for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: values[-1] for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the first seed | fails: mean_validation_accuracy
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: values[0] for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: values[0] for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the lowest accuracy | fails: mean_validation_accuracy, broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] < means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: of equally good rates the first in the rows | fails: mean_validation_accuracy
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in means:
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: of equally good rates the lowest | fails: mean_validation_accuracy
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: of equally good rates the highest | fails: mean_validation_accuracy
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, reverse=True):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: of equally good rates the one with the higher loss | fails: mean_validation_accuracy
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: -losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: of equally good rates the one with the luckiest loss | fails: mean_validation_accuracy
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: min(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: one rate for all rules | fails: broken_and_budget, mean_validation_accuracy
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    by_lr = {}
    for (rule, lr), values in table.items():
        by_lr.setdefault(lr, []).extend([-9] if (rule, lr) in dead else values)
    lr = max(sorted(by_lr), key=lambda lr: np.mean(by_lr[lr]))
    return {rule: lr for rule in counts}
# %% wrong: the best rule alone | fails: broken_and_budget, mean_validation_accuracy
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    rule, lr = max(means, key=means.get)
    return {rule: lr}
# %% wrong: returns the accuracies | fails: mean_validation_accuracy, broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    return {rule: max(v for (r, _), v in means.items() if r == rule) for rule in counts}
# %% wrong: a broken run may win | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: broken runs are left out, and the others stand for their rate | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).extend([row["val_accuracy"]] if math.isfinite(row["val_loss"]) else [0.0] * 0)
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / max(len(values), 1) for key, values in table.items()}
    losses = {key: sum(values) / max(len(values), 1) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: a broken run counts as 0, its rate may still win | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"] if math.isfinite(row["val_loss"]) else 0.0)
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: only NaN is broken, not infinity | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if math.isnan(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: any budget | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: compares the numbers of rates, not of runs | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    sizes = {}
    for rule, lr in table:
        sizes[rule] = sizes.get(rule, 0) + 1
    if len(set(sizes.values())) != 1:
        raise ValueError(sizes)
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: compares the numbers of seeds, not of runs | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    if len({len(values) for values in table.values()}) != 1:
        raise ValueError("seeds")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: prints in place of raising | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        print("different numbers of runs")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: a rate broken for one rule is out for all | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys([key for key in table if key[1] in {lr for _, lr in dead}], -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: broken runs are not counted | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + (0 if (rule, lr) in dead else len(table[rule, lr]))
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the same grid is demanded of all rules | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    if len({frozenset(lr for r, lr in table if r == rule) for rule, _ in table}) > 1:
        raise ValueError("grids")
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: the sum, not the mean | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: compares the first and the last rule | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if counts[rows[0]["rule"]] != counts[rows[-1]["rule"]]:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
# %% wrong: accuracy less loss | fails: broken_and_budget
def tuned(rows):
    table, dead, losses = {}, set(), {}
    for row in rows:
        key = row["rule"], row["lr"]
        table.setdefault(key, []).append(row["val_accuracy"] - row["val_loss"])
        losses.setdefault(key, []).append(row["val_loss"])
        if not math.isfinite(row["val_loss"]):
            dead.add(key)
    counts = {}
    for rule, lr in table:
        counts[rule] = counts.get(rule, 0) + len(table[rule, lr])
    if len(set(counts.values())) != 1:
        raise ValueError(f"different numbers of runs: {counts}")
    means = {key: sum(values) / len(values) for key, values in table.items()}
    means |= dict.fromkeys(dead, -1.0)
    losses = {key: sum(values) / len(values) for key, values in losses.items()}
    found = {}
    for rule, lr in sorted(means, key=lambda key: losses[key] if key not in dead else 1e9):
        if rule not in found or means[rule, lr] > means[rule, found[rule]]:
            found[rule] = lr
    return found
