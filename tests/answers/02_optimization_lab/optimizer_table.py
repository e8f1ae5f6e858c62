# %% right: keeps the best while it goes, NaN never wins a comparison
def optimizer_table(run, test, optimizers, lrs):
    table, best = [], None
    for name in optimizers:
        for lr in lrs:
            loss, accuracy = run(name, lr)
            table.append({"optimizer": name, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
            if accuracy == accuracy and (best is None or accuracy > table[best]["accuracy"]):
                best = len(table) - 1
    if best is not None:
        table[best]["best"] = True
        table[best]["test"] = test(table[best]["optimizer"], table[best]["lr"])
    return table
# %% right: itertools and nanargmax
import itertools


def optimizer_table(run, test, optimizers, lrs):
    pairs = list(itertools.product(optimizers, lrs))
    results = [run(*pair) for pair in pairs]
    accuracies = np.array([accuracy for _, accuracy in results], dtype=float)
    best = -1 if np.isnan(accuracies).all() else int(np.nanargmax(accuracies))
    return [
        {
            "optimizer": name,
            "lr": lr,
            "loss": results[i][0],
            "accuracy": results[i][1],
            "best": i == best,
            "test": test(name, lr) if i == best else None,
        }
        for i, (name, lr) in enumerate(pairs)
    ]
# %% right: NaN counts as minus infinity
def optimizer_table(run, test, optimizers, lrs):
    rows = [dict(zip(("optimizer", "lr", "loss", "accuracy"), (o, r, *run(o, r)))) for o in optimizers for r in lrs]
    keys = [-math.inf if math.isnan(row["accuracy"]) else row["accuracy"] for row in rows]
    top = keys.index(max(keys)) if max(keys) > -math.inf else None
    for i, row in enumerate(rows):
        row.update(best=i == top, test=None)
    if top is not None:
        rows[top]["test"] = test(rows[top]["optimizer"], rows[top]["lr"])
    return rows
# %% right: sorted is stable
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        rows += [{"optimizer": optimizer, "lr": lr, "result": run(optimizer, lr)} for lr in lrs]
    for row in rows:
        row["loss"], row["accuracy"] = row.pop("result")
        row["best"], row["test"] = False, None
    for row in sorted((r for r in rows if not np.isnan(r["accuracy"])), key=lambda r: -r["accuracy"])[:1]:
        row["best"], row["test"] = True, test(row["optimizer"], row["lr"])
    return rows
# %% wrong: learning rates in the outer loop | fails: rows
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for lr in lrs:
        for optimizer in optimizers:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    scored = [row for row in rows if not math.isnan(row["accuracy"])]
    if scored:
        best = max(scored, key=lambda row: row["accuracy"])
        best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
# %% wrong: sorted by accuracy | fails: rows, best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    rows.sort(key=lambda row: -math.inf if math.isnan(row["accuracy"]) else row["accuracy"], reverse=True)
    if not math.isnan(rows[0]["accuracy"]):
        rows[0]["best"], rows[0]["test"] = True, test(rows[0]["optimizer"], rows[0]["lr"])
    return rows
# %% wrong: argmax finds the NaN | fails: best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    best = rows[int(np.argmax([row["accuracy"] for row in rows]))]
    best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
# %% wrong: max keeps a NaN that comes first | fails: best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    best = max(rows, key=lambda row: row["accuracy"])
    best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
# %% wrong: NaN counts as 0 | fails: best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    best = max(rows, key=lambda row: np.nan_to_num(row["accuracy"]))
    best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
# %% wrong: an accuracy of 0 is never best | fails: best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows, best, top = [], None, 0.0
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
            if accuracy > top:
                best, top = rows[-1], accuracy
    if best:
        best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
# %% wrong: on a tie the last | fails: best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows, best = [], None
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
            if not math.isnan(accuracy) and (best is None or accuracy >= best["accuracy"]):
                best = rows[-1]
    if best:
        best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
# %% wrong: on a tie all are best | fails: best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    top = max((row["accuracy"] for row in rows if not math.isnan(row["accuracy"])), default=None)
    for row in rows:
        if row["accuracy"] == top:
            row["best"], row["test"] = True, test(row["optimizer"], row["lr"])
    return rows
# %% wrong: the lowest loss | fails: best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    scored = [row for row in rows if not math.isnan(row["accuracy"])]
    if scored:
        best = min(scored, key=lambda row: row["loss"])
        best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
# %% wrong: the lowest accuracy | fails: best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    scored = [row for row in rows if not math.isnan(row["accuracy"])]
    if scored:
        best = min(scored, key=lambda row: row["accuracy"])
        best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
# %% wrong: a best row for each optimizer | fails: best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        part = []
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            part.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
        scored = [row for row in part if not math.isnan(row["accuracy"])]
        if scored:
            best = max(scored, key=lambda row: row["accuracy"])
            best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
        rows += part
    return rows
# %% wrong: the test data choose | fails: best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False,
                         "test": test(optimizer, lr)})
    best = max(rows, key=lambda row: row["test"])
    for row in rows:
        row["best"] = row is best
        row["test"] = row["test"] if row is best else None
    return rows
