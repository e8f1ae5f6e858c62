// What all pictures share: elements, numbers as text, scales, plots with axes, drag handles.

const NS = "http://www.w3.org/2000/svg";
const COLORS = ["var(--lrx-1)", "var(--lrx-2)", "var(--lrx-3)", "var(--lrx-4)"];
const DASHES = ["none", "7 3", "2 3", "9 3 2 3"]; // lines differ in more than colour

function set(node, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === false) node.removeAttribute(key);
    else if (node.getAttribute(key) !== String(value)) node.setAttribute(key, value);
  }
  return node;
}

function element(tag, attributes = {}, ...children) {
  const node = set(document.createElement(tag), attributes);
  node.append(...children);
  return node;
}

function svg(tag, attributes = {}, text = "") {
  const node = set(document.createElementNS(NS, tag), attributes);
  if (text) node.textContent = text;
  return node;
}

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const rounded = (value, digits = 3) => Number(value.toPrecision(digits));

function power(exponent) {
  return "10" + String(exponent).replace(/./g, (c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c]));
}

// 3 digits; large and small numbers as 1.2×10⁻⁵
export function show(value, digits = 3) {
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "−∞" : "not a number";
  const [mantissa, exponent] = value
    .toExponential(digits - 1)
    .split("e")
    .map(Number);
  const minus = (text) => text.replace("-", "−");
  if (exponent >= -3 && exponent < 5) return minus(String(rounded(value, digits)));
  return mantissa === 1 ? power(exponent) : minus(`${mantissa}×`) + power(exponent);
}

// A scale leads from a value to 0 … 1 and back. `marks` gives [value, text] for about n ticks.
function scale(low, high, log = false, marks = null) {
  const forth = log ? (v) => Math.log10(Math.max(v, 1e-300)) : (v) => v;
  const [a, b] = [forth(low), forth(high)];
  const of = (value) => (forth(value) - a) / (b - a);
  const at = (t) => (log ? 10 ** (a + t * (b - a)) : a + t * (b - a));
  return { low, high, log, of, at, marks: marks ?? ((n) => (log ? decades(low, high, n) : steps(low, high, n))) };
}

function decades(low, high, n) {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const stride = [1, 2, 3, 5, 10].find((s) => (last - first) / s <= n) ?? 20;
  const marks = [];
  for (let e = Math.ceil(first / stride) * stride; e <= last; e += stride) marks.push([10 ** e, power(e)]);
  return marks;
}

function steps(low, high, n) {
  const raw = (high - low) / n;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const stride = unit * [1, 2, 5, 10].find((s) => s * unit >= raw * 0.999);
  const marks = [];
  for (let i = Math.ceil(low / stride - 1e-9); i * stride <= high + 1e-9 * stride; i++) {
    marks.push([i * stride, show(rounded(i * stride, 6), 4)]);
  }
  return marks;
}

class Plot {
  // name: what a screen reader says; drag handles lie above the image as elements of their own
  constructor(parent, { name, height, left = 58, top = 14, bottom = 42, right = 16 }) {
    Object.assign(this, { height, left, top, bottom, right, width: 0, key: "" });
    this.image = svg("svg", { role: "img", "aria-label": name, height });
    this.grid = svg("g");
    this.area = svg("svg", { x: left, y: top, overflow: "hidden" }); // an inner svg clips
    this.over = svg("g", { transform: `translate(${left},${top})` });
    this.image.append(this.grid, this.area, this.over);
    this.box = element("div", { class: "lrx-plot", style: `height:${height}px` }, this.image);
    parent.append(this.box);
  }

  get w() {
    return Math.max(10, this.width - this.left - this.right);
  }
  get h() {
    return this.height - this.top - this.bottom;
  }
  px(value) {
    return clamp(this.x.of(value) * this.w, -9999, 9999);
  }
  py(value) {
    return clamp((1 - this.y.of(value)) * this.h, -9999, 9999);
  }

