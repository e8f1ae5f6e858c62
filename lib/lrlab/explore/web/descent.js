// Gradient descent on f(x) = ½·c·x². The numbers first (exported), then the picture.

export const STEPS = 40;
const DECAYS = { constant: "constant", halved: "halved every 10 steps", inverse: "η / (1 + k/10)" };
const RULES = { gradient: "gradient descent", heavy: "momentum (heavy ball)", nesterov: "momentum (Nesterov)" };

// The learning rate of step k = 0, 1, …
export function rateAt(p, k) {
  if (p.decay === "halved") return p.lr * 0.5 ** Math.floor(k / 10);
  return p.decay === "inverse" ? p.lr / (1 + k / 10) : p.lr;
}

const memory = (p) => (p.rule === "gradient" ? 0 : p.momentum);

// v ← β·v − η·f'(x), or with Nesterov f'(x + β·v); x ← x + v. Returns x₀ … x_n.
export function descend(p, n = STEPS) {
  const xs = [p.start];
  const beta = memory(p);
  for (let k = 0, v = 0; k < n; k++) {
    const x = xs[k];
    const at = p.rule === "nesterov" ? x + beta * v : x;
    v = beta * v - rateAt(p, k) * p.curvature * at;
    xs.push(x + v);
  }
  return xs;
}

// The largest stable learning rate.
export function stabilityLimit(p) {
  const beta = memory(p);
  const heavy = (2 * (1 + beta)) / p.curvature;
  return p.rule === "nesterov" ? heavy / (1 + 2 * beta) : heavy;
}

// From this learning rate on the path crosses the minimum again and again.
export function swingsFrom(p) {
  const beta = memory(p);
  const root = p.rule === "nesterov" ? (1 - beta) / (1 + beta) : 1 - Math.sqrt(beta);
  return (root * root) / p.curvature;
}

// By what factor the error shrinks a step in the long run: the largest |root| of z² − t·z + d.
export function contraction(p, lr = p.lr) {
  const beta = memory(p);
  const a = 1 - lr * p.curvature;
  const [t, d] = p.rule === "nesterov" ? [a * (1 + beta), a * beta] : [a + beta, beta];
  const disc = t * t - 4 * d;
  return disc < 0 ? Math.sqrt(d) : (Math.abs(t) + Math.sqrt(disc)) / 2;
}

export function outcome(p) {
  if (p.start === 0) return "stays";
  const factor = contraction(p);
  if (Math.abs(factor - 1) < 1e-9) return "cycles";
  if (factor > 1) return p.decay === "constant" ? "diverges" : "grows";
  if (factor < 1e-9) return "lands";
  return p.lr > swingsFrom(p) * (1 + 1e-9) ? "swings" : "converges";
}

export function sentence(p, xs = descend(p)) {
  const factor = contraction(p);
  const last = contraction(p, rateAt(p, STEPS - 1));
  const steady = p.decay === "constant";
  const asOne = steady
    ? `The error is multiplied by ${show(factor)} per step`
    : `The error's factor per step goes from ${show(factor)} to ${show(last)}`;
  const after = `after ${STEPS} steps |x| = ${show(Math.abs(xs[STEPS]))}, from ${show(Math.abs(p.start))}.`;
  const long = p.rule === "gradient" ? "" : " in the long run";
  const words = {
    stays: ["Stays.", "The start is the minimum: the gradient is 0 there."],
    cycles: [
      "Neither.",
      `The learning rate is exactly at the limit ${show(stabilityLimit(p))}: the path swings for ever.`,
    ],
    diverges: [
      "Diverges.",
      `${asOne}${long}: the learning rate is above the limit ${show(stabilityLimit(p))};`,
      after,
    ],
    grows: [
      "Grows at first.",
      `The learning rate begins above the limit ${show(stabilityLimit(p))} and decays. ${asOne}${long};`,
      after,
    ],
    lands: [
      "Lands in one step.",
      `The learning rate is 1/c = ${show(1 / p.curvature)}: the factor of the error is 0.`,
    ],
    swings: ["Oscillates and converges.", `${asOne}${long}: the path crosses the minimum again and again;`, after],
    converges: ["Converges.", `${asOne}${long}: the path comes from one side;`, after],
  };
  return words[outcome(p)];
}

function rateControl(stage, range) {
  const rate = slider({
    label: "learning rate η",
    low: range[0],
    high: range[1],
    log: true,
    change: (lr) => stage.change({ lr }),
  });
  const node = element("div", { class: "lrx-rate" }, rate.node);
  const strip = new Plot(node, { name: "", height: 34, left: 10, right: 10, top: 0, bottom: 0 });
  set(strip.image, { role: "presentation", "aria-label": null });
  const exactly = (label, value) => button(label, () => stage.change({ lr: clamp(value(stage.state), ...range) }));
  node.append(
    element(
      "div",
      { class: "lrx-row" },
      exactly("η = 1/c", (p) => 1 / p.curvature),
      exactly("η = limit", stabilityLimit),
    ),
  );
  const zones = ["converges", "swings", "diverges"].map((kind) => [
    strip.add("rect", { y: 0, height: 12, class: `lrx-zone lrx-${kind}` }),
    strip.add("text", { y: 30, "text-anchor": "middle" }),
  ]);
  const mark = strip.add("path", { class: "lrx-limit" });
  const draw = (p) => {
    strip.frame(
      scale(range[0], range[1], true, () => []),
      scale(0, 1, false, () => []),
      "",
      "",
    );
    const ends = [range[0], swingsFrom(p), stabilityLimit(p), range[1]].map((v) => clamp(strip.px(v), 0, strip.w));
    const texts = ["one side", "oscillates", `diverges > ${show(stabilityLimit(p))}`];
    zones.forEach(([rect, text], i) => {
      const width = Math.max(0, ends[i + 1] - ends[i]);
      const long = width > (i === 2 ? 84 : 58);
      set(rect, { x: ends[i], width });
      set(text, { x: (ends[i] + ends[i + 1]) / 2 });
      text.textContent = long ? texts[i] : "";
    });
    set(mark, { d: `M${ends[2]},0V18` });
  };
  return { node, rate, strip, draw };
}