# %% wrong: tests every pair and shows one | fails: test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False,
                         "test": test(optimizer, lr)})
    scored = [row for row in rows if not math.isnan(row["accuracy"])]
    best = max(scored, key=lambda row: row["accuracy"]) if scored else None
    for row in rows:
        row["best"] = row is best
        row["test"] = row["test"] if row is best else None
    return rows
# %% wrong: tests every pair and shows all | fails: test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False,
                         "test": test(optimizer, lr)})
    scored = [row for row in rows if not math.isnan(row["accuracy"])]
    if scored:
        max(scored, key=lambda row: row["accuracy"])["best"] = True
    return rows
# %% wrong: tests whenever a new best is found | fails: test_once
def optimizer_table(run, test, optimizers, lrs):
    rows, best = [], None
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
            if not math.isnan(accuracy) and (best is None or accuracy > best["accuracy"]):
                if best:
                    best["best"], best["test"] = False, None
                best = rows[-1]
                best["best"], best["test"] = True, test(optimizer, lr)
    return rows
# %% wrong: the validation accuracy stands under test | fails: test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    scored = [row for row in rows if not math.isnan(row["accuracy"])]
    if scored:
        best = max(scored, key=lambda row: row["accuracy"])
        best["best"], best["test"] = True, best["accuracy"]
    return rows
# %% wrong: the test accuracy in every row | fails: test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    scored = [row for row in rows if not math.isnan(row["accuracy"])]
    if scored:
        best = max(scored, key=lambda row: row["accuracy"])
        best["best"], number = True, test(best["optimizer"], best["lr"])
        for row in rows:
            row["test"] = number
    return rows
# %% wrong: 0 instead of None under test | fails: test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": 0.0})
    scored = [row for row in rows if not math.isnan(row["accuracy"])]
    if scored:
        best = max(scored, key=lambda row: row["accuracy"])
        best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
# %% wrong: leaves diverged runs out | fails: best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            if not math.isnan(accuracy):
                rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    if rows:
        best = max(rows, key=lambda row: row["accuracy"])
        best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
# %% wrong: trains the best once more for its row | fails: rows
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    scored = [row for row in rows if not math.isnan(row["accuracy"])]
    if scored:
        best = max(scored, key=lambda row: row["accuracy"])
        run(best["optimizer"], best["lr"])
        best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
# %% wrong: loss and accuracy swapped | fails: rows, best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            accuracy, loss = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    scored = [row for row in rows if not math.isnan(row["accuracy"])]
    if scored:
        best = max(scored, key=lambda row: row["accuracy"])
        best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
# %% wrong: accuracies rounded before they are compared | fails: best
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    scored = [row for row in rows if not math.isnan(row["accuracy"])]
    if scored:
        best = max(scored, key=lambda row: round(row["accuracy"], 3))
        best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
# %% wrong: stops where a run has diverged | fails: best, test_once
def optimizer_table(run, test, optimizers, lrs):
    rows = []
    for optimizer in optimizers:
        for lr in lrs:
            loss, accuracy = run(optimizer, lr)
            if math.isnan(accuracy):
                raise ValueError(f"{optimizer} diverged at {lr}")
            rows.append({"optimizer": optimizer, "lr": lr, "loss": loss, "accuracy": accuracy, "best": False, "test": None})
    best = max(rows, key=lambda row: row["accuracy"])
    best["best"], best["test"] = True, test(best["optimizer"], best["lr"])
    return rows
