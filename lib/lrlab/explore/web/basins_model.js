// What a record of trainings says about learning rates. `task` is one entry of the record's `tasks`.

// The means and standard deviations (over seeds) of the score, one for each learning rate.
export function scores(task, name, last, nSeeds) {
  const whole = task.n_test * last;
  const rows = task.runs[name].right.map((row) => row.slice(0, nSeeds).map((right) => right / whole));
  const mean = rows.map((row) => row.reduce((a, b) => a + b, 0) / row.length);
  const sd = rows.map((row, i) => Math.sqrt(row.reduce((sum, v) => sum + (v - mean[i]) ** 2, 0) / row.length));
  return { rows, mean, sd };
}

// The unbroken run of learning rates around the best whose mean lies at most `tolerance` below it, among those from
// index `first` to `last`; `openLow` and `openHigh` tell whether it touches an end of that range.
export function basin(lrs, mean, first, last, tolerance) {
  let best = first;
  for (let i = first; i <= last; i++) if (mean[i] > mean[best]) best = i;
  const good = (i) => mean[i] >= mean[best] - tolerance - 1e-12;
  let low = best;
  let high = best;
  while (low > first && good(low - 1)) low--;
  while (high < last && good(high + 1)) high++;
  const width = Math.log10(lrs[high] / lrs[low]);
  return { best, low, high, width, openLow: low === first, openHigh: high === last };
}

// Whole numbers below n, the same in every browser (mulberry32).
export function draws(count, n, seed = 1) {
  let state = seed >>> 0;
  return Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
  });
}

// A 95 % bootstrap interval over seeds of the basin's width, in decades: the 3rd smallest and largest of 100 resamples.
export function interval(lrs, rows, range, tolerance) {
  const n = rows[0].length;
  const picks = draws(100 * n, n);
  const widths = [];
  for (let b = 0; b < 100; b++) {
    const pick = picks.slice(b * n, b * n + n);
    const mean = rows.map((row, i) =>
      i < range[0] || i > range[1] ? 0 : pick.reduce((sum, j) => sum + row[j], 0) / n,
    );
    widths.push(basin(lrs, mean, range[0], range[1], tolerance).width);
  }
  widths.sort((a, b) => a - b);
  return [widths[2], widths[97]];
}

// How many runs in the range diverged.
export function diverged(task, name, range, nSeeds) {
  const marks = task.runs[name].diverged.slice(range[0], range[1] + 1);
  return marks.reduce((sum, row) => sum + row.slice(0, nSeeds).split("x").length - 1, 0);
}

// What the widths allow to say: one stands out only if its bootstrap interval lies below all the others.
export function verdict(found) {
  if (found.length < 2) return "One optimizer.";
  const spans = found.map((b) => ({ name: b.name, span: b.interval ?? [b.width, b.width] }));
  const below = (a) => spans.every((b) => a === b || a.span[1] < b.span[0]);
  const least = spans.find(below);
  return least ? `${least.name} looks most sensitive.` : "No optimizer stands out as sensitive.";
}

// Accuracies, spaced by the logarithm of the error, so that one point near the top can be seen.
function accuracies(best) {
  const top = Math.log10(1 - best);
  const of = (v) => Math.log10(Math.max(1 - v, 1e-6)) / top;
  const all = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99];
  const marks = () => all.filter((v) => v <= best).map((v) => [v, String(v)]);
  return { low: 0, high: best, log: true, of, at: (t) => 1 - 10 ** (t * top), marks };
}
