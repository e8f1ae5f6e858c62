"""What each picture is: its JavaScript and style, the values it begins with, what these may be, and what one sees.

The JavaScript is in `web`: `common.js`, `controls.js` and `stage.js` serve all pictures. A picture's files are joined
to one module, since a widget takes one, and a page opened from a disk cannot import others.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lrlab import demand

WEB = Path(__file__).with_name("web")
RECORD = Path(__file__).with_name("basins.json")
Value = float | int | str | list[str]


class Picture(NamedTuple):
    """A picture: its files, what one would see, and for each argument its default and (low, high) or the choices."""

    files: tuple[str, ...]
    sight: str
    defaults: dict[str, Value]
    allowed: dict[str, tuple]


PICTURES = {
    "descent": Picture(
        ("descent",),
        "gradient descent on a parabola, with its start, learning rate and momentum to drag",
        {"start": -1.8, "lr": 0.3, "curvature": 1.0, "rule": "gradient", "momentum": 0.9, "decay": "constant"},
        {
            "start": (-2.0, 2.0),
            "lr": (0.01, 20.0),
            "curvature": (0.2, 2.0),
            "rule": ("gradient", "heavy", "nesterov"),
            "momentum": (0.0, 0.99),
            "decay": ("constant", "halved", "inverse"),
        },
    ),
    "schedule": Picture(
        ("schedule_model", "schedule_code", "schedule_grips", "schedule"),
        "a learning-rate schedule to drag into shape, and its code for Keras, PyTorch and optax",
        {"kind": "cosine", "peak": 0.1, "warmup": 100, "n_steps": 1000, "alpha": 0.0},
        {
            "kind": ("cosine", "restarts", "wsd", "step", "exponential"),
            "peak": (1e-5, 10.0),
            "warmup": (0, 1000),
            "n_steps": (20, 2000),
            "alpha": (0.0, 1.0),
        },
    ),
    "basins": Picture(
        ("basins_model", "basins"),
        "the accuracies of recorded trainings against the learning rate, with its range to drag",
        {"task": "qwerty", "optimizers": ["SGD", "Adam"], "low": 1e-4, "high": 1e-1, "n_seeds": 10},
        {
            "task": ("qwerty", "digits"),
            "optimizers": ("SGD", "SGD, momentum 0.9", "RMSprop", "Adam"),
            "low": (1e-5, 1e3),
            "high": (1e-5, 1e3),
            "n_seeds": (1, 20),
        },
    ),
}


def find(name: str) -> Picture:
    """Return a picture.

    Args:
        name: "descent", "schedule" or "basins".

    Raises:
        ValueError: there is no such picture.
    """
    if name not in PICTURES:
        raise ValueError(f"name={name!r}: there are {', '.join(PICTURES)}")
    return PICTURES[name]


@cache
def module(name: str) -> str:
    """Return a picture as one ES module, which exports its model and, by default, `render`.

    Args:
        name: "descent", "schedule" or "basins".
    """
    files = ("common", "controls", "stage", *find(name).files)
    return "\n".join((WEB / f"{file}.js").read_text(encoding="utf-8") for file in files)


@cache
def style() -> str:
    """Return the style sheet of all pictures."""
    return (WEB / "style.css").read_text(encoding="utf-8")


def values(name: str, given: dict[str, Value]) -> dict[str, Value]:
    """Return what a picture begins with, and under `ranges` and `record` what else its module needs.

    Args:
        name: "descent", "schedule" or "basins".
        given: arguments of this picture; others keep their defaults.

    Raises:
        ValueError: an argument is not allowed; the message names it, its value and what is allowed.
    """
    picture = find(name)
    for key, value in given.items():
        _demand(key, value, picture)
    start = {**picture.defaults, **given}
    if name == "basins" and not start["low"] < start["high"]:
        raise ValueError(f"low={start['low']!r}: give a number below high={start['high']!r}")
    if name == "schedule" and start["warmup"] > start["n_steps"] // 2:
        raise ValueError(f"warmup={start['warmup']!r}: give at most half of n_steps={start['n_steps']!r}")
    if name == "schedule" and start["kind"] == "exponential" and start["alpha"] < 0.001:
        raise ValueError(f"alpha={start['alpha']!r}: an exponential never reaches 0; give a number from 0.001 to 1.0")
    record = {"record": json.loads(RECORD.read_text(encoding="utf-8"))} if name == "basins" else {}
    return {**start, "ranges": {key: list(allowed) for key, allowed in picture.allowed.items()}, **record}


def _demand(key: str, value: Value, picture: Picture) -> None:
    """Raise ValueError unless an argument of a picture may have this value."""
    default, allowed = picture.defaults[key], picture.allowed[key]
    if isinstance(default, str | list):
        parts = [value] if isinstance(default, str) else value if isinstance(value, list) else []
        if not parts or any(part not in allowed for part in parts):
            several = "a list of " if isinstance(default, list) else ""
            raise ValueError(f"{key}={value!r}: give {several}{', '.join(map(repr, allowed))}")
        return
    low, high = allowed
    kind = "whole number" if isinstance(default, int) else "number"
    fits = lambda given: low <= given <= high and (not isinstance(default, int) or demand.is_whole(given, low))
    demand.number(key, value, fits, f"a {kind} from {low} to {high}")


def fragment(name: str, given: dict[str, Value] | None = None) -> str:
    """Return a picture as HTML that needs no kernel, no network and no other file.

    Args:
        name: "descent", "schedule" or "basins".
        given: arguments of this picture; others keep their defaults.

    Raises:
        ValueError: there is no such picture, or an argument is not allowed.
    """
    start = json.dumps(values(name, given or {}), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    code = re.sub(r"^export default .*$", "", module(name), flags=re.M).replace("</script", "<\\/script")
    return f"""<div data-lrlab-picture="{name}">
<style>
{style()}</style>
<noscript><p>Here one sees, with JavaScript, {find(name).sight}.</p></noscript>
<script type="application/json">{start}</script>
<script type="module">
{code}
{{
  const host = document.querySelector('[data-lrlab-picture="{name}"]:not([data-ready])');
  const start = JSON.parse(host.querySelector('script[type="application/json"]').textContent);
  const el = host.appendChild(document.createElement("div"));
  host.dataset.ready = "";
  render({{ el, model: {{ get: (key) => start[key], set() {{}}, save_changes() {{}}, on() {{}}, off() {{}} }} }});
}}
</script>
</div>
"""
