// Learning rates that change with the step k = 0 … n−1. A schedule is an object; what a kind does not use is ignored.

export const KINDS = {
  cosine: "cosine",
  restarts: "cosine with restarts",
  wsd: "warmup–stable–decay",
  step: "step decay",
  exponential: "exponential",
};
export const USES = {
  cosine: ["alpha"],
  restarts: ["alpha", "cycle", "t_mul", "m_mul"],
  wsd: ["decay", "alpha"],
  step: ["every", "gamma"],
  exponential: ["alpha"],
};

// What a value may be, in a run of n steps with this schedule's warmup.
export function limits(s, n) {
  const rest = n - s.warmup;
  return {
    peak: [1e-5, 10],
    warmup: [0, Math.floor(n / 2)],
    alpha: [s.kind === "exponential" ? 0.001 : 0, 1],
    cycle: [Math.min(10, rest), rest],
    t_mul: [1, 3],
    m_mul: [0.1, 1],
    decay: [1, rest],
    every: [Math.min(10, rest), rest],
    gamma: [0.1, 0.9],
  };
}

// Brings every value into its limits; run it after each change.
export function settled(s, n) {
  const out = { ...s };
  for (const name of ["peak", "warmup", "alpha", "cycle", "t_mul", "m_mul", "decay", "every", "gamma"]) {
    const [low, high] = limits(out, n)[name];
    out[name] = Math.min(Math.max(out[name], low), high);
  }
  return out;
}

export function fresh(kind, peak, warmup, n, alpha = 0) {
  const rest = n - warmup;
  const third = Math.max(1, Math.round(rest / 3));
  return settled(
    {
      kind,
      peak,
      warmup,
      alpha,
      cycle: third,
      t_mul: 1,
      m_mul: 1,
      decay: Math.max(1, Math.round(rest / 5)),
      every: third,
      gamma: 0.1,
    },
    n,
  );
}

// After the warmup: the factor on the peak, j steps later.
const SHAPES = {
  cosine: (s, j, rest) => s.alpha + (1 - s.alpha) * 0.5 * (1 + Math.cos((Math.PI * j) / rest)),
  restarts: (s, j) => {
    let length = s.cycle;
    let height = 1;
    while (j >= length) {
      j -= length;
      length *= s.t_mul;
      height *= s.m_mul;
    }
    return s.alpha + (1 - s.alpha) * height * 0.5 * (1 + Math.cos((Math.PI * j) / length));
  },
  wsd: (s, j, rest) => 1 - ((1 - s.alpha) * Math.max(0, j - (rest - s.decay))) / s.decay,
  step: (s, j) => s.gamma ** Math.floor(j / s.every),
  exponential: (s, j, rest) => s.alpha ** (j / rest),
};

// The learning rate of update k in a run of n steps.
export function rateAt(s, k, n) {
  if (k < s.warmup) return (s.peak * k) / s.warmup;
  return s.peak * SHAPES[s.kind](s, k - s.warmup, n - s.warmup);
}

export const rates = (s, n) => Array.from({ length: n }, (_, k) => rateAt(s, k, n));

export function summary(s, n) {
  const all = rates(s, n);
  return { mean: all.reduce((a, b) => a + b, 0) / n, first: all[0], last: all[n - 1], highest: Math.max(...all) };
}
