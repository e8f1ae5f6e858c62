# %% right: probabilities and a separate log-sum-exp
def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    top = np.max(logits, axis=1)
    e = np.exp(logits - top[:, None])
    p = e / e.sum(axis=1)[:, None]
    loss = np.mean(top + np.log(e.sum(axis=1)) - logits[np.arange(n), y])
    return loss, (p - np.eye(logits.shape[1])[y]) / n
# %% right: row by row, in float64 lists
import math


def softmax_cross_entropy(logits, y):
    n, total, grad = len(logits), 0.0, []
    for row, label in zip(np.asarray(logits, dtype=float).tolist(), y):
        top = max(row)
        e = [math.exp(z - top) for z in row]
        total += math.log(sum(e)) + top - row[label]
        grad.append([(each / sum(e) - (j == label)) / n for j, each in enumerate(e)])
    return total / n, np.array(grad)
# %% right: np.logaddexp
def softmax_cross_entropy(logits, y):
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    target = np.zeros_like(log_p)
    np.put_along_axis(target, y[:, None], 1, axis=1)
    return -np.sum(target * log_p) / len(y), (np.exp(log_p) - target) / len(y)
# %% right: changes a copy in place, one-hot by comparison
def softmax_cross_entropy(logits, y):
    z = logits.astype(np.float64)
    z -= z.max(axis=1, keepdims=True)
    z -= np.log(np.exp(z).sum(axis=1, keepdims=True))
    hot = np.arange(z.shape[1]) == y[:, None]
    return float(-z[hot].mean()), (np.exp(z) - hot) / len(z)
# %% right: transposed, einsum, a list is returned
def softmax_cross_entropy(logits, y):
    zt = logits.T - logits.T.max(axis=0)
    st = np.exp(zt)
    one = np.eye(len(zt))[y]
    total = st.sum(axis=0)
    loss = np.log(total).mean() - np.einsum("ji,ij->", zt, one) / len(y)
    return [loss, (st / total).T / len(y) - one / len(y)]
# %% right: np.subtract.at and np.take_along_axis
def softmax_cross_entropy(logits, y):
    count = y.size
    z = logits - np.amax(logits, axis=-1, keepdims=True)
    lse = np.log(np.sum(np.exp(z), axis=-1))
    losses = lse - np.take_along_axis(z, y.reshape(-1, 1), axis=1).ravel()
    g = np.exp(z - lse[:, None])
    np.subtract.at(g, (np.arange(count), y), 1)
    g /= count
    return losses.sum() / count, g
# %% wrong: overflows | fails: large_logits
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    loss = -np.log(p[rows, y]).mean()
    p[rows, y] -= 1
    return loss, p / len(y)
# %% wrong: log(p + 1e-8) | fails: loss, large_logits
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.log(p[rows, y] + 1e-8).mean()
    p[rows, y] -= 1
    return loss, p / len(y)
# %% wrong: p clipped from below | fails: large_logits
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.log(np.clip(p[rows, y], 1e-15, 1)).mean()
    p[rows, y] -= 1
    return loss, p / len(y)
# %% wrong: the trainer's own loss, which keeps p above the smallest number | fails: large_logits
def softmax_cross_entropy(logits, y):
    trainer = training.Trainer(nn.Sequential(), optim.SGD(0.1), 10)
    return trainer._forward(logits, y)[:2]
# %% wrong: shifts by the maximum of all rows | fails: large_logits
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    shifted = logits - logits.max()
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    grad = np.exp(log_p)
    grad[rows, y] -= 1
    return -log_p[rows, y].mean(), grad / len(y)
# %% wrong: shifts by the logit of the true class | fails: large_logits
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    shifted = logits - logits[rows, y][:, None]
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    grad = np.exp(log_p)
    grad[rows, y] -= 1
    return -log_p[rows, y].mean(), grad / len(y)
# %% wrong: shifts by the largest magnitude | fails: large_logits
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    shifted = logits - np.abs(logits).max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    grad = np.exp(log_p)
    grad[rows, y] -= 1
    return -log_p[rows, y].mean(), grad / len(y)
