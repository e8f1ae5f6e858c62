# %% right: itertools.product inside
from itertools import product


def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    table = []
    for level, seed in product(noise_levels, seeds):
        X, y = generate(1000, level, seed)
        for name, lr in product(optimizers, lrs):
            run = train(X, y, name, lr, level, seed=seed)
            table.append((level, name, lr, seed, run["test_accuracy"]))
    return pd.DataFrame(table, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
# %% right: all data made first, optimizers outermost, columns as lists
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    made = {(level, seed): generate(1000, level, seed) for level in noise_levels for seed in seeds}
    columns = {"noise_level": [], "optimizer": [], "learning_rate": [], "seed": [], "test_accuracy": []}
    for name in optimizers:
        for lr in lrs:
            for (level, seed), (X, y) in made.items():
                values = level, name, lr, seed, train(X, y, name, lr, level, seed=seed)["test_accuracy"]
                for column, value in zip(columns.values(), values):
                    column.append(value)
    return pd.DataFrame(columns)
# %% right: everything by name, a frame for each run
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    frames = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(n_samples=1000, noise_level=level, seed=seed)
            for lr in lrs:
                for name in optimizers:
                    run = train(X=X, y=y, optimizer_name=name, learning_rate=lr, noise_level=level, seed=seed)
                    row = {"noise_level": level, "optimizer": name, "learning_rate": lr, "seed": seed}
                    frames.append(pd.DataFrame([row | {"test_accuracy": run["test_accuracy"]}]))
    return pd.concat(frames, ignore_index=True)
# %% wrong: new data for each optimizer | fails: shared_data
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for name in optimizers:
            for lr in lrs:
                for seed in seeds:
                    X, y = generate(1000, level, seed)
                    score = train(X, y, name, lr, level, seed=seed)["test_accuracy"]
                    rows.append([level, name, lr, seed, score])
    return pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
# %% wrong: one data set for all seeds | fails: shared_data
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        X, y = generate(1000, level, 42)
        for seed in seeds:
            for name in optimizers:
                for lr in lrs:
                    score = train(X, y, name, lr, level, seed=seed)["test_accuracy"]
                    rows.append([level, name, lr, seed, score])
    return pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
# %% wrong: the data have always seed 42 | fails: shared_data
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(1000, level)
            for name in optimizers:
                for lr in lrs:
                    score = train(X, y, name, lr, level, seed=seed)["test_accuracy"]
                    rows.append([level, name, lr, seed, score])
    return pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
# %% wrong: the data of the last seed for all | fails: shared_data
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(1000, level, seed)
        for seed in seeds:
            for name in optimizers:
                for lr in lrs:
                    score = train(X, y, name, lr, level, seed=seed)["test_accuracy"]
                    rows.append([level, name, lr, seed, score])
    return pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
# %% wrong: train does not get the seed | fails: every_run_once, shared_data, scores
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(1000, level, seed)
            for name in optimizers:
                for lr in lrs:
                    score = train(X, y, name, lr, level)["test_accuracy"]
                    rows.append([level, name, lr, seed, score])
    return pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
# %% wrong: the seed in the place of the epochs | fails: every_run_once, shared_data, scores
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(1000, level, seed)
            for name in optimizers:
                for lr in lrs:
                    score = train(X, y, name, lr, level, seed)["test_accuracy"]
                    rows.append([level, name, lr, seed, score])
    return pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
# %% wrong: only the first seed | fails: every_run_once, shared_data, scores
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows, seed = [], seeds[0]
    for level in noise_levels:
        X, y = generate(1000, level, seed)
        for name in optimizers:
            for lr in lrs:
                score = train(X, y, name, lr, level, seed=seed)["test_accuracy"]
                rows.append([level, name, lr, seed, score])
    return pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
# %% wrong: averaged over the seeds | fails: every_run_once, scores
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(1000, level, seed)
            for name in optimizers:
                for lr in lrs:
                    score = train(X, y, name, lr, level, seed=seed)["test_accuracy"]
                    rows.append([level, name, lr, seed, score])
    table = pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
    return table.groupby(["noise_level", "optimizer", "learning_rate"], as_index=False).mean()
# %% wrong: other names of columns | fails: every_run_once
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(1000, level, seed)
            for name in optimizers:
                for lr in lrs:
                    score = train(X, y, name, lr, level, seed=seed)["test_accuracy"]
                    rows.append([level, name, lr, seed, score])
    return pd.DataFrame(rows, columns=["noise", "optimizer", "lr", "seed", "accuracy"])
# %% wrong: the noise level is missing in the rows | fails: every_run_once, scores
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(1000, level, seed)
            for name in optimizers:
                for lr in lrs:
                    score = train(X, y, name, lr, level, seed=seed)["test_accuracy"]
                    rows.append([name, lr, seed, score])
    return pd.DataFrame(rows, columns=["optimizer", "learning_rate", "seed", "test_accuracy"])
# %% wrong: one score for a whole level | fails: scores
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(1000, level, seed)
            scores = [train(X, y, name, lr, level, seed=seed)["test_accuracy"] for name in optimizers for lr in lrs]
            rows += [[level, name, lr, seed, scores[-1]] for name in optimizers for lr in lrs]
    return pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
# %% wrong: scores of the transposed grid | fails: scores
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(1000, level, seed)
            scores = [train(X, y, name, lr, level, seed=seed)["test_accuracy"] for name in optimizers for lr in lrs]
            keys = [(name, lr) for lr in lrs for name in optimizers]
            rows += [[level, *key, seed, score] for key, score in zip(keys, scores)]
    return pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
# %% wrong: runs with NaN are dropped | fails: scores
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(1000, level, seed)
            for name in optimizers:
                for lr in lrs:
                    score = train(X, y, name, lr, level, seed=seed)["test_accuracy"]
                    rows.append([level, name, lr, seed, score])
    table = pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
    return table.dropna()
# %% wrong: rounded | fails: scores
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(1000, level, seed)
            for name in optimizers:
                for lr in lrs:
                    score = train(X, y, name, lr, level, seed=seed)["test_accuracy"]
                    rows.append([level, name, lr, seed, round(score, 2)])
    return pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
# %% wrong: trained twice, the better run counts | fails: every_run_once
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(1000, level, seed)
            for name in optimizers:
                for lr in lrs:
                    scores = [train(X, y, name, lr, level, seed=seed)["test_accuracy"] for _ in range(2)]
                    rows.append([level, name, lr, seed, max(scores)])
    return pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
# %% wrong: a list of dicts | fails: every_run_once, shared_data, scores
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(1000, level, seed)
            for name in optimizers:
                for lr in lrs:
                    score = train(X, y, name, lr, level, seed=seed)["test_accuracy"]
                    rows.append({"noise_level": level, "optimizer": name, "learning_rate": lr, "seed": seed})
                    rows[-1]["test_accuracy"] = score
    return rows
# %% wrong: 500 points | fails: shared_data
def compare_optimizers(generate, train, noise_levels, optimizers, lrs, seeds):
    rows = []
    for level in noise_levels:
        for seed in seeds:
            X, y = generate(500, level, seed)
            for name in optimizers:
                for lr in lrs:
                    score = train(X, y, name, lr, level, seed=seed)["test_accuracy"]
                    rows.append([level, name, lr, seed, score])
    return pd.DataFrame(rows, columns=["noise_level", "optimizer", "learning_rate", "seed", "test_accuracy"])
