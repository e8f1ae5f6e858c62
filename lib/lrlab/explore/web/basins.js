// Recorded trainings: accuracy against the learning rate, and how wide each optimizer's basin looks in a chosen range.

const ROW = 46; // px, of one optimizer's bar
const BEST = 0.987; // the top of the axis

class Basins {
  constructor(context) {
    const hint = "Drag the two ends of the range. Which optimizer looks sensitive? Does that survive a wider range?";
    const names = ["task", "optimizers", "low", "high", "n_seeds"];
    this.stage = new Stage(context, names, "Basins of the learning rate", hint);
    this.record = context.model.get("record");
    this.lrs = this.record.lrs;
    this.names = Object.keys(Object.values(this.record.tasks)[0].runs);
    this.tolerance = 0.01;
    this.known = {};
    const { root } = this.stage;
    this.keys = element("div", { class: "lrx-row", role: "group", "aria-label": "optimizers" });
    root.append(this.stage.status, this.keys);
    this.plot = new Plot(root, {
      name: "test accuracy against the learning rate, one curve for each optimizer",
      height: 270,
      bottom: 30,
      top: 10,
    });
    this.bars = new Plot(root, { name: "the basin of each optimizer as a bar", height: 0, top: 4 });
    this.shapes();
    this.controls();
    this.stage.begin(() => this.draw(), this.plot, this.bars);
  }

  get task() {
    return this.record.tasks[this.stage.state.task];
  }

  index(lr) {
    // of the nearest recorded learning rate
    const far = this.lrs.map((v) => Math.abs(Math.log(v / lr)));
    return far.indexOf(Math.min(...far));
  }

  ends() {
    const { low, high } = this.stage.state;
    return [this.index(low), this.index(high)];
  }

  put(end, index) {
    // the range keeps at least two learning rates
    const [first, last] = this.ends();
    if (end === "low") this.stage.change({ low: this.lrs[clamp(index, 0, last - 1)] });
    else this.stage.change({ high: this.lrs[clamp(index, first + 1, this.lrs.length - 1)] });
  }

  shapes() {
    const both = (cls, tag, plots) =>
      plots.flatMap((plot) => ["low", "high"].map((end) => [end, plot, plot.add(tag, { class: cls })]));
    this.veils = both("lrx-veil", "rect", [this.bars]); // under the bars, but over the curves
    this.edges = both("lrx-edge", "path", [this.bars]);
    this.rows = this.names.map((name, i) => ({
      name,
      color: COLORS[i],
      band: this.plot.add("path", { class: "lrx-band", style: `fill:${COLORS[i]}` }),
      line: this.plot.add("path", { class: "lrx-line", style: `stroke:${COLORS[i]};stroke-dasharray:${DASHES[i]}` }),
      arrow: this.bars.add("path", { class: "lrx-arrow", style: `stroke:${COLORS[i]}` }),
      bar: this.bars.add("path", { class: "lrx-bar-mark", style: `stroke:${COLORS[i]}` }),
      best: this.bars.add("circle", { r: 4, class: "lrx-best", style: `stroke:${COLORS[i]}` }),
      text: this.bars.add("text", { class: "lrx-strong" }),
    }));
    this.veils.push(...both("lrx-veil", "rect", [this.plot]));
    this.edges.push(...both("lrx-edge", "path", [this.plot]));
    this.handles = Object.fromEntries(
      ["low", "high"].map((end) => [
        end,
        this.plot.handle({
          name: end === "low" ? "lowest learning rate of the range" : "highest learning rate of the range",
          cls: "lrx-grip",
          move: (lr) => this.put(end, this.index(lr)),
          nudge: (dx, dy) => this.put(end, this.ends()[end === "low" ? 0 : 1] + (dx || dy)),
        }),
      ]),
    );
  }

  controls() {
    const { stage, lrs } = this;
    const tasks = Object.entries(this.record.tasks).map(([key, task]) => [key, task.title]);
    const few = Math.min(...Object.values(this.record.tasks).map((task) => task.seeds));
    this.choice = choice({
      label: "data",
      options: Object.fromEntries(tasks),
      change: (task) => stage.change({ task }),
    });
    this.seeds = slider({ label: "seeds", low: 1, high: few, step: 1, change: (n) => stage.change({ n_seeds: n }) });
    this.near = choice({
      label: "a basin holds all within",
      options: {
        0.005: "½ point of its best",
        0.01: "1 point of its best",
        0.02: "2 points of its best",
        0.05: "5 points of its best",
      },
      change: (v) => {
        this.tolerance = Number(v);
        stage.redraw();
      },
    });
    this.checks = this.names.map((name, i) => {
      const box = check(name, (on) => this.pick(name, on));
      box.node.append(swatch(i));
      set(box.node, { style: `--lrx-line:${COLORS[i]}` });
      return [name, box.input];
    });
    const range = (label, low, high) => button(label, () => stage.change({ low, high }));
    const presets = [
      range("the usual range, 10⁻⁴ to 10⁻¹", 1e-4, 1e-1),
      range("all that was measured", lrs[0], lrs.at(-1)),
    ];
    this.keys.append(...this.checks.map(([, input]) => input.parentNode));
    stage.root.append(
      element("div", { class: "lrx-row" }, ...presets),
      element("div", { class: "lrx-controls" }, this.choice.node, this.near.node, this.seeds.node),
    );
    this.facts = element("p", { class: "lrx-hint" });
    stage.root.append(this.facts);
  }

  pick(name, on) {
    // in the order of the record; at least one stays
    const chosen = this.names.filter((other) => (other === name ? on : this.stage.state.optimizers.includes(other)));
    this.stage.change({ optimizers: chosen.length ? chosen : [name] });
  }

