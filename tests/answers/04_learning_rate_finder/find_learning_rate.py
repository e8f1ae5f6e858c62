# %% right: permutation, math.ceil, an optimizer object
import math


def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    X, y = np.asarray(X), np.asarray(y)
    wanted = min(len(X), steps * batch_size)
    if wanted < len(X):
        order = np.random.default_rng(seed).permutation(len(X))[:wanted]
        X, y = X[order], y[order]
    callback = LearningRateFinder(1e-7, 10, steps)
    model.compile(keras.optimizers.SGD(), keras.losses.SparseCategoricalCrossentropy())
    model.fit(X, y, batch_size, math.ceil(steps / math.ceil(wanted / batch_size)), verbose=0, callbacks=[callback])
    return callback.learning_rates, callback.losses
# %% right: numpy's legacy generator, always indexed, metrics too
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    places = np.random.choice(len(X), min(len(X), steps * batch_size), replace=False)
    model.compile(optimizer="SGD", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    finder = LearningRateFinder(steps=steps)
    per_epoch = (len(places) + batch_size - 1) // batch_size
    epochs = (steps + per_epoch - 1) // per_epoch
    model.fit(X[places], y[places], batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder], shuffle=True)
    return [finder.learning_rates, finder.losses]
# %% right: random.sample, more epochs than needed, arrays
import random


def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile("sgd", "sparse_categorical_crossentropy", jit_compile=False)
    if len(X) > steps * batch_size:
        chosen = random.sample(range(len(X)), steps * batch_size)
        X, y = X[chosen], y[chosen]
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=steps, verbose=0, callbacks=[finder])
    return np.array(finder.learning_rates), np.array(finder.losses)
# %% right: tensors, shuffled by Keras
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    places = tf.random.shuffle(tf.range(len(X)))[: steps * batch_size].numpy()
    finder = LearningRateFinder(steps=steps)
    model.compile(optimizer=keras.optimizers.SGD(0.5), loss="sparse_categorical_crossentropy")
    epochs = int(np.ceil(steps / np.ceil(len(places) / batch_size)))
    model.fit(
        tf.convert_to_tensor(X[places]), tf.convert_to_tensor(y[places]), batch_size=batch_size, epochs=epochs,
        verbose=0, callbacks=[finder],
    )
    return finder.learning_rates, finder.losses
# %% wrong: sampling with replacement | fails: samples
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=True)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: the first samples, not random ones | fails: samples
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.arange(steps * batch_size)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: labels are not drawn along | fails: samples
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[: len(places)]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: one epoch only | fails: fit
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=1, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: epochs rounded down | fails: fit
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = max(1, steps // (len(X) // batch_size + 1))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: forgets the short last batch and repeats the data in one long epoch | fails: fit
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    need = np.arange(max(len(X), steps * batch_size)) % len(X)
    X, y = X[need], y[need]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: Adam instead of SGD | fails: fit
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: SGD with momentum | fails: fit
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer=keras.optimizers.SGD(momentum=0.9), loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: another loss | fails: fit, samples
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss=lambda y, p: keras.losses.sparse_categorical_crossentropy(y, p) * 2)
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: ignores the batch size in fit | fails: fit, samples
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: ignores steps in the finder | fails: fit
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder()
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: returns losses first | fails: fit, samples
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.losses, finder.learning_rates
# %% wrong: ignores the seed | fails: samples
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(0)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(0).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: draws without any seed | fails: samples
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng().choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: only the drawing has the seed | fails: samples
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: draws one batch too few | fails: samples
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > (steps - 1) * batch_size:
        places = np.random.default_rng(seed).choice(len(X), (steps - 1) * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: drops the short last batch | fails: fit
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    X, y = X[: len(X) // batch_size * batch_size or None], y[: len(X) // batch_size * batch_size or None]
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: calls fit once for each epoch, so that the finder begins again | fails: fit
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    for _ in range(epochs):
        model.fit(X, y, batch_size=batch_size, verbose=0, callbacks=[finder])
    return finder.learning_rates, finder.losses
# %% wrong: returns the finder | fails: fit, samples
def find_learning_rate(model, X, y, batch_size=64, steps=200, seed=0):
    keras.utils.set_random_seed(seed)
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    if len(X) > steps * batch_size:
        places = np.random.default_rng(seed).choice(len(X), steps * batch_size, replace=False)
        X, y = X[places], y[places]
    epochs = -(-steps // -(-len(X) // batch_size))
    finder = LearningRateFinder(steps=steps)
    model.fit(X, y, batch_size=batch_size, epochs=epochs, verbose=0, callbacks=[finder])
    return finder
