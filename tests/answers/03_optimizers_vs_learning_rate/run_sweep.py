# %% right: itertools.product in a comprehension
from itertools import product


def run_sweep(train, algos, lrs, seeds):
    return [
        dict(optimizer=algo, lr=lr, seed=seed, score=train(algo, lr, seed=seed)["final_test_acc_mean"])
        for algo, lr, seed in product(algos, lrs, seeds)
    ]
# %% right: a table of pandas, turned into dicts
def run_sweep(train, algos, lrs, seeds):
    table = pd.MultiIndex.from_product([algos, lrs, seeds], names=["optimizer", "lr", "seed"]).to_frame(index=False)
    table["score"] = [train(a, lr, seed=s)["final_test_acc_mean"] for a, lr, s in table.itertuples(index=False)]
    return table.to_dict("records")
# %% right: a generator
def run_sweep(train, algos, lrs, seeds):
    def rows():
        for algo in algos:
            for lr in lrs:
                for seed in seeds:
                    run = train(algo, float(lr), seed=int(seed))
                    yield {"score": run["final_test_acc_mean"], "seed": int(seed), "lr": float(lr), "optimizer": algo}

    return list(rows())
# %% right: one counter, taken apart by division
def run_sweep(train, algos, lrs, seeds):
    rows = [None] * (len(algos) * len(lrs) * len(seeds))
    for i in range(len(rows)):
        rest, s = divmod(i, len(seeds))
        a, r = divmod(rest, len(lrs))
        history = train(algos[a], lrs[r], seed=seeds[s])
        rows[i] = {"optimizer": algos[a], "lr": lrs[r], "seed": seeds[s], "score": history["final_test_acc_mean"]}
    return rows
# %% right: keys first, scores later
def run_sweep(train, algos, lrs, seeds):
    keys = [(algo, lr, seed) for algo in algos for lr in lrs for seed in seeds]
    scores = list(map(lambda key: train(*key[:2], seed=key[2])["final_test_acc_mean"], keys))
    return [dict(zip(("optimizer", "lr", "seed", "score"), (*key, score))) for key, score in zip(keys, scores)]
# %% wrong: the seeds outermost | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for seed in seeds:
        for algo in algos:
            for lr in lrs:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: the rates outermost | fails: every_run_once
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for lr in lrs:
        for algo in algos:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: the rates innermost | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for seed in seeds:
            for lr in lrs:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: rates sorted | fails: every_run_once
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in sorted(lrs):
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: algorithms sorted | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in sorted(algos):
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: zip instead of all combinations | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    return [{"optimizer": a, "lr": r, "seed": s, "score": train(a, r, seed=s)["final_test_acc_mean"]}
            for a, r, s in zip(algos, lrs, seeds)]
# %% wrong: trains twice for one row | fails: every_run_once
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                train(algo, lr, seed=seed)
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: the seed as third argument, which is epochs | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: every argument by a name | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo=algo, lr=lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: without the seed | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=0)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: the number of the seed, not the seed | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in range(len(seeds)):
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: optimizer and rate swapped in the call | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(lr, algo, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: always train_model | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train_model(algo, lr, epochs=1, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: stops after the first optimizer | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
        return rows
# %% wrong: the mean over seeds | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    return [{"optimizer": algo, "lr": lr, "seed": list(seeds),
             "score": np.mean([train(algo, lr, seed=seed)["final_test_acc_mean"] for seed in seeds])}
            for algo in algos for lr in lrs]
# %% wrong: rows with NaN are dropped | fails: scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                if score == score:
                    rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: NaN becomes 0 | fails: scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = np.nan_to_num(train(algo, lr, seed=seed)["final_test_acc_mean"])
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: no larger rate after NaN | fails: scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
            if score != score:
                break
    return rows
# %% wrong: no other seed after NaN | fails: scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
                if score != score:
                    break
    return rows
# %% wrong: the last test accuracy | fails: scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["test_acc"][-1]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: the best test accuracy | fails: scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = max(train(algo, lr, seed=seed)["test_acc"])
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: the whole history as score | fails: scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: scores rounded to two digits | fails: scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = round(train(algo, lr, seed=seed)["final_test_acc_mean"], 2)
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: scores in percent | fails: scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = 100 * train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: rates rounded to two digits | fails: every_run_once
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": float(f"{lr:.1e}"), "seed": seed, "score": score})
    return rows
# %% wrong: rates as text | fails: every_run_once
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": f"{lr:g}", "seed": seed, "score": score})
    return rows
# %% wrong: other names of the keys | fails: every_run_once
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"algo": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: the score under its old name | fails: scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "final_test_acc_mean": score})
    return rows
# %% wrong: the same dict again and again | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows, row = [], {}
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                row.update(optimizer=algo, lr=lr, seed=seed, score=train(algo, lr, seed=seed)["final_test_acc_mean"])
                rows.append(row)
    return rows
# %% wrong: rows of all calls in one list | fails: every_run_once, scores
rows = []


def run_sweep(train, algos, lrs, seeds):
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return rows
# %% wrong: tuples instead of dicts | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append((algo, lr, seed, score))
    return rows
# %% wrong: a table of pandas | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return pd.DataFrame(rows)
# %% wrong: a dict of scores | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    return {(a, r, s): train(a, r, seed=s)["final_test_acc_mean"] for a in algos for r in lrs for s in seeds}
# %% wrong: best first | fails: scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
    return sorted(rows, key=lambda row: -row["score"])
# %% wrong: no return | fails: every_run_once, scores
def run_sweep(train, algos, lrs, seeds):
    rows = []
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
# %% wrong: the score of the run before | fails: scores
def run_sweep(train, algos, lrs, seeds):
    rows, score = [], 0.0
    for algo in algos:
        for lr in lrs:
            for seed in seeds:
                rows.append({"optimizer": algo, "lr": lr, "seed": seed, "score": score})
                score = train(algo, lr, seed=seed)["final_test_acc_mean"]
    return rows
