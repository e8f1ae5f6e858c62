# %% right: minus the cycles that are over
def cosine_factor(step, decay_steps, alpha=0.0):
    turns = tf.cast(step, tf.float32) / decay_steps
    cosine = (1 + tf.cos(np.pi * (turns - tf.floor(turns)))) / 2
    return (1 - alpha) * cosine + alpha
# %% right: keras.ops
def cosine_factor(step, decay_steps, alpha=0.0):
    ops = keras.ops
    part = ops.mod(ops.cast(step, "float32"), decay_steps) / decay_steps
    return alpha + (1 - alpha) * (1 + ops.cos(math.pi * part)) / 2
# %% right: the square of a cosine of half the angle
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.math.floormod(tf.cast(step, tf.float32), float(decay_steps)) / decay_steps
    return alpha + (1 - alpha) * tf.cos(0.5 * math.pi * part) ** 2
# %% right: as Keras does it
def cosine_factor(step, decay_steps, alpha=0.0):
    schedule = keras.optimizers.schedules.CosineDecayRestarts(1.0, decay_steps, t_mul=1.0, alpha=alpha)
    return schedule(step)
# %% right: double precision, from 1 down
def cosine_factor(step, decay_steps, alpha=0.0):
    part = (tf.cast(step, tf.float64) % decay_steps) / decay_steps
    return 1 - (1 - alpha) * 0.5 * (1 - tf.cos(math.pi * part))
# %% wrong: degrees | fails: curve, restarts, alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % decay_steps / decay_steps
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(180 * part))
# %% wrong: a whole turn | fails: curve, restarts, alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % decay_steps / decay_steps
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(2 * math.pi * part))
# %% wrong: a quarter of a turn | fails: curve, restarts, alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % decay_steps / decay_steps
    return alpha + (1 - alpha) * tf.cos(0.5 * math.pi * part)
# %% wrong: half the angle | fails: curve, restarts, alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % decay_steps / decay_steps
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(0.5 * math.pi * part))
# %% wrong: the cosine alone | fails: curve, restarts, alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % decay_steps / decay_steps
    return alpha + (1 - alpha) * tf.cos(math.pi * part)
# %% wrong: a sine | fails: curve, restarts, alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % decay_steps / decay_steps
    return alpha + (1 - alpha) * 0.5 * (1 - tf.sin(math.pi * part))
# %% wrong: a straight line | fails: curve, restarts, alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % decay_steps / decay_steps
    return alpha + (1 - alpha) * (1 - part)
# %% wrong: one decay, then flat | fails: restarts, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.minimum(tf.cast(step, tf.float32) / decay_steps, 1.0)
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: swings back | fails: restarts, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) / decay_steps
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: the period is d - 1 | fails: curve, restarts, alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    d = max(decay_steps - 1, 1)
    part = tf.cast(step, tf.float32) % d / d
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: reaches alpha at the last step | fails: curve, restarts, alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % decay_steps / max(decay_steps - 1, 1)
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: stays a step longer | fails: restarts, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % (decay_steps + 1) / decay_steps
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: a step ahead | fails: curve, restarts, alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = (tf.cast(step, tf.float32) + 1) % decay_steps / decay_steps
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: cut off at alpha | fails: alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % decay_steps / decay_steps
    return tf.maximum(0.5 * (1 + tf.cos(math.pi * part)), alpha)
# %% wrong: alpha added | fails: alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % decay_steps / decay_steps
    return alpha + 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: scaled, not raised | fails: alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % decay_steps / decay_steps
    return (1 - alpha) * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: alpha ignored | fails: alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % decay_steps / decay_steps
    return 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: alpha and its rest swapped | fails: curve, restarts, alpha, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = tf.cast(step, tf.float32) % decay_steps / decay_steps
    return 1 - alpha + alpha * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: another default | fails: curve, restarts
def cosine_factor(step, decay_steps, alpha=0.1):
    part = tf.cast(step, tf.float32) % decay_steps / decay_steps
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: np.cos | fails: in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = step % decay_steps / decay_steps
    return alpha + (1 - alpha) * 0.5 * (1 + np.cos(np.pi * part))
# %% wrong: math.cos | fails: in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = step % decay_steps / decay_steps
    return alpha + (1 - alpha) * 0.5 * (1 + math.cos(math.pi * part))
# %% wrong: a Python loop over the cycles | fails: in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    step = tf.cast(step, tf.float32)
    while step >= decay_steps:
        step = step - decay_steps
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(math.pi * step / decay_steps))
# %% wrong: int(step) | fails: restarts, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    part = int(step) % decay_steps / decay_steps
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: alternate cycles rise | fails: restarts, in_fit
def cosine_factor(step, decay_steps, alpha=0.0):
    turns = tf.cast(step, tf.float32) / decay_steps
    part = tf.abs(turns - 2 * tf.floor((turns + 1) / 2))
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(math.pi * part))
