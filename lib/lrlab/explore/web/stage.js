// The frame around a picture: the root, one drawing a frame, the live text, and the state that a kernel may share.

class Stage {
  // names: the values that the picture shares with its model; draw() draws the present state
  constructor({ model, el }, names, title, hint) {
    Object.assign(this, { model, names, plots: [], timers: {}, waiting: 0, draw: () => {} });
    this.root = element("section", { class: "lrx", "aria-label": title });
    this.root.append(element("p", { class: "lrx-title" }, title), element("p", { class: "lrx-hint" }, hint));
    this.status = element("p", { class: "lrx-status", "aria-live": "polite" });
    el.replaceChildren(this.root);
    this.state = Object.fromEntries(names.map((name) => [name, model.get(name)]));
    this.heard = names.map((name) => {
      const hear = () => {
        if (this.sending) return;
        this.state[name] = model.get(name);
        this.redraw();
      };
      model.on(`change:${name}`, hear);
      return [name, hear];
    });
    this.watch = new ResizeObserver(() => this.fit());
  }

  begin(draw, ...plots) {
    Object.assign(this, { draw, plots });
    plots.forEach((plot) => this.watch.observe(plot.box));
    this.fit();
  }

  fit() {
    for (const plot of this.plots) plot.width = Math.floor(plot.box.clientWidth);
    if (this.plots.every((plot) => plot.width > 0)) this.redraw();
  }

  redraw() {
    // at most once a frame
    if (!this.waiting)
      this.waiting = requestAnimationFrame(() => {
        this.waiting = 0;
        if (this.plots.every((plot) => plot.width > 0)) this.draw(this.state);
      });
  }

  change(values) {
    // by the person at the screen
    Object.assign(this.state, values);
    this.redraw();
    this.later("send", 150, () => {
      this.sending = true;
      for (const name of this.names) this.model.set(name, this.state[name]);
      this.model.save_changes();
      this.sending = false;
    });
  }

  later(name, wait, act) {
    clearTimeout(this.timers[name]);
    this.timers[name] = setTimeout(act, wait);
  }

  say(kind, ...parts) {
    // screen readers wait until the text has come to rest
    const text = parts.join(" ");
    if (this.status.dataset.text === text) return;
    this.status.dataset.text = text;
    set(this.status, { "aria-busy": "true", "data-kind": kind });
    this.status.replaceChildren(element("strong", {}, parts[0]), " " + parts.slice(1).join(" "));
    this.later("say", 400, () => set(this.status, { "aria-busy": "false" }));
  }

  end() {
    this.watch.disconnect();
    cancelAnimationFrame(this.waiting);
    Object.values(this.timers).forEach(clearTimeout);
    for (const [name, hear] of this.heard) this.model.off(`change:${name}`, hear);
  }
}
