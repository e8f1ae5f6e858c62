// Labelled controls. Each is an object with `node`, to be placed, and `put(value)`, which shows a value.

// A labelled <input type=range>. With log the same way along the track is the same factor.
function slider({ label, low, high, step = null, log = false, say = (v) => show(v), change }) {
  const count = step === null ? 400 : Math.round((high - low) / step);
  const input = element("input", { type: "range", min: 0, max: count, step: 1, "aria-label": label });
  const output = element("span", { class: "lrx-value", "aria-hidden": "true" });
  const node = element("label", { class: "lrx-control" }, element("span", {}, label), output, input);
  const limits = { low, high };
  const value = () => {
    const t = Number(input.value) / Number(input.max);
    if (log) return rounded(limits.low * (limits.high / limits.low) ** t);
    return step === null
      ? rounded(limits.low + t * (limits.high - limits.low))
      : rounded(limits.low + input.value * step, 9);
  };
  const put = (v) => {
    const t = log
      ? Math.log(v / limits.low) / Math.log(limits.high / limits.low)
      : (v - limits.low) / (limits.high - limits.low);
    input.value = Math.round(clamp(t, 0, 1) * Number(input.max));
    output.textContent = say(v);
    set(input, { "aria-valuetext": say(v) });
  };
  const limit = (a, b) => {
    Object.assign(limits, { low: a, high: b });
    if (step !== null) input.max = Math.max(1, Math.round((b - a) / step));
  };
  input.addEventListener("input", () => change(value()));
  return {
    node,
    input,
    put,
    limit,
    shown: (on) => {
      node.hidden = !on;
    },
  };
}

function choice({ label, options, change }) {
  const list = Object.entries(options).map(([value, text]) => element("option", { value }, text));
  const select = element("select", { "aria-label": label }, ...list);
  select.addEventListener("change", () => change(select.value));
  const put = (v) => {
    select.value = v;
  };
  return { node: element("label", { class: "lrx-control" }, element("span", {}, label), select), put };
}

// A piece of the line, for legends.
function swatch(i) {
  const node = svg("svg", { width: 28, height: 8, "aria-hidden": "true" });
  node.append(
    svg("path", { d: "M0,4H28", class: "lrx-line", style: `stroke:${COLORS[i]};stroke-dasharray:${DASHES[i]}` }),
  );
  return node;
}

function button(label, press, attributes = {}) {
  const node = element("button", { type: "button", ...attributes }, label);
  node.addEventListener("click", press);
  return node;
}

function check(label, change, on = false) {
  const input = element("input", { type: "checkbox" });
  input.checked = on;
  input.addEventListener("change", () => change(input.checked));
  return { node: element("label", { class: "lrx-check" }, input, label), input };
}
