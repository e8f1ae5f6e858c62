# %% right: the smaller of two, and an if on the setting
def warmup_factor(step, warmup_steps):
    if warmup_steps == 0:
        return tf.constant(1.0)
    return tf.minimum(tf.cast(step, tf.float32) / warmup_steps, 1.0)
# %% right: keras.ops.where
def warmup_factor(step, warmup_steps):
    step = keras.ops.cast(step, "float32")
    return keras.ops.where(step >= warmup_steps, 1.0, step / max(1, warmup_steps))
# %% right: tf.cond
def warmup_factor(step, warmup_steps):
    step = tf.cast(step, tf.float32)
    return tf.cond(step < warmup_steps, lambda: step / warmup_steps, lambda: tf.constant(1.0))
# %% right: without a cast, in double precision where the step is whole
def warmup_factor(step, warmup_steps):
    if not warmup_steps:
        return 1.0
    return tf.minimum(step / warmup_steps, 1.0)
# %% right: clipped
def warmup_factor(step, warmup_steps):
    if warmup_steps < 1:
        return 1.0
    return tf.clip_by_value(tf.cast(step, tf.float64) / warmup_steps, 0.0, 1.0)
# %% right: where takes the other side of 0/0
def warmup_factor(step, warmup_steps):
    now = tf.cast(step, tf.float32)
    return tf.where(now >= warmup_steps, 1.0, now / warmup_steps)
# %% wrong: begins with 1/w | fails: ramp, in_fit
def warmup_factor(step, warmup_steps):
    if warmup_steps == 0:
        return 1.0
    return tf.minimum((tf.cast(step, tf.float32) + 1) / warmup_steps, 1.0)
# %% wrong: goes on above 1 | fails: ramp, in_fit
def warmup_factor(step, warmup_steps):
    return tf.cast(step, tf.float32) / warmup_steps if warmup_steps else 1.0
# %% wrong: at 1 a step too early | fails: ramp, in_fit
def warmup_factor(step, warmup_steps):
    return tf.minimum(tf.cast(step, tf.float32) / max(warmup_steps - 1, 1e-9), 1.0) if warmup_steps else 1.0
# %% wrong: a Python branch on the step | fails: in_fit
def warmup_factor(step, warmup_steps):
    return step / warmup_steps if step < warmup_steps else 1.0
# %% wrong: np.minimum | fails: in_fit
def warmup_factor(step, warmup_steps):
    return np.minimum(step / warmup_steps, 1.0) if warmup_steps else 1.0
# %% wrong: Python's min | fails: in_fit
def warmup_factor(step, warmup_steps):
    return min(step / warmup_steps, 1.0) if warmup_steps else 1.0
# %% wrong: float(step) | fails: in_fit
def warmup_factor(step, warmup_steps):
    return min(float(step) / warmup_steps, 1.0) if warmup_steps else 1.0
# %% wrong: NaN without warmup | fails: ramp, in_fit
def warmup_factor(step, warmup_steps):
    return tf.minimum(tf.cast(step, tf.float32) / warmup_steps, 1.0)
# %% wrong: 0 at the first step without warmup | fails: ramp, in_fit
def warmup_factor(step, warmup_steps):
    return tf.minimum(tf.cast(step, tf.float32) / max(warmup_steps, 1), 1.0)
# %% wrong: an epsilon in the denominator | fails: ramp, in_fit
def warmup_factor(step, warmup_steps):
    return tf.minimum(tf.cast(step, tf.float32) / (warmup_steps + 1e-7), 1.0)
# %% wrong: a whole-number division | fails: ramp, in_fit
def warmup_factor(step, warmup_steps):
    return tf.minimum(tf.cast(step, tf.float32) // max(warmup_steps, 1), 1.0) if warmup_steps else 1.0
# %% wrong: falls | fails: ramp, in_fit
def warmup_factor(step, warmup_steps):
    return tf.maximum(1 - tf.cast(step, tf.float32) / max(warmup_steps, 1), 0.0)
# %% wrong: half a cosine up | fails: ramp, in_fit
def warmup_factor(step, warmup_steps):
    part = tf.minimum(tf.cast(step, tf.float32) / warmup_steps, 1.0) if warmup_steps else 1.0
    return 0.5 * (1 - tf.cos(math.pi * part))
# %% wrong: cuts fractions of a step off | fails: ramp
def warmup_factor(step, warmup_steps):
    return tf.minimum(tf.cast(step, tf.int32) / warmup_steps, 1.0) if warmup_steps else 1.0
# %% wrong: half precision | fails: ramp, in_fit
def warmup_factor(step, warmup_steps):
    return tf.minimum(tf.cast(step, tf.float16) / warmup_steps, 1.0) if warmup_steps else 1.0
# %% wrong: counts its own calls | fails: ramp, in_fit
CALLS = [0]


def warmup_factor(step, warmup_steps):
    CALLS[0] += 1
    return min((CALLS[0] - 1) / warmup_steps, 1.0) if warmup_steps else 1.0
# %% wrong: 0 again after the warmup | fails: ramp, in_fit
def warmup_factor(step, warmup_steps):
    step = tf.cast(step, tf.float32)
    return step % warmup_steps / warmup_steps if warmup_steps else 1.0
