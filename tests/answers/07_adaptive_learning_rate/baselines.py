# %% right: floor and exp
def step_decay(step, n_steps):
    return 10.0 ** -math.floor(5 * step / n_steps)


def exponential_decay(step, n_steps, n_full):
    return math.exp(math.log(0.96) * step * n_full / (n_steps * 10_000))
# %% right: a loop over the drops
def step_decay(step, n_steps):
    factor = 1.0
    for k in range(1, 5):
        if step >= k * n_steps / 5:
            factor *= 0.1
    return factor


def exponential_decay(step, n_steps, n_full):
    full_step = n_full * step / n_steps
    return pow(0.96, full_step / 1e4)
# %% right: a list of levels, the decay of a whole run
def step_decay(step, n_steps):
    return [1, 0.1, 0.01, 0.001, 0.0001][int(5 * step / n_steps)]


def exponential_decay(step, n_steps, n_full):
    whole = 0.96 ** (n_full / 10_000)
    return whole ** (step / n_steps)
# %% right: NumPy
def step_decay(step, n_steps):
    ends = np.array([1, 2, 3, 4]) * n_steps / 5
    return float(np.prod(np.where(step >= ends, 0.1, 1.0)))


def exponential_decay(step, n_steps, n_full):
    return np.power(0.96, step / n_steps * n_full / 10_000)
# %% wrong: a drop every ten updates | fails: step_decay
def step_decay(step, n_steps):
    return 0.1 ** (step // 10)


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * n_full / n_steps / 10_000)
# %% wrong: one update late | fails: step_decay
def step_decay(step, n_steps):
    return 0.1 ** (max(step - 1, 0) * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * n_full / n_steps / 10_000)
# %% wrong: one update early | fails: step_decay
def step_decay(step, n_steps):
    return 0.1 ** ((step + 1) * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * n_full / n_steps / 10_000)
# %% wrong: smooth | fails: step_decay
def step_decay(step, n_steps):
    return 0.1 ** (5 * step / n_steps)


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * n_full / n_steps / 10_000)
# %% wrong: halves | fails: step_decay
def step_decay(step, n_steps):
    return 0.5 ** (step * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * n_full / n_steps / 10_000)
# %% wrong: a fifth rounded down, so that a sixth level comes | fails: step_decay
def step_decay(step, n_steps):
    return 0.1 ** (step // max(1, n_steps // 5))


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * n_full / n_steps / 10_000)
# %% wrong: a fifth rounded up | fails: step_decay
def step_decay(step, n_steps):
    return 0.1 ** (step // -(-n_steps // 5))


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * n_full / n_steps / 10_000)
# %% wrong: rounds to the nearest fifth | fails: step_decay
def step_decay(step, n_steps):
    return 0.1 ** round(5 * step / n_steps)


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * n_full / n_steps / 10_000)
# %% wrong: one drop | fails: step_decay
def step_decay(step, n_steps):
    return 1.0 if step < n_steps / 5 else 0.1


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * n_full / n_steps / 10_000)
# %% wrong: never below a hundredth | fails: step_decay
def step_decay(step, n_steps):
    return max(0.01, 0.1 ** (step * 5 // n_steps))


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * n_full / n_steps / 10_000)
# %% wrong: linear | fails: step_decay
def step_decay(step, n_steps):
    return 1 - 0.9 * step / n_steps


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * n_full / n_steps / 10_000)
# %% wrong: not squeezed | fails: exponential_decay
def step_decay(step, n_steps):
    return 0.1 ** (step * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step / 10_000)
# %% wrong: in stairs | fails: exponential_decay
def step_decay(step, n_steps):
    return 0.1 ** (step * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * n_full // n_steps // 10_000)
# %% wrong: 0.96 at each update | fails: exponential_decay
def step_decay(step, n_steps):
    return 0.1 ** (step * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    return 0.96**step
# %% wrong: 0.96 over the whole run | fails: exponential_decay
def step_decay(step, n_steps):
    return 0.1 ** (step * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step / n_steps)
# %% wrong: squeezed the wrong way | fails: exponential_decay
def step_decay(step, n_steps):
    return 0.1 ** (step * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * n_steps / n_full / 10_000)
# %% wrong: e in place of 0.96 | fails: exponential_decay
def step_decay(step, n_steps):
    return 0.1 ** (step * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    return math.exp(-step / n_steps * n_full / 10_000)
# %% wrong: 0.04 is lost in a straight line | fails: exponential_decay
def step_decay(step, n_steps):
    return 0.1 ** (step * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    return 1 - 0.04 * step / n_steps * n_full / 10_000
# %% wrong: the last update is the end of the full run | fails: exponential_decay
def step_decay(step, n_steps):
    return 0.1 ** (step * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step / max(n_steps - 1, 1) * n_full / 10_000)
# %% wrong: whole updates of the full run | fails: exponential_decay
def step_decay(step, n_steps):
    return 0.1 ** (step * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step * (n_full // n_steps) / 10_000)
# %% wrong: per 1,000 | fails: exponential_decay
def step_decay(step, n_steps):
    return 0.1 ** (step * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    return 0.96 ** (step / n_steps * n_full / 1000)
# %% wrong: both without a return | fails: step_decay, exponential_decay
def step_decay(step, n_steps):
    factor = 0.1 ** (step * 5 // n_steps)


def exponential_decay(step, n_steps, n_full):
    factor = 0.96 ** (step * n_full / n_steps / 10_000)
