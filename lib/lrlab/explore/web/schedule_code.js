// The same schedule in Keras, PyTorch and optax, from the schedules that come with these libraries.
// A schedule is a list of parts, [steps, Python], one after the other.

const num = (x) => (Number.isInteger(x) ? x.toFixed(1) : String(x)); // a float in Python
const times = (peak, factor) => (factor === 0 ? "0.0" : factor === 1 ? num(peak) : `${num(peak)} * ${num(factor)}`);
const holds = (s, n) => n - s.warmup - s.decay; // steps at the peak of warmup-stable-decay

// The cycles of restarts: steps, and the height of their beginning as a fraction of the peak.
export function cycles(s, n) {
  const list = [];
  for (let begin = s.warmup, steps = s.cycle, factor = 1; begin < n; begin += steps, steps *= s.t_mul) {
    list.push({ steps, height: s.alpha + (1 - s.alpha) * factor });
    factor *= s.m_mul;
  }
  return list;
}

function listed(parts) {
  let sum = 0;
  const begins = parts.slice(0, -1).map(([steps]) => (sum += steps));
  return { list: `[\n${parts.map(([, text]) => `        ${text},\n`).join("")}    ]`, begins: begins.join(", ") };
}

const JOINED = `@keras.saving.register_keras_serializable()
class Joined(keras.optimizers.schedules.LearningRateSchedule):
    """One schedule after the other, each counting its own steps from 0 (Keras has no such class)."""

    def __init__(self, schedules, boundaries):
        self.schedules, self.boundaries = schedules, boundaries

    def __call__(self, step):
        step = keras.ops.cast(step, "float32")
        rate = self.schedules[0](step)
        for begin, schedule in zip(self.boundaries, self.schedules[1:]):
            rate = keras.ops.where(step < begin, rate, schedule(keras.ops.maximum(step - begin, 0.0)))
        return rate

    def get_config(self):
        return {"schedules": self.schedules, "boundaries": self.boundaries}

    @classmethod
    def from_config(cls, config):
        return cls([keras.saving.deserialize_keras_object(part) for part in config["schedules"]], config["boundaries"])

`;

const KERAS = {
  restarts: (s, n) => {
    const more = `t_mul=${num(s.t_mul)}, m_mul=${num(s.m_mul)}, alpha=${num(s.alpha)}`;
    return [[n, `schedules.CosineDecayRestarts(${num(s.peak)}, ${s.cycle}, ${more})`]];
  },
  wsd: (s, n) => {
    const last = `schedules.PolynomialDecay(${num(s.peak)}, ${s.decay}, ${times(s.peak, s.alpha)})`;
    const constant = `schedules.PolynomialDecay(${num(s.peak)}, 1, ${num(s.peak)})`;
    return [...(holds(s, n) && !s.warmup ? [[holds(s, n), constant]] : []), [s.decay, last]];
  },
  step: (s, n) => [[n, `schedules.ExponentialDecay(${num(s.peak)}, ${s.every}, ${num(s.gamma)}, staircase=True)`]],
  exponential: (s, n) => [[n, `schedules.ExponentialDecay(${num(s.peak)}, ${n - s.warmup}, ${num(s.alpha)})`]],
};

function kerasCosine(s, n) {
  // has a warmup of its own
  const peak = num(s.peak);
  const end = `decay_steps=${n - s.warmup}, alpha=${num(s.alpha)}`;
  const warm = `\n    0.0, ${end}, warmup_target=${peak}, warmup_steps=${s.warmup}\n`;
  return [[n, `schedules.CosineDecay(${s.warmup ? warm : `${peak}, ${end}`})`]];
}

function keras(s, n) {
  const parts = s.kind === "cosine" ? kerasCosine(s, n) : KERAS[s.kind](s, n);
  const stays = s.kind === "wsd" ? holds(s, n) : 0; // PolynomialDecay stays at its end
  if (s.warmup && s.kind !== "cosine") {
    parts.unshift([s.warmup + stays, `schedules.PolynomialDecay(0.0, ${s.warmup}, ${num(s.peak)})`]);
  }
  const head = "import keras\nfrom keras.optimizers import schedules\n";
  const use = "\noptimizer = keras.optimizers.SGD(learning_rate=schedule)";
  if (parts.length === 1) return `${head}\nschedule = ${parts[0][1]}${use}`;
  const { list, begins } = listed(parts);
  return `${head}\n\n${JOINED}\nschedule = Joined(\n    ${list},\n    boundaries=[${begins}],\n)${use}`;
}

const factor = (s) => `
import math


def factor(step):  # on the peak; CosineAnnealingWarmRestarts keeps its peaks equal
    length, height = ${s.cycle}, 1.0
    while step >= length:
        step, length, height = step - length, length * ${s.t_mul}, height * ${num(s.m_mul)}
    wave = height * (1 + math.cos(math.pi * step / length)) / 2
    return ${num(s.alpha)} + (1 - ${num(s.alpha)}) * wave

`;

