# %% right: nested tf.where
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    step = tf.cast(step, tf.float32)
    down = (total_steps - step) / decay_steps
    stable = tf.where(step < total_steps - decay_steps, 1.0, down)
    return tf.where(step >= total_steps, 0.0, tf.where(step < warmup_steps, warmup_factor(step, warmup_steps), stable))


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% right: clipped lines multiplied; the second written out
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    step = keras.ops.cast(step, "float32")
    return warmup_factor(step, warmup_steps) * keras.ops.clip((total_steps - step) / decay_steps, 0.0, 1.0)


def linear_factor(step, total_steps, warmup_steps):
    step = tf.cast(step, tf.float32)
    down = tf.nn.relu(total_steps - step) / (total_steps - warmup_steps)
    return tf.minimum(warmup_factor(step, warmup_steps), down)
# %% right: straight lines between points
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    step = tf.cast(step, tf.float64)
    up = step / warmup_steps if warmup_steps else tf.constant(1.0, tf.float64)
    return tf.clip_by_value(tf.minimum(up, (total_steps - step) / decay_steps), 0.0, 1.0)


def linear_factor(step, total_steps, warmup_steps):
    step = tf.cast(step, tf.float32)
    return tf.cond(step < warmup_steps, lambda: step / max(warmup_steps, 1),
                   lambda: tf.maximum(1 - (step - warmup_steps) / (total_steps - warmup_steps), 0.0))
# %% right: the second first in thought: the first is its stretched copy
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    step = tf.cast(step, tf.float32)
    fall = 1 - tf.clip_by_value((step - (total_steps - decay_steps)) / decay_steps, 0.0, 1.0)
    return tf.minimum(warmup_factor(step, warmup_steps), fall)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% wrong: below 0 after the end | fails: lines, in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    left = (total_steps - tf.cast(step, tf.float32)) / decay_steps
    return tf.minimum(warmup_factor(step, warmup_steps), left)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% wrong: no warmup | fails: lines, in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    left = (total_steps - tf.cast(step, tf.float32)) / decay_steps
    return tf.clip_by_value(left, 0.0, 1.0)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% wrong: decays right after the warmup | fails: lines, in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    left = (total_steps - tf.cast(step, tf.float32)) / (total_steps - warmup_steps)
    return tf.maximum(tf.minimum(warmup_factor(step, warmup_steps), left), 0.0)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% wrong: decay_steps is where the decay begins | fails: lines, in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    left = (total_steps - tf.cast(step, tf.float32)) / (total_steps - decay_steps)
    return tf.maximum(tf.minimum(warmup_factor(step, warmup_steps), left), 0.0)


def linear_factor(step, total_steps, warmup_steps):
    left = (total_steps - tf.cast(step, tf.float32)) / (total_steps - warmup_steps)
    return tf.maximum(tf.minimum(warmup_factor(step, warmup_steps), left), 0.0)
# %% wrong: 0 a step too early | fails: lines, in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    left = (total_steps - 1 - tf.cast(step, tf.float32)) / decay_steps
    return tf.maximum(tf.minimum(warmup_factor(step, warmup_steps), left), 0.0)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% wrong: 0 a step too late | fails: lines, in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    left = (total_steps + 1 - tf.cast(step, tf.float32)) / decay_steps
    return tf.maximum(tf.minimum(warmup_factor(step, warmup_steps), left), 0.0)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% wrong: no decay | fails: lines, in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    return warmup_factor(step, warmup_steps)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% wrong: a cosine down | fails: lines, in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    left = (total_steps - tf.cast(step, tf.float32)) / decay_steps
    left = 0.5 * (1 - tf.cos(math.pi * tf.clip_by_value(left, 0.0, 1.0)))
    return tf.maximum(tf.minimum(warmup_factor(step, warmup_steps), left), 0.0)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% wrong: starts again after the end | fails: lines, in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    left = (total_steps - tf.cast(step, tf.float32) % total_steps) / decay_steps
    return tf.maximum(tf.minimum(warmup_factor(step % total_steps, warmup_steps), left), 0.0)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% wrong: NaN without warmup | fails: lines
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    step = tf.cast(step, tf.float32)
    left = (total_steps - step) / decay_steps
    return tf.maximum(tf.minimum(tf.minimum(step / warmup_steps, 1.0), left), 0.0)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% wrong: the line falls from step 0 | fails: lines, in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    left = (total_steps - tf.cast(step, tf.float32)) / decay_steps
    return tf.maximum(tf.minimum(warmup_factor(step, warmup_steps), left), 0.0)


def linear_factor(step, total_steps, warmup_steps):
    left = 1 - tf.cast(step, tf.float32) / total_steps
    return tf.maximum(tf.minimum(warmup_factor(step, warmup_steps), left), 0.0)
# %% wrong: warmup times a line from step 0 | fails: lines, in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    left = (total_steps - tf.cast(step, tf.float32)) / decay_steps
    return tf.maximum(tf.minimum(warmup_factor(step, warmup_steps), left), 0.0)


def linear_factor(step, total_steps, warmup_steps):
    left = 1 - tf.cast(step, tf.float32) / total_steps
    return warmup_factor(step, warmup_steps) * tf.maximum(left, 0.0)
# %% wrong: the second without warmup | fails: lines, in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    left = (total_steps - tf.cast(step, tf.float32)) / decay_steps
    return tf.maximum(tf.minimum(warmup_factor(step, warmup_steps), left), 0.0)


def linear_factor(step, total_steps, warmup_steps):
    return tf.clip_by_value((total_steps - tf.cast(step, tf.float32)) / (total_steps - warmup_steps), 0.0, 1.0)
# %% wrong: the second decays over a fifth | fails: lines, in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    left = (total_steps - tf.cast(step, tf.float32)) / decay_steps
    return tf.maximum(tf.minimum(warmup_factor(step, warmup_steps), left), 0.0)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps / 5)
# %% wrong: the second goes below 0 | fails: lines
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    left = (total_steps - tf.cast(step, tf.float32)) / decay_steps
    return tf.maximum(tf.minimum(warmup_factor(step, warmup_steps), left), 0.0)


def linear_factor(step, total_steps, warmup_steps):
    left = (total_steps - tf.cast(step, tf.float32)) / (total_steps - warmup_steps)
    return tf.minimum(warmup_factor(step, warmup_steps), left)
# %% wrong: Python branches | fails: in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    if step >= total_steps:
        return 0.0
    if step < warmup_steps:
        return step / warmup_steps
    return min(1.0, (total_steps - step) / decay_steps)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% wrong: Python's min and max | fails: in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    return max(min(step / max(warmup_steps, 1e-9) if warmup_steps else 1.0, (total_steps - step) / decay_steps, 1.0), 0.0)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% wrong: np.clip | fails: in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    up = step / warmup_steps if warmup_steps else 1.0
    return np.clip(np.minimum(up, (total_steps - step) / decay_steps), 0, 1)


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
# %% wrong: np.interp | fails: in_fit
def wsd_factor(step, total_steps, warmup_steps, decay_steps):
    return np.interp(float(step), [0, warmup_steps, total_steps - decay_steps, total_steps], [0, 1, 1, 0]) if warmup_steps else np.interp(float(step), [total_steps - decay_steps, total_steps], [1, 0])


def linear_factor(step, total_steps, warmup_steps):
    return wsd_factor(step, total_steps, warmup_steps, total_steps - warmup_steps)
