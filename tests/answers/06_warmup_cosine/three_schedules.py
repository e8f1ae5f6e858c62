# %% right: whole numbers only, keywords
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = -(-n_samples // batch_size)
    decay = keras.optimizers.schedules.ExponentialDecay(
        initial_learning_rate=lr, decay_steps=2 * per_epoch, decay_rate=0.9, staircase=False)
    return dict(exponential=decay, cosine=WarmupCosineRestart(lr, per_epoch, epochs * per_epoch - per_epoch, 0.0),
                restarts=WarmupCosineRestart(lr, per_epoch, decay_steps=3 * per_epoch, alpha=0.1))
# %% right: np.ceil, one dict item after the other
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    steps_per_epoch = int(np.ceil(n_samples / batch_size))
    total = epochs * steps_per_epoch
    found = {}
    found["restarts"] = WarmupCosineRestart(lr, steps_per_epoch, 3 * steps_per_epoch, alpha=0.1)
    found["cosine"] = WarmupCosineRestart(lr, steps_per_epoch, total - steps_per_epoch)
    found["exponential"] = keras.optimizers.schedules.ExponentialDecay(lr, steps_per_epoch * 2, 0.9)
    return found
# %% right: counts the batches; another form of the same exponential
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    n = len(range(0, n_samples, batch_size))
    make = [WarmupCosineRestart(lr, n, n * cycle, low) for cycle, low in ((epochs - 1, 0), (3, 0.1))]
    smooth = keras.optimizers.schedules.ExponentialDecay(lr, n, 0.9**0.5)
    return dict(zip(("exponential", "cosine", "restarts"), [smooth, *make]))
# %% right: divmod
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    full, left = divmod(n_samples, batch_size)
    per_epoch = full + (left > 0)
    schedules = keras.optimizers.schedules
    return {"exponential": schedules.ExponentialDecay(lr, per_epoch * 2.0, 0.9),
            "cosine": WarmupCosineRestart(lr, per_epoch, per_epoch * (epochs - 1), alpha=0.0),
            "restarts": WarmupCosineRestart(lr, per_epoch, per_epoch * 3, alpha=0.1)}
# %% wrong: full batches only | fails: exponential, cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = n_samples // batch_size
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: rounds | fails: exponential, cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = round(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: one more than the full batches, always | fails: exponential, cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = n_samples // batch_size + 1
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: batches of 32 always | fails: exponential, cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / 32)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: 157 always | fails: exponential, cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = 157
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: fractions of updates | fails: exponential, cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = n_samples / batch_size
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: falls each epoch | fails: exponential
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: falls in stairs | fails: exponential
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9, staircase=True),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: falls to a tenth | fails: exponential
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.1),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: counts epochs for steps | fails: exponential
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: 0.001 always in the exponential | fails: exponential
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(0.001, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: decay over the whole run | fails: exponential
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, epochs * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: the cosine ends an epoch late | fails: cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, epochs * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: the cosine ends a step late | fails: cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch + 1),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: the cosine ends above 0 | fails: cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch, 0.1),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: ten epochs always | fails: cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, 9 * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: no warmup | fails: cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, 0, epochs * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
# %% wrong: a warmup of one step | fails: cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, 1, 3 * per_epoch, 0.1),
    }
# %% wrong: the restarts end at 0 | fails: cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch),
    }
# %% wrong: alpha as a learning rate | fails: cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1 * lr),
    }
# %% wrong: three cycles, not three epochs each | fails: cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch // 3, 0.1),
    }
# %% wrong: cycles of one epoch | fails: cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, per_epoch, per_epoch, 0.1),
    }
# %% wrong: steps swapped | fails: cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "cosine": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "restarts": WarmupCosineRestart(lr, 3 * per_epoch, per_epoch, 0.1),
    }
# %% wrong: names swapped | fails: cosines
def three_schedules(n_samples, batch_size=32, epochs=10, lr=0.001):
    per_epoch = math.ceil(n_samples / batch_size)
    return {
        "exponential": keras.optimizers.schedules.ExponentialDecay(lr, 2 * per_epoch, 0.9),
        "restarts": WarmupCosineRestart(lr, per_epoch, (epochs - 1) * per_epoch),
        "cosine": WarmupCosineRestart(lr, per_epoch, 3 * per_epoch, 0.1),
    }
