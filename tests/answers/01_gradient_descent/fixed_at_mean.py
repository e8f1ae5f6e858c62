# %% right: np.mean and a lambda
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    mean_lr = np.mean(gradient_descent(deriv, x0, lr_rule, n_steps), axis=0)[2]
    return mean_lr, gradient_descent(deriv, x0, lambda step, n, grad: mean_lr, n_steps)
# %% right: a sum in plain Python
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    total = 0.0
    for x, grad, lr in gradient_descent(deriv, x0, lr_rule, n_steps):
        total += float(lr)
    mean = total / n_steps

    def rule(step, n_steps, grad):
        return mean

    return [mean, gradient_descent(deriv, x0, rule, n_steps)]
# %% right: its own loop, without gradient_descent
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    x, lrs = float(x0), []
    for step in range(n_steps):
        lrs.append(lr_rule(step, n_steps, deriv(x)))
        x -= lrs[-1] * deriv(x)
    mean_lr, x, rows = sum(lrs) / len(lrs), float(x0), []
    for step in range(n_steps):
        grad = deriv(x)
        x -= mean_lr * grad
        rows.append([x, grad, mean_lr])
    return mean_lr, rows
# %% wrong: half of the first rate | fails: mean, second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    mean_lr = lr_rule(0, n_steps, deriv(x0)) / 2
    return mean_lr, gradient_descent(deriv, x0, partial(fixed_rule, lr=mean_lr), n_steps)
# %% wrong: returns the log of the first run | fails: second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    return first[:, 2].mean(), first
# %% wrong: the second run goes on where the first one ended | fails: second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    mean_lr = first[:, 2].mean()
    return mean_lr, gradient_descent(deriv, first[-1, 0], partial(fixed_rule, lr=mean_lr), n_steps)
# %% wrong: the median | fails: mean, second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    mean_lr = np.median(gradient_descent(deriv, x0, lr_rule, n_steps)[:, 2])
    return mean_lr, gradient_descent(deriv, x0, partial(fixed_rule, lr=mean_lr), n_steps)
# %% wrong: the mean of another column | fails: mean, second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    mean_lr = gradient_descent(deriv, x0, lr_rule, n_steps)[:, 1].mean()
    return mean_lr, gradient_descent(deriv, x0, partial(fixed_rule, lr=mean_lr), n_steps)
# %% wrong: the second run at the default rate | fails: second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    mean_lr = gradient_descent(deriv, x0, lr_rule, n_steps)[:, 2].mean()
    return mean_lr, gradient_descent(deriv, x0, fixed_rule, n_steps)
# %% wrong: only the log | fails: mean, second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    mean_lr = gradient_descent(deriv, x0, lr_rule, n_steps)[:, 2].mean()
    return gradient_descent(deriv, x0, partial(fixed_rule, lr=mean_lr), n_steps)
# %% wrong: always the time-based rule | fails: mean, second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    mean_lr = gradient_descent(deriv, x0, time_rule, n_steps)[:, 2].mean()
    return mean_lr, gradient_descent(deriv, x0, partial(fixed_rule, lr=mean_lr), n_steps)
# %% wrong: the mean of the first and the last rate | fails: mean, second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    mean_lr = (first[0, 2] + first[-1, 2]) / 2
    return mean_lr, gradient_descent(deriv, x0, partial(fixed_rule, lr=mean_lr), n_steps)
# %% wrong: the mean over N + 1 values | fails: mean, second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    mean_lr = gradient_descent(deriv, x0, lr_rule, n_steps)[:, 2].sum() / (n_steps + 1)
    return mean_lr, gradient_descent(deriv, x0, partial(fixed_rule, lr=mean_lr), n_steps)
# %% wrong: the mean rounded to 3 digits | fails: mean
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    mean_lr = round(first[:, 2].mean(), 3)
    return mean_lr, gradient_descent(deriv, x0, partial(fixed_rule, lr=mean_lr), n_steps)
# %% wrong: the mean rounded to 4 digits | fails: mean
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    mean_lr = round(first[:, 2].mean(), 4)
    return mean_lr, gradient_descent(deriv, x0, partial(fixed_rule, lr=mean_lr), n_steps)
# %% wrong: the mean of absolute rates | fails: mean, second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    mean_lr = np.abs(first[:, 2]).mean()
    return mean_lr, gradient_descent(deriv, x0, partial(fixed_rule, lr=mean_lr), n_steps)
# %% wrong: the mean of the first 50 rates | fails: mean
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    mean_lr = first[:50, 2].mean()
    return mean_lr, gradient_descent(deriv, x0, partial(fixed_rule, lr=mean_lr), n_steps)
# %% wrong: own loops change the caller's start | fails: second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    x, rates = x0, []
    start = x0
    for i in range(n_steps):
        g = deriv(x)
        rates.append(lr_rule(i, n_steps, g))
        x -= rates[-1] * g
    m = sum(rates) / n_steps
    x, log = start, []
    for i in range(n_steps):
        g = deriv(x)
        x -= m * g
        log.append([float(x), g, m])
    return m, np.array(log)
# %% wrong: negative mean becomes zero | fails: second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    m = max(first[:, 2].mean(), 0)
    return m, gradient_descent(deriv, x0, partial(fixed_rule, lr=m), n_steps)
# %% wrong: mean 0 becomes the default | fails: second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    m = first[:, 2].mean() or 0.01
    return m, gradient_descent(deriv, x0, partial(fixed_rule, lr=m), n_steps)
# %% wrong: mean capped at 1 | fails: second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    m = min(first[:, 2].mean(), 1)
    return m, gradient_descent(deriv, x0, partial(fixed_rule, lr=m), n_steps)
# %% wrong: mean of at most 100 rates | fails: mean
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    m = first[:100, 2].mean()
    return m, gradient_descent(deriv, x0, partial(fixed_rule, lr=m), n_steps)
# %% wrong: nan rates ignored, huge rates dropped | fails: mean, second_run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    r = first[:, 2]
    m = r[np.abs(r) < 1].mean()
    return m, gradient_descent(deriv, x0, partial(fixed_rule, lr=m), n_steps)
# %% right: statistics
from statistics import fmean
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    m = fmean(first[:, 2])
    return m, gradient_descent(deriv, x0, lambda *a: m, n_steps)
# %% right: namedtuple
from collections import namedtuple
Result = namedtuple('Result', 'mean log')
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    first = gradient_descent(deriv, x0, lr_rule, n_steps)
    m = first[:, -1].sum() / len(first)
    return Result(m, gradient_descent(deriv, x0, lambda s, n, g, m=m: fixed_rule(s, n, g, m), n_steps))
# %% right: unpacked columns
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    _, _, rates = gradient_descent(deriv, x0, lr_rule, n_steps).T
    m = np.average(rates)
    return m, gradient_descent(deriv, x0, partial(fixed_rule, lr=m), n_steps)
# %% right: the helper run
def fixed_at_mean(deriv, x0, lr_rule, n_steps):
    m = run(lr_rule, x0, n_steps, deriv)[:, 2].mean()
    return m, run(partial(fixed_rule, lr=m), x0, n_steps, deriv)
