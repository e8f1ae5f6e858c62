# %% right: all rates at the beginning, by geomspace
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if isinstance(self.model.optimizer.get_config()["learning_rate"], dict):
            raise ValueError("a schedule sets the learning rate; compile with a plain number")
        if self.model.steps_per_execution != 1:
            raise ValueError("steps_per_execution must be 1")
        self.plan = np.geomspace(self.min_lr, self.max_lr, self.steps + 1)
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.plan[0]

    def on_train_batch_end(self, batch, logs=None):
        step = len(self.losses)
        self.learning_rates.append(self.plan[step])
        self.losses.append(logs["loss"])
        if not np.isfinite(logs["loss"]):
            print("the loss is no longer finite")
            self.model.stop_training = True
        elif step + 1 == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = self.plan[step + 1]
# %% right: assigns to the variable, counts for itself, math
import math


class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps

    def on_train_begin(self, logs=None):
        rate = self.model.optimizer.learning_rate
        if not isinstance(rate, keras.Variable):
            raise ValueError("no schedule, please")
        if self.model.steps_per_execution > 1:
            raise ValueError("one step per execution, please")
        self.count, self.learning_rates, self.losses = 0, [], []
        rate.assign(self.min_lr)

    def on_train_batch_end(self, batch, logs=None):
        rate = self.model.optimizer.learning_rate
        loss = float(logs["loss"])
        self.learning_rates.append(rate.numpy())
        self.losses.append(loss)
        self.count += 1
        if math.isnan(loss) or math.isinf(loss):
            print(f"loss {loss} in step {self.count}")
            self.model.stop_training = True
        if self.count >= self.steps:
            self.model.stop_training = True
        rate.assign(rate * (self.max_lr / self.min_lr) ** (1 / self.steps))
# %% right: tries the setter; powers of the factor
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        try:
            self.model.optimizer.learning_rate = self.min_lr
        except TypeError:
            raise ValueError("the optimizer has a schedule: give it a number") from None
        if self.model.steps_per_execution > 1:
            raise ValueError("steps_per_execution above 1: give it 1")
        self.learning_rates.clear()
        self.losses.clear()

    def on_train_batch_end(self, batch, logs=None):
        factor = lr_factor(self.min_lr, self.max_lr, self.steps)
        self.learning_rates.append(self.min_lr * factor ** len(self.learning_rates))
        self.losses.append(logs.get("loss"))
        if not abs(self.losses[-1]) < float("inf"):
            print("diverged")
            self.model.stop_training = True
            return
        self.model.stop_training = len(self.losses) == self.steps
        self.model.optimizer.learning_rate = self.min_lr * factor ** len(self.learning_rates)
# %% right: sets the rate before each batch
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        schedules = keras.optimizers.schedules
        config = keras.optimizers.serialize(self.model.optimizer)["config"]["learning_rate"]
        if not isinstance(config, (int, float, np.floating)) or issubclass(type(config), schedules.LearningRateSchedule):
            raise ValueError(f"learning_rate is {config}: give a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("give steps_per_execution=1")
        self.learning_rates, self.losses, self.rate = [], [], self.min_lr

    def on_train_batch_begin(self, batch, logs=None):
        self.model.optimizer.learning_rate.assign(self.rate)

    def on_train_batch_end(self, batch, logs=None):
        self.learning_rates += [self.rate]
        self.losses += [logs["loss"]]
        self.rate *= lr_factor(self.min_lr, self.max_lr, self.steps)
        bad = not np.isfinite(logs["loss"])
        if bad:
            print("not finite:", logs["loss"])
        if bad or len(self.losses) == self.steps:
            self.model.stop_training = True
# %% wrong: adds instead of multiplying | fails: rates, training
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate + (self.max_lr - self.min_lr) / self.steps
# %% wrong: records the rate of the next batch | fails: rates
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
            self.learning_rates.append(rate)
        else:
            self.model.stop_training = len(self.losses) == self.steps
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
            self.learning_rates.append(float(self.model.optimizer.learning_rate))
# %% wrong: writes lists, but never sets the optimizer's rate | fails: rates, training
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            pass
# %% wrong: keeps the books right and trains with the optimizer's own rate | fails: training
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = self.rate, float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: does not start at min_lr | fails: rates, training
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: multiplies once an epoch | fails: rates, training
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True

    def on_epoch_end(self, epoch, logs=None):
        self.model.optimizer.learning_rate = float(self.model.optimizer.learning_rate) * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: never stops at a loss that is not finite | fails: stop
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
        if len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: looks for NaN only | fails: stop
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if np.isnan(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: looks for infinity only | fails: stop
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if np.isinf(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: leaves out the loss that is not finite | fails: stop
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        if np.isfinite(loss):
            self.learning_rates.append(rate)
            self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: stops without a message | fails: stop
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: goes on after so many steps | fails: rates, training, stop, refusals
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: stops one step late | fails: rates, training, stop, refusals
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps + 1:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: stops one step early | fails: rates, training, stop, refusals
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps - 1:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: keeps the lists of the last training | fails: training
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: lists that all finders share | fails: rates, training, stop, refusals
class LearningRateFinder(keras.callbacks.Callback):
    learning_rates, losses = [], []

    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: lets a schedule give Keras' own error | fails: refusals
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: overrides a schedule without a word | fails: refusals
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            self.model.optimizer._learning_rate = keras.Variable(0.0)
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: does not notice several steps per execution | fails: refusals
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: refuses every training | fails: rates, training, stop, refusals
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 0:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: ignores the arguments | fails: rates, training, stop, refusals
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = 1e-7, 10.0, 200
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: undoes the running mean as if batches counted | fails: training
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-7, max_lr=10.0, steps=200):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss if not self.losses else len(self.losses) * (loss - self.losses[-1]) + loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
# %% wrong: other defaults | fails: rates
class LearningRateFinder(keras.callbacks.Callback):
    def __init__(self, min_lr=1e-6, max_lr=10.0, steps=100):
        super().__init__()
        self.min_lr, self.max_lr, self.steps = min_lr, max_lr, steps
        self.learning_rates, self.losses = [], []

    def on_train_begin(self, logs=None):
        if not hasattr(self.model.optimizer.learning_rate, "assign"):
            raise ValueError("the optimizer has a schedule; compile with a number")
        if self.model.steps_per_execution > 1:
            raise ValueError("compile with steps_per_execution=1")
        self.learning_rates, self.losses = [], []
        self.model.optimizer.learning_rate = self.min_lr

    def on_train_batch_end(self, batch, logs=None):
        rate, loss = float(self.model.optimizer.learning_rate), float(logs["loss"])
        self.learning_rates.append(rate)
        self.losses.append(loss)
        if not np.isfinite(loss):
            print(f"stopped at {rate}: {loss}")
            self.model.stop_training = True
        elif len(self.losses) == self.steps:
            self.model.stop_training = True
        else:
            self.model.optimizer.learning_rate = rate * lr_factor(self.min_lr, self.max_lr, self.steps)
