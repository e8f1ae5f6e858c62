# %% right: written out, with tf.where
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        w, d = self.warmup_steps, self.decay_steps
        warm = step / max(w, 1)
        part = (step - w) % d / d
        cosine = self.alpha + (1 - self.alpha) * 0.5 * (1 + tf.cos(math.pi * part))
        return self.initial_learning_rate * tf.where(step < w, warm, cosine)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% right: keras.ops.where, settings in a dict
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.settings = dict(initial_learning_rate=initial_learning_rate, warmup_steps=warmup_steps, decay_steps=decay_steps, alpha=alpha)

    def __call__(self, step):
        lr, w, d, alpha = self.settings.values()
        step = keras.ops.cast(step, "float32")
        cosine = cosine_factor(step - w, d, alpha)
        return lr * keras.ops.where(step < w, warmup_factor(step, w), cosine)

    def get_config(self):
        return dict(self.settings)
# %% right: tf.cond
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        lr, w = tf.constant(self.initial_learning_rate, tf.float32), self.warmup_steps
        return tf.cond(step < w, lambda: lr * warmup_factor(step, w),
                       lambda: lr * cosine_factor(step - w, self.decay_steps, self.alpha))

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% right: around Keras' own restarts, registered
@keras.utils.register_keras_serializable(package='course')
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha
        self.cosine = keras.optimizers.schedules.CosineDecayRestarts(initial_learning_rate, decay_steps, t_mul=1.0, alpha=alpha)

    def __call__(self, step):
        after = self.cosine(tf.maximum(tf.cast(step, tf.float32) - self.warmup_steps, 0.0))
        return after * warmup_factor(step, self.warmup_steps)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% right: floats in the config, and a name
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = float(warmup_steps)
        self.decay_steps = float(decay_steps)
        self.alpha = alpha

    def __call__(self, step):
        t = tf.cast(step, tf.float64)
        rising = t * self.initial_learning_rate / max(self.warmup_steps, 1.0)
        turns = (t - self.warmup_steps) / self.decay_steps
        low = self.alpha * self.initial_learning_rate
        falling = low + (self.initial_learning_rate - low) * (1 + tf.cos(math.pi * (turns - tf.floor(turns)))) / 2
        return tf.cast(tf.where(t < self.warmup_steps, rising, falling), tf.float32)

    def get_config(self):
        return super().get_config() if False else {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: the cosine runs during warmup | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(step, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: the cycle is not shifted | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        w, d = self.warmup_steps, self.decay_steps
        warm = step / max(w, 1)
        part = step % d / d
        cosine = self.alpha + (1 - self.alpha) * 0.5 * (1 + tf.cos(math.pi * part))
        return self.initial_learning_rate * tf.where(step < w, warm, cosine)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: warmup inside the first cycle, which is shorter | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        w, d = self.warmup_steps, self.decay_steps
        part = tf.where(step < d, (step - w) / max(d - w, 1), step % d / d)
        cosine = self.alpha + (1 - self.alpha) * 0.5 * (1 + tf.cos(math.pi * part))
        return self.initial_learning_rate * tf.where(step < w, step / max(w, 1), cosine)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: warmup again in each cycle | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32) % (self.warmup_steps + self.decay_steps)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: alpha as a learning rate | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        low = self.alpha / self.initial_learning_rate
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, low)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: alpha forgotten | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: the initial rate forgotten | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: one decay only | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        w, d = self.warmup_steps, self.decay_steps
        warm = step / max(w, 1)
        part = tf.minimum((step - w) / d, 1.0)
        cosine = self.alpha + (1 - self.alpha) * 0.5 * (1 + tf.cos(math.pi * part))
        return self.initial_learning_rate * tf.where(step < w, warm, cosine)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: the period is d - 1 | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        w, d = self.warmup_steps, self.decay_steps
        warm = step / max(w, 1)
        part = (step - w) % max(d - 1, 1) / max(d - 1, 1)
        cosine = self.alpha + (1 - self.alpha) * 0.5 * (1 + tf.cos(math.pi * part))
        return self.initial_learning_rate * tf.where(step < w, warm, cosine)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: degrees | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        w, d = self.warmup_steps, self.decay_steps
        warm = step / max(w, 1)
        part = (step - w) % d / d
        cosine = self.alpha + (1 - self.alpha) * 0.5 * (1 + tf.cos(180 * part))
        return self.initial_learning_rate * tf.where(step < w, warm, cosine)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: the cosine begins a step late | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps - 1, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: NaN without warmup | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        warm = tf.minimum(step / self.warmup_steps, 1.0)
        return self.initial_learning_rate * warm * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: the first rate is 0 without warmup | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        warm = tf.minimum(step / max(self.warmup_steps, 1), 1.0)
        return self.initial_learning_rate * warm * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: a Python branch | fails: in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        if step < self.warmup_steps:
            return self.initial_learning_rate * warmup_factor(step, self.warmup_steps)
        return self.initial_learning_rate * cosine_factor(step - self.warmup_steps, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: np.cos | fails: in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = np.float64(step)
        w, d = self.warmup_steps, self.decay_steps
        cosine = self.alpha + (1 - self.alpha) * 0.5 * (1 + np.cos(np.pi * ((step - w) % d) / d))
        return self.initial_learning_rate * np.where(step < w, step / max(w, 1), cosine)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: a Python number of the step | fails: in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = float(step)
        since = max(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: counts its own calls | fails: joined, in_fit, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha
        self.calls = -1

    def __call__(self, step):
        self.calls += 1
        since = max(self.calls - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(self.calls, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: settings of the class, not of the object | fails: resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        type(self).initial_learning_rate = initial_learning_rate
        type(self).warmup_steps = warmup_steps
        type(self).decay_steps = decay_steps
        type(self).alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: no alpha in the config | fails: config, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps}
# %% wrong: other names in the config | fails: config, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: tensors in the config | fails: config, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": tf.constant(self.initial_learning_rate), "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: NumPy's short floats in the config | fails: config
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": np.float32(self.alpha)}
# %% wrong: the lowest rate as alpha in the config | fails: config, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                "decay_steps": self.decay_steps, "alpha": self.alpha * self.initial_learning_rate}
# %% wrong: texts in the config | fails: config, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": str(self.warmup_steps),
                "decay_steps": self.decay_steps, "alpha": self.alpha}
# %% wrong: the config as JSON | fails: config, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return json.dumps({"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.warmup_steps,
                           "decay_steps": self.decay_steps, "alpha": self.alpha})
# %% wrong: steps swapped in the config | fails: config, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {"initial_learning_rate": self.initial_learning_rate, "warmup_steps": self.decay_steps,
                "decay_steps": self.warmup_steps, "alpha": self.alpha}
# %% wrong: no config | fails: config, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return None
# %% wrong: an empty config | fails: config, resume
class WarmupCosineRestart(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, initial_learning_rate, warmup_steps, decay_steps, alpha=0.0):
        self.initial_learning_rate = initial_learning_rate
        self.warmup_steps = warmup_steps
        self.decay_steps = decay_steps
        self.alpha = alpha

    def __call__(self, step):
        step = tf.cast(step, tf.float32)
        since = tf.maximum(step - self.warmup_steps, 0.0)
        return self.initial_learning_rate * warmup_factor(step, self.warmup_steps) * cosine_factor(since, self.decay_steps, self.alpha)

    def get_config(self):
        return {}
