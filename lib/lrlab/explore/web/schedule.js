// The designer of schedules: up to four on one canvas, one of them with handles, and its code.

const LETTERS = "ABCD";

// The top of the axis: a round number that leaves some room.
function ceiling(highest) {
  const unit = 10 ** Math.floor(Math.log10(highest));
  const tops = [1.2, 2.5, 6, 12].map((f) => f * unit);
  return rounded(
    tops.find((top) => top >= highest * 1.1),
    6,
  );
}

function tab(i, kind, pressed, press) {
  const node = button("", press, { "aria-pressed": pressed, class: "lrx-tab" });
  node.append(swatch(i), `${LETTERS[i]}: ${KINDS[kind]}`);
  return node;
}

class Designer {
  constructor(context) {
    const { model } = context;
    const names = ["kind", "peak", "warmup", "n_steps", "alpha"];
    const hint = "Drag the orange points. Add a second schedule to compare. Copy the code into your own training.";
    this.stage = new Stage(context, names, "A learning-rate schedule", hint);
    const p = this.stage.state;
    this.list = [fresh(p.kind, p.peak, p.warmup, p.n_steps, p.alpha)];
    Object.assign(this, { active: 0, log: false, library: "keras", probe: 0.5, top: 0, ranges: model.get("ranges") });
    this.tabs = element("div", { class: "lrx-row", role: "group", "aria-label": "schedules" });
    this.stage.root.append(this.tabs);
    this.plot = new Plot(this.stage.root, {
      name: "learning rate against the step",
      height: 300,
      left: 66,
      right: 22,
    });
    this.lines = [0, 1, 2, 3].map((i) =>
      this.plot.add("path", { class: "lrx-line", style: `stroke:${COLORS[i]};stroke-dasharray:${DASHES[i]}` }),
    );
    this.cursor = this.plot.add("path", { class: "lrx-cursor" });
    this.grips = new Grips(this);
    this.controls();
    this.program();
    this.stage.begin(() => this.draw(), this.plot);
  }

  get s() {
    return this.list[this.active];
  }
  get n() {
    return this.stage.state.n_steps;
  }

  edit(values) {
    this.list[this.active] = settled({ ...this.s, ...values }, this.n);
    const { kind, peak, warmup, alpha } = this.list[0];
    this.stage.change({ kind, peak, warmup, alpha });
  }

  length(n) {
    // all lengths grow with the run
    const grown = (steps) => Math.round((steps * n) / this.n);
    this.list = this.list.map((s) => {
      const steps = ["warmup", "cycle", "decay", "every"].map((name) => [name, grown(s[name])]);
      return settled({ ...s, ...Object.fromEntries(steps) }, n);
    });
    this.stage.change({ n_steps: n, warmup: this.list[0].warmup });
  }

  controls() {
    const change = (name) => (value) => this.edit({ [name]: value });
    const one = (name, label, low, high, step, more = {}) =>
      slider({ label, low, high, step, change: change(name), ...more });
    const { n } = this;
    const percent = { say: (v) => `${show(v)} × peak` };
    this.parts = {
      kind: choice({ label: "schedule", options: KINDS, change: change("kind") }),
      peak: one("peak", "peak learning rate", ...this.ranges.peak, null, { log: true }),
      warmup: one("warmup", "warmup, steps", 0, n, 1),
      alpha: one("alpha", "end α", 0, 1, 0.001, percent),
      cycle: one("cycle", "first cycle, steps", 1, n, 1),
      t_mul: one("t_mul", "next cycle, times as long", 1, 3, 1),
      m_mul: one("m_mul", "next peak, times as high", 0.1, 1, 0.05),
      decay: one("decay", "decay, steps", 1, n, 1),
      every: one("every", "every … steps", 1, n, 1),
      gamma: one("gamma", "times", 0.1, 0.9, 0.01),
    };
    this.steps = slider({
      label: "steps of the run",
      low: this.ranges.n_steps[0],
      high: this.ranges.n_steps[1],
      step: 10,
      change: (v) => this.length(v),
    });
    this.axis = check("log axis", (on) => {
      this.log = on;
      this.stage.redraw();
    });
    const nodes = [...Object.values(this.parts), this.steps, this.axis].map((part) => part.node);
    this.stage.root.append(this.stage.status, element("div", { class: "lrx-controls" }, ...nodes));
  }

