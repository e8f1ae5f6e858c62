// The drag handles of the designer. Each changes the schedule that is being edited.

const round2 = (x) => Math.round(x * 100) / 100;

class Grips {
  constructor(designer) {
    this.at = designer;
    const put = (name, move, nudge, more = {}) => designer.plot.handle({ name, move, nudge, ...more });
    this.peak = put(
      "peak and end of the warmup",
      (k, y) => designer.edit({ warmup: Math.round(k), peak: rounded(y) || 1e-5 }),
      (dx, dy) => this.nudgePeak(dx, dy),
    );
    this.last = put(
      "learning rate at the end, as a fraction of the peak",
      (k, y) => designer.edit({ alpha: this.fraction(y) }),
      (dx, dy) => designer.edit({ alpha: round2(designer.s.alpha + 0.01 * (dy || dx)) }),
      { axis: "vertical" },
    );
    this.shape = put(
      "length",
      (k, y) => designer.edit(this.shaped(k, y)),
      (dx, dy) => this.nudgeShape(dx * this.few, dy),
    );
    this.reader = put(
      "step to read off",
      (k) => this.read(k / designer.n),
      (dx, dy) => this.read(designer.probe + (dx || dy) / 100),
      { cls: "lrx-reader" },
    );
  }

  get few() {
    // steps of one press of an arrow key
    return Math.max(1, Math.round(this.at.n / 200));
  }

  read(share) {
    this.at.probe = clamp(share, 0, 1);
    this.at.stage.redraw();
  }

  fraction(y) {
    const { log, plot, s } = this.at;
    return log && y <= plot.y.low * 1.05 ? 0 : Math.round((y / s.peak) * 1000) / 1000;
  }

  nudgePeak(dx, dy) {
    const { s } = this.at;
    this.at.edit({ warmup: s.warmup + dx * this.few, peak: rounded(s.peak * 1.02 ** clamp(dy, -900, 900)) });
  }

  shaped(k, y) {
    const { s, n } = this.at;
    const j = Math.max(1, Math.round(k - s.warmup));
    if (s.kind === "wsd") return { decay: n - s.warmup - j };
    return s.kind === "restarts" ? { cycle: j } : { every: j, gamma: round2(y / s.peak) };
  }

  nudgeShape(dx, dy) {
    const { kind, cycle, decay, every, gamma } = this.at.s;
    if (kind === "wsd") this.at.edit({ decay: decay - (dx || dy) });
    else if (kind === "restarts") this.at.edit({ cycle: cycle + (dx || dy) });
    else this.at.edit({ every: every + dx, gamma: round2(gamma + 0.01 * dy) });
  }

  place() {
    const { plot, n, s } = this.at;
    const at = (y) => Math.max(y, plot.y.low);
    const end = limits(s, n);
    this.peak.place(s.warmup, at(s.peak), [s.peak, ...end.peak], `peak ${show(s.peak)} at step ${s.warmup}`);
    this.last.node.hidden = !USES[s.kind].includes("alpha");
    const share = `${show(s.alpha)} of the peak: ${show(s.peak * s.alpha)}`;
    this.last.place(n, at(s.peak * s.alpha), [s.alpha, ...end.alpha], share);
    const shape = {
      wsd: ["beginning of the decay", "decay", n - s.warmup - s.decay, 1],
      restarts: ["first restart", "cycle", s.cycle, s.alpha + (1 - s.alpha) * s.m_mul],
      step: ["first step down", "every", s.every, s.gamma],
    }[s.kind];
    this.shape.node.hidden = !shape;
    if (!shape) return;
    const [label, key, j, height] = shape;
    set(this.shape.node, { "aria-label": label });
    this.shape.place(s.warmup + j, at(s.peak * height), [s[key], ...end[key]], `step ${s.warmup + j}`);
  }
}
