# %% right: reshaped into epochs, with arrays
def batch_losses(logged, n_samples, batch_size):
    logged = np.asarray(logged, dtype=float)
    per_epoch = -(-n_samples // batch_size)
    k = np.arange(len(logged)) % per_epoch
    seen = np.minimum((k + 1) * batch_size, n_samples)
    before = k * batch_size
    earlier = np.where(k > 0, np.roll(logged, 1), 0.0)
    return (seen * logged - before * earlier) / (seen - before)
# %% right: sums, then differences, epoch by epoch
def batch_losses(logged, n_samples, batch_size):
    per_epoch, result = int(np.ceil(n_samples / batch_size)), []
    for begin in range(0, len(logged), per_epoch):
        means = np.array(logged[begin : begin + per_epoch], dtype=float)
        seen = np.minimum(batch_size * np.arange(1, len(means) + 1), n_samples)
        result.append(np.diff(seen * means, prepend=0.0) / np.diff(seen, prepend=0))
    return np.concatenate(result)
# %% right: a list, by index
def batch_losses(logged, n_samples, batch_size):
    per_epoch = (n_samples + batch_size - 1) // batch_size
    result = []
    for step, mean in enumerate(logged):
        k = step % per_epoch
        before = k * batch_size
        size = min(batch_size, n_samples - before)
        if k == 0:
            result.append(float(mean))
        else:
            result.append(float(mean) + before * (float(mean) - float(logged[step - 1])) / size)
    return result
# %% wrong: the running means themselves | fails: one_epoch, epochs
def batch_losses(logged, n_samples, batch_size):
    return np.array(logged, dtype=float)
# %% wrong: counts batches, so a short last batch breaks it | fails: one_epoch, epochs
def batch_losses(logged, n_samples, batch_size):
    logged = np.asarray(logged, dtype=float)
    per_epoch = -(-n_samples // batch_size)
    k = np.arange(len(logged)) % per_epoch
    return (k + 1) * logged - k * np.where(k > 0, np.roll(logged, 1), 0.0)
# %% wrong: never begins again | fails: epochs
def batch_losses(logged, n_samples, batch_size):
    losses, seen, total = [], 0, 0.0
    for step, mean in enumerate(logged):
        place = step % -(-n_samples // batch_size)
        size = min(batch_size, n_samples - place * batch_size)
        losses.append(((seen + size) * mean - total) / size)
        seen, total = seen + size, (seen + size) * mean
    return np.array(losses)
# %% wrong: takes all for one epoch of full batches | fails: one_epoch, epochs
def batch_losses(logged, n_samples, batch_size):
    logged = np.asarray(logged, dtype=float)
    k = np.arange(len(logged))
    return (k + 1) * logged - k * np.concatenate([[0.0], logged[:-1]])
# %% wrong: sums, not divided by the batch | fails: one_epoch, epochs
def batch_losses(logged, n_samples, batch_size):
    losses, seen, total = [], 0, 0.0
    for mean in logged:
        size = min(batch_size, n_samples - seen)
        losses.append((seen + size) * mean - total)
        seen, total = seen + size, (seen + size) * mean
        if seen == n_samples:
            seen, total = 0, 0.0
    return np.array(losses)
# %% wrong: divided by batch_size even where the batch is smaller | fails: one_epoch, epochs
def batch_losses(logged, n_samples, batch_size):
    losses, seen, total = [], 0, 0.0
    for mean in logged:
        size = min(batch_size, n_samples - seen)
        losses.append(((seen + size) * mean - total) / batch_size)
        seen, total = seen + size, (seen + size) * mean
        if seen == n_samples:
            seen, total = 0, 0.0
    return np.array(losses)
# %% wrong: differences of the means | fails: one_epoch, epochs
def batch_losses(logged, n_samples, batch_size):
    return np.diff(logged, prepend=0.0)
# %% wrong: leaves the first batch out | fails: one_epoch, epochs
def batch_losses(logged, n_samples, batch_size):
    logged = np.asarray(logged, dtype=float)
    k = np.arange(1, len(logged)) % -(-n_samples // batch_size)
    seen, before = np.minimum((k + 1) * batch_size, n_samples), k * batch_size
    return (seen * logged[1:] - before * logged[:-1]) / (seen - before)
# %% wrong: the last batch of an epoch is dropped, as if it were not trained on | fails: one_epoch, epochs
def batch_losses(logged, n_samples, batch_size):
    logged = np.asarray(logged, dtype=float)
    k = np.arange(len(logged)) % max(n_samples // batch_size, 1)
    return (k + 1) * logged - k * np.where(k > 0, np.roll(logged, 1), 0.0)
# %% wrong: writes into its argument | fails: epochs
def batch_losses(logged, n_samples, batch_size):
    seen, before = 0, 0.0
    for step in range(len(logged)):
        size, mean = min(batch_size, n_samples - seen), logged[step]
        logged[step] = ((seen + size) * mean - seen * before) / size
        seen, before = (seen + size) % n_samples, mean
    return np.array(logged)
# %% wrong: infinite losses become nan of the next batches, and are replaced by 0 | fails: epochs
def batch_losses(logged, n_samples, batch_size):
    losses, seen, before = [], 0, 0.0
    for mean in logged:
        size = min(batch_size, n_samples - seen)
        losses.append(((seen + size) * mean - seen * before) / size)
        seen, before = (seen + size) % n_samples, mean
    return np.nan_to_num(np.array(losses), posinf=0.0)