  program() {
    this.text = element("code");
    const pick = choice({
      label: "code for",
      options: LIBRARIES,
      change: (v) => {
        this.library = v;
        this.stage.redraw();
      },
    });
    const copy = button("Copy", () => this.copy(copy));
    const box = element(
      "pre",
      { class: "lrx-code", tabindex: 0, role: "region", "aria-label": "code of the schedule" },
      this.text,
    );
    this.stage.root.append(element("div", { class: "lrx-row lrx-bar" }, pick.node, copy), box);
  }

  async copy(node) {
    try {
      await navigator.clipboard.writeText(this.text.textContent);
      node.textContent = "Copied";
    } catch {
      // not allowed here: select it, and Ctrl-C does the rest
      getSelection().selectAllChildren(this.text);
      node.textContent = "Selected: press Ctrl-C";
    }
    this.stage.later("copied", 2000, () => {
      node.textContent = "Copy";
    });
  }

  tabsDraw() {
    const key = this.list.map((s) => s.kind).join() + this.active;
    if (this.tabs.dataset.key === key) return;
    const focus = this.tabs.contains(document.activeElement);
    this.tabs.dataset.key = key;
    const go = (i) => {
      this.active = i;
      this.stage.redraw();
    };
    const buttons = this.list.map((s, i) => tab(i, s.kind, i === this.active, () => go(i)));
    const spare = Object.keys(KINDS).find((kind) => !this.list.some((s) => s.kind === kind));
    if (this.list.length < 4)
      buttons.push(
        button("+ compare", () => {
          this.list.push(fresh(spare, this.s.peak, this.s.warmup, this.n));
          go(this.list.length - 1);
        }),
      );
    if (this.list.length > 1)
      buttons.push(
        button("− remove", () => {
          this.list.splice(this.active, 1);
          this.active = Math.max(0, this.active - 1);
          this.edit({});
        }),
      );
    this.tabs.replaceChildren(...buttons);
    if (focus) buttons[this.active].focus();
  }

  draw() {
    const { plot, n } = this;
    if (this.heard()) this.list[0] = settled({ ...this.list[0], ...this.told() }, n);
    const high = Math.max(...this.list.map((s) => s.peak));
    if (!this.grips.peak.dragged() || high > this.top) this.top = ceiling(high);
    plot.frame(
      scale(0, n),
      this.log ? scale(this.top / 1e4, this.top, true) : scale(0, this.top),
      "step k",
      "learning rate",
    );
    const ks = Array.from({ length: n }, (_, k) => k);
    this.lines.forEach((line, i) => {
      const all = this.list[i] ? rates(this.list[i], n) : [];
      set(line, { d: all.length ? plot.d(ks, all) : "" });
      line.classList.toggle("lrx-active", i === this.active);
    });
    this.grips.place();
    this.sync();
    this.tabsDraw();
    this.tell();
    this.text.textContent = code(this.library, this.s, n);
  }

  told() {
    const { kind, peak, warmup, alpha } = this.stage.state;
    return { kind, peak, warmup, alpha };
  }

  heard() {
    // whether the kernel has changed something
    return Object.entries(this.told()).some(([key, value]) => this.list[0][key] !== value);
  }

  sync() {
    const { n, s } = this;
    const end = limits(s, n);
    for (const [key, part] of Object.entries(this.parts)) {
      if (part.limit) part.limit(...(key === "peak" ? this.ranges.peak : end[key]));
      part.put(s[key]);
      part.shown?.(["peak", "warmup", ...USES[s.kind]].includes(key));
    }
    this.steps.put(n);
  }

  tell() {
    const { n, plot } = this;
    const k = Math.min(n - 1, Math.round(this.probe * n));
    const all = this.list.map((s, i) => `${LETTERS[i]} ${show(rateAt(s, k, n))}`).join(", ");
    set(this.cursor, { d: `M${plot.px(k)},0V${plot.h}` });
    this.grips.reader.place(k, plot.y.low, [k, 0, n - 1], `step ${k}: ${all}`);
    const means = this.list.map((s, i) => {
      const { mean, last } = summary(s, n);
      return `${LETTERS[i]} has mean ${show(mean)} and last ${show(last)}`;
    });
    this.stage.say("note", `Step ${k}: ${all}.`, `Over ${n} steps ${means.join("; ")}.`);
  }
}

export function render(context) {
  const designer = new Designer(context);
  return () => designer.stage.end();
}

export default { render };
