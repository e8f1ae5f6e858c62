# %% right: plain loops
def clip_effect(run, limits):
    table = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        losses, norms = list(losses), list(norms)
        rises = [b - a for a, b in zip(losses, losses[1:])]
        tail = losses[max(0, len(losses) - 20) :]
        clipped = 0 if limit is None else sum(norm > limit for norm in norms) / len(norms)
        table.append(
            {
                "limit": limit,
                "clipped": clipped,
                "worst_rise": max(rises),
                "final_loss": sum(tail) / len(tail),
                "accuracy": accuracy,
            }
        )
    return table
# %% right: a helper for one row
def _row(limit, losses, norms, accuracy):
    bound = math.inf if limit is None else limit
    return dict(
        limit=limit,
        clipped=float((norms > bound).mean()),
        worst_rise=float((losses[1:] - losses[:-1]).max()),
        final_loss=float(losses[-20:].mean()),
        accuracy=accuracy,
    )


def clip_effect(run, limits):
    return [_row(limit, *run(limit)) for limit in limits]
# %% right: all runs first, a tuple back, one key more
def clip_effect(run, limits):
    results = [(limit, *run(limit)) for limit in limits]
    keys = "limit", "clipped", "worst_rise", "final_loss", "accuracy", "steps"
    rows = []
    for limit, losses, norms, accuracy in results:
        share = 0.0 if limit is None else np.count_nonzero(np.array(norms) > limit) / len(norms)
        rows.append(dict(zip(keys, (limit, share, np.diff(losses).max(), np.mean(losses[-20:]), accuracy, len(losses)))))
    return tuple(rows)
# %% wrong: a limit of None counts as clipping everything | fails: spikes
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped = float(np.mean(norms > (limit or 0)))
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": np.diff(losses).max(),
                     "final_loss": np.mean(losses[-20:]), "accuracy": accuracy})
    return rows
# %% wrong: compares with None | fails: rows, spikes
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        rows.append({"limit": limit, "clipped": np.mean(norms > limit), "worst_rise": np.diff(losses).max(),
                     "final_loss": np.mean(losses[-20:]), "accuracy": accuracy})
    return rows
# %% wrong: at the limit counts as clipped | fails: spikes
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped = 0.0 if limit is None else np.mean(norms >= limit)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": np.diff(losses).max(),
                     "final_loss": np.mean(losses[-20:]), "accuracy": accuracy})
    return rows
# %% wrong: a number of steps instead of a share | fails: spikes
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped = 0.0 if limit is None else np.sum(norms > limit)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": np.diff(losses).max(),
                     "final_loss": np.mean(losses[-20:]), "accuracy": accuracy})
    return rows
# %% wrong: in percent | fails: spikes
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped = 0.0 if limit is None else 100 * np.mean(norms > limit)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": np.diff(losses).max(),
                     "final_loss": np.mean(losses[-20:]), "accuracy": accuracy})
    return rows
# %% wrong: the largest loss instead of the largest rise | fails: spikes
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped = 0.0 if limit is None else np.mean(norms > limit)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": max(losses),
                     "final_loss": np.mean(losses[-20:]), "accuracy": accuracy})
    return rows
# %% wrong: a fall counts as a rise | fails: spikes
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped = 0.0 if limit is None else np.mean(norms > limit)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": np.abs(np.diff(losses)).max(),
                     "final_loss": np.mean(losses[-20:]), "accuracy": accuracy})
    return rows
# %% wrong: a rise is at least 0 | fails: spikes
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped, worst = 0.0 if limit is None else np.mean(norms > limit), 0.0
        for a, b in zip(losses, losses[1:]):
            worst = max(worst, b - a)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": worst,
                     "final_loss": np.mean(losses[-20:]), "accuracy": accuracy})
    return rows
# %% wrong: from the lowest loss to the highest | fails: spikes
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped = 0.0 if limit is None else np.mean(norms > limit)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": np.ptp(losses),
                     "final_loss": np.mean(losses[-20:]), "accuracy": accuracy})
    return rows
# %% wrong: the last loss alone | fails: rows
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped = 0.0 if limit is None else np.mean(norms > limit)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": np.diff(losses).max(),
                     "final_loss": losses[-1], "accuracy": accuracy})
    return rows
# %% wrong: the mean of all losses | fails: rows
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped = 0.0 if limit is None else np.mean(norms > limit)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": np.diff(losses).max(),
                     "final_loss": np.mean(losses), "accuracy": accuracy})
    return rows
# %% wrong: the first 20 losses | fails: rows
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped = 0.0 if limit is None else np.mean(norms > limit)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": np.diff(losses).max(),
                     "final_loss": np.mean(losses[:20]), "accuracy": accuracy})
    return rows
# %% wrong: a sum over 20, also where there are fewer | fails: rows
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped = 0.0 if limit is None else np.mean(norms > limit)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": np.diff(losses).max(),
                     "final_loss": np.sum(losses[-20:]) / 20, "accuracy": accuracy})
    return rows
# %% wrong: the last 19 | fails: rows
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped = 0.0 if limit is None else np.mean(norms > limit)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": np.diff(losses).max(),
                     "final_loss": np.mean(losses[-19:]), "accuracy": accuracy})
    return rows
# %% wrong: runs once for each value | fails: rows
def clip_effect(run, limits):
    rows = []
    for limit in limits:
        losses, norms = run(limit)[0], run(limit)[1]
        clipped = 0.0 if limit is None else np.mean(norms > limit)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": np.diff(losses).max(),
                     "final_loss": np.mean(losses[-20:]), "accuracy": run(limit)[2]})
    return rows
# %% wrong: no clipping always comes first | fails: rows, spikes
def clip_effect(run, limits):
    rows = []
    for limit in sorted(limits, key=lambda limit: -1 if limit is None else limit):
        losses, norms, accuracy = run(limit)
        clipped = 0.0 if limit is None else np.mean(norms > limit)
        rows.append({"limit": limit, "clipped": clipped, "worst_rise": np.diff(losses).max(),
                     "final_loss": np.mean(losses[-20:]), "accuracy": accuracy})
    return rows
# %% wrong: one dict with the limits as keys | fails: rows, spikes
def clip_effect(run, limits):
    rows = {}
    for limit in limits:
        losses, norms, accuracy = run(limit)
        clipped = 0.0 if limit is None else np.mean(norms > limit)
        rows[limit] = {"limit": limit, "clipped": clipped, "worst_rise": np.diff(losses).max(),
                       "final_loss": np.mean(losses[-20:]), "accuracy": accuracy}
    return rows
# %% wrong: the same dict in every row | fails: rows, spikes
def clip_effect(run, limits):
    rows, row = [], {}
    for limit in limits:
        losses, norms, accuracy = run(limit)
        row["limit"], row["accuracy"] = limit, accuracy
        row["clipped"] = 0.0 if limit is None else np.mean(norms > limit)
        row["worst_rise"], row["final_loss"] = np.diff(losses).max(), np.mean(losses[-20:])
        rows.append(row)
    return rows