const TORCH = {
  cosine: (s, n) => [[n, `CosineAnnealingLR(optimizer, T_max=${n - s.warmup}, eta_min=${times(s.peak, s.alpha)})`]],
  restarts: (s, n) => {
    const equal = `T_0=${s.cycle}, T_mult=${s.t_mul}, eta_min=${times(s.peak, s.alpha)}`;
    const text = s.m_mul === 1 ? `CosineAnnealingWarmRestarts(optimizer, ${equal})` : "LambdaLR(optimizer, factor)";
    return [[n, text]];
  },
  wsd: (s, n) => {
    const hold = `ConstantLR(optimizer, factor=1.0, total_iters=${holds(s, n)})`;
    const last = `start_factor=1.0, end_factor=${num(s.alpha)}, total_iters=${s.decay}`;
    return [...(holds(s, n) ? [[holds(s, n), hold]] : []), [s.decay, `LinearLR(optimizer, ${last})`]];
  },
  step: (s, n) => [[n, `StepLR(optimizer, step_size=${s.every}, gamma=${num(s.gamma)})`]],
  exponential: (s, n) => [[n, `ExponentialLR(optimizer, gamma=${num(s.alpha)} ** (1 / ${n - s.warmup}))`]],
};

function torch(s, n) {
  const parts = TORCH[s.kind](s, n).map(([steps, text]) => [steps, `lr_scheduler.${text}`]);
  const warm = `lr_scheduler.LambdaLR(optimizer, lambda step: step / ${s.warmup})`;
  if (s.warmup) parts.unshift([s.warmup, warm]);
  const extra = s.kind === "restarts" && s.m_mul !== 1 ? factor(s) : "";
  const begin = `\noptimizer = torch.optim.SGD(model.parameters(), lr=${num(s.peak)})\n`;
  const head = `import torch\nfrom torch.optim import lr_scheduler\n${extra}${begin}`;
  const use = "\n# in the training loop, after each optimizer.step():  scheduler.step()";
  if (parts.length === 1) return `${head}scheduler = ${parts[0][1]}${use}`;
  const { list, begins } = listed(parts);
  const why = s.warmup ? "# LambdaLR warms up, since LinearLR cannot begin at 0\n" : "";
  const parameters = `\n    optimizer,\n    ${list},\n    milestones=[${begins}],\n`;
  return `${head}${why}scheduler = lr_scheduler.SequentialLR(${parameters})${use}`;
}

const OPTAX = {
  cosine: (s, n) => [[n, `cosine_decay_schedule(${num(s.peak)}, decay_steps=${n}, alpha=${num(s.alpha)})`]],
  restarts: (s, n) =>
    cycles(s, n).map(({ steps, height }) => {
      const more = `decay_steps=${steps}, alpha=${num(s.alpha / height)}`;
      return [steps, `cosine_decay_schedule(${times(s.peak, height)}, ${more})`];
    }),
  wsd: (s, n) => {
    const ends = `${num(s.peak)}, ${times(s.peak, s.alpha)}, transition_steps=${s.decay}`;
    const hold = [holds(s, n), `constant_schedule(${num(s.peak)})`];
    return [...(holds(s, n) ? [hold] : []), [s.decay, `linear_schedule(${ends})`]];
  },
  step: (s, n) => {
    const more = `transition_steps=${s.every}, decay_rate=${num(s.gamma)}, staircase=True`;
    return [[n, `exponential_decay(${num(s.peak)}, ${more})`]];
  },
  exponential: (s, n) => {
    const more = `transition_steps=${n - s.warmup}, decay_rate=${num(s.alpha)}`;
    return [[n, `exponential_decay(${num(s.peak)}, ${more})`]];
  },
};

function optaxWarmCosine(s, n) {
  // its decay_steps count the warmup too
  const first = `init_value=0.0, peak_value=${num(s.peak)}, warmup_steps=${s.warmup}`;
  const more = `decay_steps=${n}, end_value=${times(s.peak, s.alpha)}`;
  return [[n, `warmup_cosine_decay_schedule(\n    ${first}, ${more}\n)`]];
}

function optax(s, n) {
  const whole = s.kind === "cosine" && s.warmup > 0;
  const parts = (whole ? optaxWarmCosine(s, n) : OPTAX[s.kind](s, n)).map(([steps, text]) => [
    steps,
    `optax.${text}`,
  ]);
  const warm = `optax.linear_schedule(0.0, ${num(s.peak)}, transition_steps=${s.warmup})`;
  if (s.warmup && !whole) parts.unshift([s.warmup, warm]);
  const use = "\noptimizer = optax.sgd(learning_rate=schedule)";
  if (parts.length === 1) return `import optax\n\nschedule = ${parts[0][1]}${use}`;
  const { list, begins } = listed(parts);
  return `import optax\n\nschedule = optax.join_schedules(\n    ${list},\n    boundaries=[${begins}],\n)${use}`;
}

export const LIBRARIES = { keras: "Keras", torch: "PyTorch", optax: "optax" };

// Python that makes the schedule and an optimizer with it.
export const code = (library, s, n) => ({ keras, torch, optax })[library](s, n);
