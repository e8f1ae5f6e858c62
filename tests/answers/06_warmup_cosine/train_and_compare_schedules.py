# %% right: objects for loss and metric, positional arguments
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        net = make_model()
        accuracy = keras.metrics.SparseCategoricalAccuracy(name="accuracy")
        net.compile(optimizer=keras.optimizers.Adam(learning_rate=schedule),
                    loss=keras.losses.SparseCategoricalCrossentropy(), metrics=[accuracy], **options)
        x, y = train
        run = net.fit(x, y, batch_size, epochs, 0, validation_data=validation)
        histories[name] = run.history
    return histories
# %% right: clears the session, keeps the callback
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.backend.clear_session()
        keras.utils.set_random_seed(seed)
        model, kept = make_model(), keras.callbacks.History()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        model.fit(train[0], train[1], epochs=epochs, batch_size=batch_size, shuffle=True, verbose=0,
                  validation_data=(validation[0], validation[1]), callbacks=[kept])
        run = kept
        histories[name] = run.history
    return histories
# %% right: a function for each run, lists copied
def _one_run(schedule, make_model, train, validation, epochs, batch_size, seed, options):
    tf.keras.utils.set_random_seed(seed)
    model = make_model()
    model.compile(tf.keras.optimizers.Adam(schedule, 0.9, 0.999), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
    history = model.fit(*train, validation_data=validation, epochs=epochs, batch_size=batch_size, verbose=0).history
    return {key: [float(value) for value in values] for key, values in history.items()}


def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    return {name: _one_run(each, make_model, train, validation, epochs, batch_size, seed, options) for name, each in schedules.items()}
# %% right: saves the initial weights, and sets the seed before each fit
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    keras.utils.set_random_seed(seed)
    start = make_model().get_weights()
    for name, schedule in schedules.items():
        model = make_model()
        model.set_weights(start)
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        keras.utils.set_random_seed(seed)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: the seed is set once | fails: same_start
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    keras.utils.set_random_seed(seed)
    for name, schedule in schedules.items():
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: no seed | fails: same_start
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: the seed is set after the model is made | fails: same_start
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        model = make_model()
        keras.utils.set_random_seed(seed)
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: another seed for each schedule | fails: same_start
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed + len(histories))
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: one model for all | fails: own_schedule, same_start
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    keras.utils.set_random_seed(seed)
    model = make_model()
    for name, schedule in schedules.items():
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: the seed is ignored | fails: batches
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(0)
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: no shuffling | fails: batches
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0, shuffle=False)
        histories[name] = run.history
    return histories
# %% wrong: batches of 32 always | fails: batches
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=32, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: the options are ignored | fails: batches
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"])
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: an epoch too many | fails: own_schedule, batches, same_start
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs + 1, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: SGD | fails: own_schedule
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.SGD(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: Adam without the schedule | fails: own_schedule, batches
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.Adam(), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: the first schedule for all | fails: own_schedule
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.Adam(next(iter(schedules.values()))), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: the first rate of each schedule | fails: own_schedule, batches
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.Adam(float(schedule(0))), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: validates on the training part | fails: own_schedule, batches
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=train, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: no validation | fails: own_schedule, batches, same_start
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: no accuracy | fails: own_schedule, same_start
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
# %% wrong: returns the objects of fit | fails: own_schedule, batches, same_start
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = run
    return histories
# %% wrong: returns the last numbers alone | fails: own_schedule, batches, same_start
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        run = model.fit(*train, batch_size=batch_size, epochs=epochs, validation_data=validation, verbose=0)
        histories[name] = {key: values[-1] for key, values in run.history.items()}
    return histories
# %% wrong: trains the epochs one by one, keeps the last | fails: own_schedule, batches
def train_and_compare_schedules(make_model, schedules, train, validation, epochs=10, batch_size=32, seed=0, **options):
    histories = {}
    for name, schedule in schedules.items():
        keras.utils.set_random_seed(seed)
        model = make_model()
        model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"], **options)
        for _ in range(epochs):
            run = model.fit(*train, batch_size=batch_size, epochs=1, validation_data=validation, verbose=0)
        histories[name] = run.history
    return histories