# %% wrong: shifts by the mean of the row | fails: large_logits
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    shifted = logits - logits.mean(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    grad = np.exp(log_p)
    grad[rows, y] -= 1
    return -log_p[rows, y].mean(), grad / len(y)
# %% wrong: logits clipped at 500 | fails: large_logits
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    p = np.exp(np.clip(logits, -500, 500))
    p = p / p.sum(axis=1, keepdims=True)
    loss = -np.log(p[rows, y]).mean()
    p[rows, y] -= 1
    return loss, p / len(y)
# %% wrong: shifts the caller's logits | fails: keeps_its_arguments
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    logits -= logits.max(axis=1, keepdims=True)
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    grad = np.exp(log_p)
    grad[rows, y] -= 1
    return -log_p[rows, y].mean(), grad / len(y)
# %% wrong: writes the gradient into the caller's logits | fails: keeps_its_arguments
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    logits[...] = np.exp(log_p)
    logits[rows, y] -= 1
    logits /= len(y)
    return -log_p[rows, y].mean(), logits
# %% wrong: the sum of the losses and its gradient | fails: loss, gradient
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    grad = np.exp(log_p)
    grad[rows, y] -= 1
    return -log_p[rows, y].sum(), grad
# %% wrong: the gradient is not divided by n | fails: gradient
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    grad = np.exp(log_p)
    grad[rows, y] -= 1
    return -log_p[rows, y].mean(), grad
# %% wrong: the mean runs over classes too | fails: loss, gradient, large_logits
def softmax_cross_entropy(logits, y):
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    hot = np.eye(logits.shape[1])[y]
    return -(hot * log_p).mean(), (np.exp(log_p) - hot) / logits.size
# %% wrong: probabilities for the gradient | fails: gradient, large_logits, keeps_its_arguments
def softmax_cross_entropy(logits, y):
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(y)), y].mean(), np.exp(log_p) / len(y)
# %% wrong: the gradient uphill | fails: gradient, large_logits, keeps_its_arguments
def softmax_cross_entropy(logits, y):
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(y)), y].mean(), (np.eye(logits.shape[1])[y] - np.exp(log_p)) / len(y)
# %% wrong: the gradient of the logarithm, at the true class only | fails: gradient, large_logits, keeps_its_arguments
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    grad = np.zeros_like(log_p)
    grad[rows, y] = np.exp(log_p[rows, y]) - 1
    return -log_p[rows, y].mean(), grad / len(y)
# %% wrong: the gradient with respect to the probabilities | fails: gradient, large_logits, keeps_its_arguments
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    grad = np.zeros_like(log_p)
    grad[rows, y] = -1 / np.exp(log_p[rows, y])
    return -log_p[rows, y].mean(), grad / len(y)
# %% wrong: softmax down the columns | fails: loss, gradient, large_logits
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    shifted = logits - logits.max(axis=0)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=0))
    grad = np.exp(log_p)
    grad[rows, y] -= 1
    return -log_p[rows, y].mean(), grad / len(y)
# %% wrong: always ten classes | fails: loss, gradient, large_logits, keeps_its_arguments
def softmax_cross_entropy(logits, y):
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    hot = np.eye(10)[y]
    return -(hot * log_p).sum() / len(y), (np.exp(log_p) - hot) / len(y)
# %% wrong: batches of 64 only | fails: loss, gradient, large_logits
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    grad = np.exp(log_p)
    grad[rows, y] -= 1
    return -log_p[rows, y].sum() / 64, grad / 64
# %% wrong: the loss of each sample | fails: loss, large_logits
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    grad = np.exp(log_p)
    grad[rows, y] -= 1
    return -log_p[rows, y], grad / len(y)
# %% wrong: the loss without its gradient | fails: loss, gradient, large_logits, keeps_its_arguments
def softmax_cross_entropy(logits, y):
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(y)), y].mean()
# %% wrong: gradient first | fails: loss, gradient, large_logits, keeps_its_arguments
def softmax_cross_entropy(logits, y):
    rows = np.arange(len(y))
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    grad = np.exp(log_p)
    grad[rows, y] -= 1
    return grad / len(y), -log_p[rows, y].mean()
# %% wrong: mean squared error of the probabilities | fails: loss, gradient, large_logits
def softmax_cross_entropy(logits, y):
    shifted = logits - logits.max(axis=1, keepdims=True)
    p = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
    error = p - np.eye(logits.shape[1])[y]
    return (error**2).sum() / len(y), 2 * error / len(y)
