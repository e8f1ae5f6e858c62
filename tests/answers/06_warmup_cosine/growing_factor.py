# %% right: as Keras does it
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    schedule = keras.optimizers.schedules.CosineDecayRestarts(1.0, first_decay_steps, t_mul, m_mul, alpha)
    return schedule(step)
# %% right: walks through the cycles, with tf.where
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    step = tf.cast(step, tf.float32)
    start, length, height, part, peak = 0.0, float(first_decay_steps), 1.0, 0.0, 1.0
    for _ in range(100):
        part = tf.where(step >= start, (step - start) / length, part)
        peak = tf.where(step >= start, height, peak)
        start, length, height = start + length, min(length * t_mul, 1e30), height * m_mul
    return alpha + (1 - alpha) * peak * (1 + tf.cos(math.pi * part)) / 2
# %% right: tf.while_loop
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    step = tf.cast(step, tf.float32)
    left, length, peak = tf.while_loop(
        lambda left, length, peak: left >= length,
        lambda left, length, peak: (left - length, length * t_mul, peak * m_mul),
        (step, tf.constant(float(first_decay_steps)), tf.constant(1.0)))
    return alpha + (1 - alpha) * peak * 0.5 * (1 + tf.cos(math.pi * left / length))
# %% right: keras.ops, the beginnings in a list
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    ops = keras.ops
    step, begin, length = ops.cast(step, "float32"), 0.0, float(first_decay_steps)
    begins, lengths = [], []
    while len(begins) < 60:
        begins.append(begin)
        lengths.append(length)
        begin, length = begin + length, length * t_mul
    number = ops.sum(ops.cast(step >= ops.array(begins, "float32"), "int32")) - 1
    part = (step - ops.take(ops.array(begins, "float32"), number)) / ops.take(ops.array(lengths, "float32"), number)
    peak = ops.power(float(m_mul), ops.cast(number, "float32"))
    return alpha + (1 - alpha) * peak * (1 + ops.cos(math.pi * part)) / 2
# %% right: double precision
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float64) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return alpha + (1 - alpha) * m_mul**cycle * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: the cycles do not grow | fails: cycles, in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    cycle = tf.floor(turns)
    return alpha + (1 - alpha) * m_mul**cycle * 0.5 * (1 + tf.cos(math.pi * (turns - cycle)))
# %% wrong: the peaks stay | fails: cycles, in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return alpha + (1 - alpha) * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: peaks a cycle too early | fails: cycles, in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return alpha + (1 - alpha) * m_mul ** (cycle + 1) * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: peaks fall in a line | fails: cycles, in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return alpha + (1 - alpha) * (1 - (1 - m_mul) * cycle) * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: peaks a product with the number of the cycle | fails: cycles, in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return alpha + (1 - alpha) * (m_mul * cycle) * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: alpha falls with the peaks | fails: cycles, in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return m_mul**cycle * (alpha + (1 - alpha) * 0.5 * (1 + tf.cos(math.pi * part)))
# %% wrong: alpha ignored | fails: cycles, in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return m_mul**cycle * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: NaN where all cycles are equal | fails: cycles, in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    cycle = tf.floor(tf.math.log(1 + turns * (t_mul - 1)) / tf.math.log(float(t_mul)))
    part = (turns - (t_mul**cycle - 1) / (t_mul - 1 + 1e-12)) / t_mul**cycle
    return alpha + (1 - alpha) * m_mul**cycle * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: the cycles begin at powers | fails: cycles
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return alpha + (1 - alpha) * m_mul**cycle * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: always doubles | fails: cycles
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns * (2 - 1)) / math.log(2))
        part = (turns - (2**cycle - 1)) / 2**cycle
    return alpha + (1 - alpha) * m_mul**cycle * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: rounds the number of the cycle | fails: cycles, in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.round(tf.math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return alpha + (1 - alpha) * m_mul**cycle * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: the part of the first length | fails: cycles, in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1))
    return alpha + (1 - alpha) * m_mul**cycle * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: the rest of a division | fails: cycles, in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = turns / t_mul**cycle % 1
    return alpha + (1 - alpha) * m_mul**cycle * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: a whole turn in each cycle | fails: cycles, in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return alpha + (1 - alpha) * m_mul**cycle * 0.5 * (1 + tf.cos(2 * math.pi * part))
# %% wrong: another default for t_mul | fails: cycles
def growing_factor(step, first_decay_steps, t_mul=1.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return alpha + (1 - alpha) * m_mul**cycle * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: another default for m_mul | fails: cycles
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=0.5, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(tf.math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return alpha + (1 - alpha) * m_mul**cycle * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: a Python loop over the step | fails: in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    step, peak = tf.cast(step, tf.float32), 1.0
    while step >= first_decay_steps:
        step, first_decay_steps, peak = step - first_decay_steps, first_decay_steps * t_mul, peak * m_mul
    return alpha + (1 - alpha) * peak * 0.5 * (1 + tf.cos(math.pi * step / first_decay_steps))
# %% wrong: math.log of the step | fails: in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = tf.cast(step, tf.float32) / first_decay_steps
    if t_mul == 1:
        cycle = tf.floor(turns)
        part = turns - cycle
    else:
        cycle = tf.floor(math.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return alpha + (1 - alpha) * m_mul**cycle * 0.5 * (1 + tf.cos(math.pi * part))
# %% wrong: NumPy | fails: in_fit
def growing_factor(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    turns = np.asarray(step, float) / first_decay_steps
    if t_mul == 1:
        cycle = np.floor(turns)
        part = turns - cycle
    else:
        cycle = np.floor(np.log(1 + turns * (t_mul - 1)) / math.log(t_mul))
        part = (turns - (t_mul**cycle - 1) / (t_mul - 1)) / t_mul**cycle
    return alpha + (1 - alpha) * m_mul**cycle * 0.5 * (1 + np.cos(math.pi * part))
