# %% right: a sum over a slice
def final_score(accuracies, last=10):
    tail = accuracies[-last:]
    return sum(tail) / len(tail)
# %% right: a queue of limited length
from collections import deque
from statistics import fmean


def final_score(accuracies, last=10):
    return fmean(deque(accuracies, maxlen=last))
# %% right: an array, counted from the front
def final_score(accuracies, last=10):
    values = np.array(accuracies, dtype=float)
    first = max(0, len(values) - last)
    return values[first:].mean()
# %% right: a loop backwards
def final_score(accuracies, last=10):
    total, count = 0.0, 0
    for value in reversed(accuracies):
        if count == last:
            break
        total, count = total + value, count + 1
    return total / count
# %% right: a tensor of float64
def final_score(accuracies, last=10):
    return torch.tensor(accuracies, dtype=torch.float64)[-last:].mean().item()
# %% right: a tensor of PyTorch's usual precision
def final_score(accuracies, last=10):
    return torch.tensor(accuracies[-last:]).mean().item()
# %% right: pandas, NaN kept
def final_score(accuracies, last=10):
    return pd.Series(accuracies).tail(last).mean(skipna=False)
# %% right: weights of 0 and 1 would not keep NaN out, so a cut by index
def final_score(accuracies, last=10):
    keep = [i for i in range(len(accuracies)) if i >= len(accuracies) - last]
    return float(np.average([accuracies[i] for i in keep]))
# %% wrong: the last epoch alone | fails: last_epochs
def final_score(accuracies, last=10):
    return accuracies[-1]
# %% wrong: the best epoch | fails: last_epochs
def final_score(accuracies, last=10):
    return max(accuracies)
# %% wrong: the best of the last epochs | fails: last_epochs
def final_score(accuracies, last=10):
    return max(accuracies[-last:])
# %% wrong: the mean of all epochs | fails: last_epochs
def final_score(accuracies, last=10):
    return float(np.mean(accuracies))
# %% wrong: the mean of the first epochs | fails: last_epochs
def final_score(accuracies, last=10):
    return float(np.mean(accuracies[:last]))
# %% wrong: the mean of the best epochs | fails: last_epochs
def final_score(accuracies, last=10):
    return float(np.mean(sorted(accuracies)[-last:]))
# %% wrong: the median | fails: last_epochs
def final_score(accuracies, last=10):
    return float(np.median(accuracies[-last:]))
# %% wrong: always ten | fails: last_epochs
def final_score(accuracies, last=10):
    return float(np.mean(accuracies[-10:]))
# %% wrong: one epoch too few | fails: last_epochs
def final_score(accuracies, last=10):
    return float(np.mean(accuracies[-last + 1:]))
# %% wrong: one epoch too many | fails: last_epochs
def final_score(accuracies, last=10):
    return float(np.mean(accuracies[-last - 1:]))
# %% wrong: leaves out the last epoch | fails: last_epochs
def final_score(accuracies, last=10):
    return float(np.mean(accuracies[-last - 1 : -1]))
# %% wrong: from epoch 10 on | fails: last_epochs
def final_score(accuracies, last=10):
    return float(np.mean(accuracies[last:]))
# %% wrong: divides by last where there are fewer | fails: last_epochs
def final_score(accuracies, last=10):
    return sum(accuracies[-last:]) / last
# %% wrong: only the last epoch where there are fewer | fails: last_epochs
def final_score(accuracies, last=10):
    if len(accuracies) < last:
        return accuracies[-1]
    return float(np.mean(accuracies[-last:]))
# %% wrong: NaN where there are fewer | fails: last_epochs
def final_score(accuracies, last=10):
    if len(accuracies) < last:
        return float("nan")
    return float(np.mean(accuracies[-last:]))
# %% wrong: NaN is skipped | fails: last_epochs
def final_score(accuracies, last=10):
    return float(np.nanmean(accuracies[-last:]))
# %% wrong: pandas skips NaN | fails: last_epochs
def final_score(accuracies, last=10):
    return pd.Series(accuracies[-last:]).mean()
# %% wrong: NaN is dropped before the last ones are taken | fails: last_epochs
def final_score(accuracies, last=10):
    known = [value for value in accuracies if value == value]
    return float(np.mean(known[-last:]))
# %% wrong: NaN counts as 0 | fails: last_epochs
def final_score(accuracies, last=10):
    return float(np.nan_to_num(accuracies[-last:]).mean())
# %% wrong: NaN anywhere in the run | fails: last_epochs
def final_score(accuracies, last=10):
    if np.isnan(accuracies).any():
        return float("nan")
    return float(np.mean(accuracies[-last:]))
# %% wrong: rounded | fails: last_epochs
def final_score(accuracies, last=10):
    return round(float(np.mean(accuracies[-last:])), 4)
# %% wrong: in percent | fails: last_epochs
def final_score(accuracies, last=10):
    return 100 * float(np.mean(accuracies[-last:]))
# %% wrong: cuts the caller's list | fails: last_epochs
def final_score(accuracies, last=10):
    while len(accuracies) > last:
        accuracies.pop(0)
    return sum(accuracies) / len(accuracies)
# %% wrong: sorts the caller's list | fails: last_epochs
def final_score(accuracies, last=10):
    accuracies.sort()
    return float(np.mean(accuracies[-last:]))
# %% wrong: an exponential mean | fails: last_epochs
def final_score(accuracies, last=10):
    mean = accuracies[0]
    for value in accuracies[1:]:
        mean += (value - mean) / last
    return mean
# %% wrong: no return | fails: last_epochs
def final_score(accuracies, last=10):
    score = float(np.mean(accuracies[-last:]))
# %% right: a number of NumPy's single precision
def final_score(accuracies, last=10):
    return np.mean(np.asarray(accuracies, dtype=np.float32)[-last:])
