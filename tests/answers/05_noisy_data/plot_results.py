# %% right: pivot_table, and numbers of NumPy
def pivot(results, optimizer):
    rows = results.loc[results["optimizer"] == optimizer]
    both = [rows.pivot_table(index="noise_level", columns="learning_rate", values="test_accuracy", aggfunc=how)
            for how in ("mean", "std")]
    return both[0], both[1]


def plot_results(results):
    names = list(dict.fromkeys(results["optimizer"]))
    means = [pivot(results, name)[0] for name in names]
    low, high = np.min(means), np.max(means)
    figure, axes = plt.subplots(ncols=len(names), sharey=True, figsize=(11, 3))
    for ax, name, mean in zip(axes, names, means):
        sd = pivot(results, name)[1].to_numpy()
        notes = np.array([[f"{m:.2f} ± {s:.2f}" for m, s in zip(*rows)] for rows in zip(mean.to_numpy(), sd)])
        sns.heatmap(mean, annot=notes, fmt="s", vmin=low, vmax=high, ax=ax, cbar=ax is axes[-1])
        ax.set(title=f"optimizer: {name}")
    return list(axes)
# %% right: from 0 to 1, one axes after the other
def pivot(results, optimizer):
    levels, rates = sorted(set(results.noise_level)), sorted(set(results.learning_rate))
    mean, sd = (pd.DataFrame(index=levels, columns=rates, dtype=float) for _ in range(2))
    for level in levels:
        for rate in rates:
            chosen = (results.optimizer == optimizer) & (results.noise_level == level) & (results.learning_rate == rate)
            mean.loc[level, rate] = results.test_accuracy[chosen].mean()
            sd.loc[level, rate] = results.test_accuracy[chosen].std()
    return mean, sd


def plot_results(results):
    figure, found = plt.figure(figsize=(12, 3)), []
    names = results.optimizer.unique()
    for k, name in enumerate(names):
        ax = figure.add_subplot(1, len(names), k + 1)
        mean, sd = pivot(results, name)
        texts = mean.apply(lambda column: column.map("{:.2f} ± ".format)) + sd.apply(lambda c: c.map("{:.2f}".format))
        sns.heatmap(mean, annot=texts, fmt="", ax=ax, vmin=0, vmax=1, cmap="cividis")
        ax.set_title(name)
        found.append(ax)
    return found
# %% right: agg, then unstack; a tuple
def pivot(results, optimizer):
    table = results.query("optimizer == @optimizer").groupby(["noise_level", "learning_rate"])["test_accuracy"]
    table = table.agg(["mean", "std"]).unstack("learning_rate")
    return [table["mean"], table["std"]]


def plot_results(results):
    groups = results.groupby(["optimizer", "noise_level", "learning_rate"]).test_accuracy.mean()
    scale = {"vmin": groups.min(), "vmax": groups.max()}
    fig, axes = plt.subplots(1, results.optimizer.nunique(), figsize=(12, 3), layout="constrained")
    for ax, name in zip(axes.flat, results.drop_duplicates("optimizer").optimizer):
        mean, sd = pivot(results, name)
        sns.heatmap(mean, ax=ax, annot=mean.map(lambda m: f"{m:.2f}") + " ± " + sd.map(lambda s: f"{s:.2f}"), fmt="",
                    cbar=False, **scale)
        ax.set_title(f"{name}: test accuracy")
    fig.colorbar(axes[0].collections[0], ax=axes)
    return tuple(axes)
# %% wrong: transposed | fails: pivot, heatmaps
def pivot(results, optimizer):
    cells = results[results.optimizer == optimizer].groupby(["learning_rate", "noise_level"]).test_accuracy
    return cells.mean().unstack(), cells.std().unstack()


def plot_results(results):
    names = list(results.optimizer.unique())
    low, high = min(pivot(results, n)[0].min().min() for n in names), max(pivot(results, n)[0].max().max() for n in names)
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        mean, sd = pivot(results, name)
        notes = mean.map("{:.2f}".format) + " ± " + sd.map("{:.2f}".format)
        sns.heatmap(mean, vmin=low, vmax=high, annot=notes, fmt="", ax=ax).set_title(name)
    return axes