  frame(x, y, xTitle, yTitle) {
    Object.assign(this, { x, y });
    const key = [this.width, this.height, x.low, x.high, x.log, y.low, y.high, y.log, xTitle, yTitle].join();
    if (key === this.key) return;
    this.key = key;
    set(this.image, { width: this.width, height: this.height, viewBox: `0 0 ${this.width} ${this.height}` });
    set(this.area, { width: this.w, height: this.h });
    const nodes = [];
    const { left, top, w, h } = this;
    for (const [value, text] of x.marks(Math.max(3, Math.floor(w / 64)))) {
      const at = left + this.px(value);
      nodes.push(svg("path", { d: `M${at},${top}V${top + h}`, class: "lrx-grid" }));
      nodes.push(svg("text", { x: at, y: top + h + 19, "text-anchor": "middle" }, text));
    }
    for (const [value, text] of y.marks(Math.max(3, Math.floor(h / 34)))) {
      const at = top + this.py(value);
      nodes.push(svg("path", { d: `M${left},${at}H${left + w}`, class: "lrx-grid" }));
      nodes.push(svg("text", { x: left - 7, y: at + 4, "text-anchor": "end" }, text));
    }
    if (this.bottom) nodes.push(svg("path", { d: `M${left},${top + h}H${left + w}`, class: "lrx-axis" }));
    nodes.push(svg("text", { x: left + w / 2, y: this.height - 3, "text-anchor": "middle" }, xTitle));
    const turn = `translate(13,${top + h / 2}) rotate(-90)`;
    nodes.push(svg("text", { transform: turn, "text-anchor": "middle" }, yTitle));
    this.grid.replaceChildren(...nodes);
  }

  add(tag, attributes, over = false) {
    const node = svg(tag, attributes);
    (over ? this.over : this.area).append(node);
    return node;
  }

  d(xs, ys) {
    // of a path through points; what is not finite is left out
    let d = "";
    let pen = "M";
    for (let i = 0; i < xs.length; i++) {
      if (Number.isFinite(ys[i])) {
        d += `${pen}${this.px(xs[i]).toFixed(1)},${this.py(ys[i]).toFixed(1)}`;
        pen = "L";
      }
    }
    return d;
  }

  // name, cls; move(x, y): dragged to these values; nudge(dx, dy): arrow keys, in small steps (10 with Shift)
  handle({ name, cls = "", move, nudge, axis = "horizontal" }) {
    const node = element("div", { class: `lrx-handle ${cls}`, role: "slider", tabindex: 0, "aria-label": name });
    set(node, { "aria-orientation": axis });
    let corner = null;
    node.addEventListener("pointerdown", (event) => {
      corner = this.box.getBoundingClientRect();
      node.setPointerCapture(event.pointerId);
      node.focus({ preventScroll: true });
      event.preventDefault();
    });
    node.addEventListener("pointermove", (event) => {
      if (!corner) return;
      const across = (event.clientX - corner.left - this.left) / this.w;
      const up = 1 - (event.clientY - corner.top - this.top) / this.h;
      move(this.x.at(clamp(across, 0, 1)), this.y.at(clamp(up, 0, 1)));
    });
    for (const end of ["pointerup", "pointercancel"])
      node.addEventListener(end, () => {
        corner = null;
      });
    node.addEventListener("keydown", (event) => {
      const far = event.shiftKey ? 10 : 1;
      const way = {
        ArrowLeft: [-1, 0],
        ArrowRight: [1, 0],
        ArrowUp: [0, 1],
        ArrowDown: [0, -1],
        PageUp: [10, 10],
        PageDown: [-10, -10],
        Home: [-1e6, -1e6],
        End: [1e6, 1e6],
      }[event.key];
      if (!way) return;
      event.preventDefault();
      nudge(way[0] * far, way[1] * far);
    });
    this.box.append(node);
    return {
      node,
      dragged: () => corner !== null,
      place: (x, y, now, text) => {
        node.style.transform = `translate(${this.left + this.px(x)}px,${this.top + this.py(y)}px)`;
        set(node, {
          "aria-valuenow": now[0],
          "aria-valuemin": now[1],
          "aria-valuemax": now[2],
          "aria-valuetext": text,
        });
      },
    };
  }
}