  measured(name) {
    // what does not depend on the range is computed once
    const { task, n_seeds: n } = this.stage.state;
    const key = [task, name, n].join();
    return (this.known[key] ??= scores(this.task, name, this.record.last, n));
  }

  draw() {
    const { plot, bars, lrs } = this;
    const p = this.stage.state;
    const chosen = p.optimizers;
    const range = this.ends();
    bars.height = 46 + ROW * chosen.length;
    bars.box.style.height = `${bars.height}px`;
    const x = scale(lrs[0], lrs.at(-1), true);
    plot.frame(x, accuracies(BEST), "", "test accuracy (log of the error)");
    bars.frame(
      x,
      scale(0, chosen.length, false, () => []),
      "learning rate",
      "basin",
    );
    const found = [];
    for (const row of this.rows) {
      const at = chosen.indexOf(row.name);
      const parts = [row.band, row.line, row.arrow, row.bar, row.best, row.text];
      parts.forEach((part) => set(part, { display: at < 0 ? "none" : null }));
      if (at >= 0) found.push(this.row(row, at, range));
    }
    this.edge(range);
    this.sync(p);
    this.tell(found, range);
  }

  row(row, at, range) {
    const { plot, bars, lrs } = this;
    const { rows, mean, sd } = this.measured(row.name);
    const up = mean.map((v, i) => v + sd[i]);
    const down = mean.map((v, i) => v - sd[i]);
    const band = plot.d(lrs, up) + plot.d([...lrs].reverse(), down.reverse()).replace("M", "L") + "Z";
    set(row.band, { d: band });
    set(row.line, { d: plot.d(lrs, mean) });
    const key = [row.name, this.stage.state.task, rows[0].length, range, this.tolerance].join();
    const b = (this.known[key] ??= {
      ...basin(lrs, mean, ...range, this.tolerance),
      interval: rows[0].length > 1 ? interval(lrs, rows, range, this.tolerance) : null,
    });
    const y = ROW * at + 33;
    const [from, to] = [bars.px(lrs[b.low]), bars.px(lrs[b.high])];
    const arrow = (x, way) => `M${x + way * 5},${y - 6}l${way * 6},6l${-way * 6},6`;
    set(row.bar, { d: `M${from},${y}H${to}` });
    set(row.arrow, { d: (b.openLow ? arrow(from, -1) : "") + (b.openHigh ? arrow(to, 1) : "") });
    set(row.best, { cx: bars.px(lrs[b.best]), cy: y });
    const sure = b.interval ? ` (${b.interval.map((v) => v.toFixed(1)).join("–")})` : "";
    row.text.textContent = `${row.name}: ${b.width.toFixed(1)}${bars.w > 320 ? " decades" : ""}${sure}`;
    const size = row.text.textContent.length * 6.6; // px, about
    set(row.text, { x: clamp(from, 4, Math.max(4, bars.w - size)), y: y - 13 });
    return { ...b, name: row.name };
  }

  edge(range) {
    const at = { low: this.plot.px(this.lrs[range[0]]), high: this.plot.px(this.lrs[range[1]]) };
    for (const [end, plot, veil] of this.veils) {
      const [x, width] = end === "low" ? [0, at.low] : [at.high, plot.w - at.high];
      set(veil, { x, width: Math.max(0, width), height: plot.h });
    }
    for (const [end, plot, line] of this.edges) set(line, { d: `M${at[end]},0V${plot.h}` });
    for (const [end, i, other] of [
      ["low", range[0], range[1]],
      ["high", range[1], range[0]],
    ]) {
      const bounds = end === "low" ? [0, other - 1] : [other + 1, this.lrs.length - 1];
      this.handles[end].place(this.lrs[i], 0.3, [i, ...bounds], show(this.lrs[i]));
    }
  }

  sync(p) {
    this.choice.put(p.task);
    this.near.put(String(this.tolerance));
    this.seeds.put(p.n_seeds);
    for (const [name, input] of this.checks) input.checked = p.optimizers.includes(name);
    const t = this.task;
    this.facts.textContent = [
      `${t.about}; network ${t.network}.`,
      `${t.n_train} training samples, batches of ${t.batch_size}, ${t.epochs} epochs.`,
      `Score: test accuracy on ${t.n_test} samples, mean of the last ${this.record.last} epochs.`,
      `Lines: mean of ${p.n_seeds} seeds ± 1 s.d.; in brackets 95 % bootstrap intervals over seeds.`,
      "An arrow: the basin touches the end of the range and may go on.",
      `Recorded by ${this.record["made by"]}.`,
    ].join(" ");
  }

  tell(found, range) {
    const ends = range.map((i) => show(this.lrs[i]));
    const widths = found.map((b) => `${b.name} ${b.width.toFixed(1)}`).join(", ");
    const open = found.filter((b) => b.openLow || b.openHigh).map((b) => b.name);
    const edge = open.length
      ? `Touching an end of the range, so perhaps wider than it looks: ${open.join(", ")}.`
      : "No basin touches an end of the range.";
    const lost = found.map((b) => [b.name, diverged(this.task, b.name, range, this.stage.state.n_seeds)]);
    const bad = lost.filter(([, n]) => n).map(([name, n]) => `${name} ${n}`);
    const what = `From ${ends.join(" to ")}, widths in decades: ${widths}.`;
    const runs = bad.length ? `Diverged runs: ${bad.join(", ")}.` : "";
    this.stage.say(open.length ? "warn" : "good", verdict(found), what, edge, runs);
  }
}

export function render(context) {
  const picture = new Basins(context);
  return () => picture.stage.end();
}

export default { render };