# %% wrong: transposed in the picture only | fails: heatmaps
def pivot(results, optimizer):
    cells = results[results.optimizer == optimizer].groupby(["noise_level", "learning_rate"]).test_accuracy
    return cells.mean().unstack(), cells.std().unstack()


def plot_results(results):
    names = list(results.optimizer.unique())
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        mean, sd = pivot(results, name)
        notes = mean.map("{:.2f}".format) + " ± " + sd.map("{:.2f}".format)
        sns.heatmap(mean.T, vmin=0, vmax=1, annot=notes.T, fmt="", ax=ax).set_title(name)
    return axes
# %% wrong: a colour scale for each heatmap | fails: heatmaps
def pivot(results, optimizer):
    cells = results[results.optimizer == optimizer].groupby(["noise_level", "learning_rate"]).test_accuracy
    return cells.mean().unstack(), cells.std().unstack()


def plot_results(results):
    names = list(results.optimizer.unique())
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        mean, sd = pivot(results, name)
        notes = mean.map("{:.2f}".format) + " ± " + sd.map("{:.2f}".format)
        sns.heatmap(mean, annot=notes, fmt="", ax=ax).set_title(name)
    return axes
# %% wrong: the scale of the first heatmap for all | fails: heatmaps
def pivot(results, optimizer):
    cells = results[results.optimizer == optimizer].groupby(["noise_level", "learning_rate"]).test_accuracy
    return cells.mean().unstack(), cells.std().unstack()


def plot_results(results):
    names = list(results.optimizer.unique())
    first = pivot(results, names[0])[0].to_numpy()
    middle = (first.min() + first.max()) / 2
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        mean, sd = pivot(results, name)
        notes = mean.map("{:.2f}".format) + " ± " + sd.map("{:.2f}".format)
        sns.heatmap(mean, vmin=middle - 0.01, vmax=middle + 0.01, annot=notes, fmt="", ax=ax).set_title(name)
    return axes
# %% wrong: without the spread | fails: heatmaps
def pivot(results, optimizer):
    cells = results[results.optimizer == optimizer].groupby(["noise_level", "learning_rate"]).test_accuracy
    return cells.mean().unstack(), cells.std().unstack()


def plot_results(results):
    names = list(results.optimizer.unique())
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        sns.heatmap(pivot(results, name)[0], vmin=0, vmax=1, annot=True, fmt=".2f", ax=ax).set_title(name)
    return axes
# %% wrong: all optimizers in one table | fails: pivot, heatmaps
def pivot(results, optimizer):
    cells = results.groupby(["noise_level", "learning_rate"]).test_accuracy
    return cells.mean().unstack(), cells.std().unstack()


def plot_results(results):
    names = list(results.optimizer.unique())
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        mean, sd = pivot(results, name)
        notes = mean.map("{:.2f}".format) + " ± " + sd.map("{:.2f}".format)
        sns.heatmap(mean, vmin=0, vmax=1, annot=notes, fmt="", ax=ax).set_title(name)
    return axes
# %% wrong: the spread is divided by n | fails: pivot, heatmaps
def pivot(results, optimizer):
    cells = results[results.optimizer == optimizer].groupby(["noise_level", "learning_rate"]).test_accuracy
    return cells.mean().unstack(), cells.std(ddof=0).unstack()


def plot_results(results):
    names = list(results.optimizer.unique())
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        mean, sd = pivot(results, name)
        notes = mean.map("{:.2f}".format) + " ± " + sd.map("{:.2f}".format)
        sns.heatmap(mean, vmin=0, vmax=1, annot=notes, fmt="", ax=ax).set_title(name)
    return axes
# %% wrong: the error of the mean in place of the spread | fails: pivot, heatmaps
def pivot(results, optimizer):
    cells = results[results.optimizer == optimizer].groupby(["noise_level", "learning_rate"]).test_accuracy
    return cells.mean().unstack(), cells.sem().unstack()