function controls(stage, ranges) {
  const change = (name) => (value) => stage.change({ [name]: value });
  const parts = {
    rule: choice({ label: "rule", options: RULES, change: change("rule") }),
    decay: choice({ label: "learning rate over time", options: DECAYS, change: change("decay") }),
    momentum: slider({
      label: "momentum β",
      low: ranges.momentum[0],
      high: ranges.momentum[1],
      step: 0.01,
      change: change("momentum"),
    }),
    curvature: slider({
      label: "curvature c",
      low: ranges.curvature[0],
      high: ranges.curvature[1],
      log: true,
      change: change("curvature"),
    }),
    start: slider({
      label: "start x₀",
      low: ranges.start[0],
      high: ranges.start[1],
      step: 0.01,
      change: change("start"),
    }),
  };
  return parts;
}

function panels(stage, low, high) {
  const pair = element("div", { class: "lrx-pair" });
  stage.root.append(pair);
  const hill = new Plot(pair, { name: "f(x) and the path of the descent on it", height: 270, left: 46 });
  const errors = new Plot(pair, { name: "the distance to the minimum after each step, on a log axis", height: 270 });
  const nodes = {
    curve: hill.add("path", { class: "lrx-curve" }),
    path: hill.add("path", { class: "lrx-path" }),
    dots: Array.from({ length: STEPS }, () => hill.add("circle", { r: 3.2, class: "lrx-dot" })),
    fall: errors.add("path", { class: "lrx-path" }),
    points: Array.from({ length: STEPS + 1 }, () => errors.add("circle", { r: 2.6, class: "lrx-dot" })),
    zero: errors.add("text", { class: "lrx-note", "text-anchor": "end" }),
  };
  const put = (x) => stage.change({ start: rounded(Math.round(clamp(x, low, high) * 100) / 100) });
  const handle = hill.handle({
    name: "start of the descent",
    move: put,
    nudge: (dx, dy) => put(stage.state.start + 0.05 * (dx || dy)),
  });
  return { hill, errors, nodes, handle };
}

function drawPath({ hill, errors, nodes, handle }, p, xs, range) {
  const f = (x) => 0.5 * p.curvature * x * x;
  const e = xs.map(Math.abs);
  hill.frame(scale(-2.4, 2.4), scale(0, 4.3), "x", "f(x) = ½·c·x²");
  errors.frame(scale(0, STEPS), scale(1e-9, 1e3, true), "step k", "distance to the minimum |x|");
  const grid = Array.from({ length: 121 }, (_, i) => -2.4 + 0.04 * i);
  set(nodes.curve, { d: hill.d(grid, grid.map(f)) });
  set(nodes.path, { d: hill.d(xs, xs.map(f)) });
  nodes.dots.forEach((dot, i) =>
    set(dot, { cx: hill.px(xs[i + 1]).toFixed(1), cy: hill.py(f(xs[i + 1])).toFixed(1) }),
  );
  set(nodes.fall, {
    d: errors.d(
      e.map((_, k) => k),
      e.map((v) => (v > 0 ? v : NaN)),
    ),
  });
  nodes.points.forEach((dot, k) =>
    set(dot, { cx: errors.px(k).toFixed(1), cy: (e[k] > 0 ? errors.py(e[k]) : -99).toFixed(1) }),
  );
  const zero = e.findLastIndex((v) => v > 0) + 1;
  const left = e.findIndex((v) => v > 1e3);
  set(nodes.zero, { x: errors.w - 8, y: zero < e.length ? errors.h - 10 : 18 });
  const off = left >= 0 ? `above 1000 from step ${left}` : "";
  nodes.zero.textContent = zero < e.length ? `exactly 0 from step ${zero}` : off;
  handle.place(p.start, f(p.start), [p.start, ...range], `x₀ = ${show(p.start)}`);
}

export function render(context) {
  const names = ["start", "lr", "curvature", "rule", "momentum", "decay"];
  const ranges = context.model.get("ranges");
  const hint =
    "Drag the orange point (the start) or the learning rate. When does the error fall fastest? When does it explode?";
  const stage = new Stage(context, names, "Gradient descent on a parabola", hint);
  stage.root.append(stage.status);
  const panel = panels(stage, ...ranges.start);
  const rate = rateControl(stage, ranges.lr);
  const parts = controls(stage, ranges);
  const rest = Object.values(parts).map((part) => part.node);
  stage.root.append(rate.node, element("div", { class: "lrx-controls" }, ...rest));
  stage.begin(
    (p) => {
      const xs = descend(p);
      drawPath(panel, p, xs, ranges.start);
      rate.draw(p);
      rate.rate.put(p.lr);
      for (const [name, part] of Object.entries(parts)) part.put(p[name]);
      parts.momentum.shown(p.rule !== "gradient");
      stage.say(outcome(p), ...sentence(p, xs));
    },
    panel.hill,
    panel.errors,
    rate.strip,
  );
  return () => stage.end();
}

export default { render };