def plot_results(results):
    names = list(results.optimizer.unique())
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        mean, sd = pivot(results, name)
        notes = mean.map("{:.2f}".format) + " ± " + sd.map("{:.2f}".format)
        sns.heatmap(mean, vmin=0, vmax=1, annot=notes, fmt="", ax=ax).set_title(name)
    return axes
# %% wrong: the best seed in place of the mean | fails: pivot, heatmaps
def pivot(results, optimizer):
    cells = results[results.optimizer == optimizer].groupby(["noise_level", "learning_rate"]).test_accuracy
    return cells.max().unstack(), cells.std().unstack()


def plot_results(results):
    names = list(results.optimizer.unique())
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        mean, sd = pivot(results, name)
        notes = mean.map("{:.2f}".format) + " ± " + sd.map("{:.2f}".format)
        sns.heatmap(mean, vmin=0, vmax=1, annot=notes, fmt="", ax=ax).set_title(name)
    return axes
# %% wrong: the median in place of the mean | fails: pivot
def pivot(results, optimizer):
    cells = results[results.optimizer == optimizer].groupby(["noise_level", "learning_rate"]).test_accuracy
    return cells.median().unstack(), cells.std().unstack()


def plot_results(results):
    names = list(results.optimizer.unique())
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        mean, sd = pivot(results, name)
        notes = mean.map("{:.2f}".format) + " ± " + sd.map("{:.2f}".format)
        sns.heatmap(mean, vmin=0, vmax=1, annot=notes, fmt="", ax=ax).set_title(name)
    return axes
# %% wrong: three fixed optimizers in a fixed order | fails: heatmaps
def pivot(results, optimizer):
    cells = results[results.optimizer == optimizer].groupby(["noise_level", "learning_rate"]).test_accuracy
    return cells.mean().unstack(), cells.std().unstack()


def plot_results(results):
    names = ["SGD", "Adam", "RMSprop"]
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        mean, sd = pivot(results, name)
        notes = mean.map("{:.2f}".format) + " ± " + sd.map("{:.2f}".format)
        sns.heatmap(mean, vmin=0, vmax=1, annot=notes, fmt="", ax=ax).set_title(name)
    return axes
# %% wrong: rows from the highest noise down | fails: pivot, heatmaps
def pivot(results, optimizer):
    cells = results[results.optimizer == optimizer].groupby(["noise_level", "learning_rate"]).test_accuracy
    return cells.mean().unstack()[::-1], cells.std().unstack()[::-1]


def plot_results(results):
    names = list(results.optimizer.unique())
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        mean, sd = pivot(results, name)
        notes = mean.map("{:.2f}".format) + " ± " + sd.map("{:.2f}".format)
        sns.heatmap(mean, vmin=0, vmax=1, annot=notes, fmt="", ax=ax).set_title(name)
    return axes
# %% wrong: returns nothing | fails: heatmaps
def pivot(results, optimizer):
    cells = results[results.optimizer == optimizer].groupby(["noise_level", "learning_rate"]).test_accuracy
    return cells.mean().unstack(), cells.std().unstack()


def plot_results(results):
    names = list(results.optimizer.unique())
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        mean, sd = pivot(results, name)
        notes = mean.map("{:.2f}".format) + " ± " + sd.map("{:.2f}".format)
        sns.heatmap(mean, vmin=0, vmax=1, annot=notes, fmt="", ax=ax).set_title(name)
    plt.show()
# %% wrong: no titles | fails: heatmaps
def pivot(results, optimizer):
    cells = results[results.optimizer == optimizer].groupby(["noise_level", "learning_rate"]).test_accuracy
    return cells.mean().unstack(), cells.std().unstack()


def plot_results(results):
    names = list(results.optimizer.unique())
    _, axes = plt.subplots(1, len(names), figsize=(12, 3))
    for ax, name in zip(axes, names):
        mean, sd = pivot(results, name)
        notes = mean.map("{:.2f}".format) + " ± " + sd.map("{:.2f}".format)
        sns.heatmap(mean, vmin=0, vmax=1, annot=notes, fmt="", ax=ax)
    return axes
