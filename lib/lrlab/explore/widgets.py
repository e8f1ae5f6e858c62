"""The pictures as Jupyter widgets; the only module that needs anywidget."""

import os

import anywidget
import traitlets

from lrlab.explore import pictures


def _shared(picture: str, key: str) -> traitlets.TraitType:
    """Return a trait, shared with the browser, for an argument of a picture; it refuses what is not allowed."""
    default, allowed = pictures.PICTURES[picture].defaults[key], pictures.PICTURES[picture].allowed[key]
    if isinstance(default, list):
        trait = traitlets.List(traitlets.Enum(allowed), default, minlen=1)
    elif isinstance(default, str):
        trait = traitlets.Enum(allowed, default)
    else:
        kind = traitlets.Int if isinstance(default, int) else traitlets.Float
        trait = kind(default, min=allowed[0], max=allowed[1])
    return trait.tag(sync=True)


class Explorer(anywidget.AnyWidget):
    """A picture whose values are shared with the kernel: `widget.lr = 0.5` moves it, and a drag changes `widget.lr`."""

    picture = ""
    ranges = traitlets.Dict().tag(sync=True)

    def __init__(self, given: dict[str, pictures.Value]):
        super().__init__(**pictures.values(self.picture, given))

    def _repr_mimebundle_(self, **kwargs: object) -> tuple[dict, dict] | dict:
        """Say beside the widget what a page without a kernel can show; not in notebooks that are graded."""
        found = super()._repr_mimebundle_(**kwargs)
        data = found[0] if isinstance(found, tuple) else found
        if data and "NBGRADER_EXECUTION" not in os.environ:
            keys = pictures.PICTURES[self.picture].defaults
            given = {key: getattr(self, key) for key in keys}
            data["text/html"] = pictures.fragment(self.picture, given)
        return found

    def __repr__(self) -> str:
        """Say what this is, in the 110 characters that are shown where widgets are not."""
        return f"lrlab.explore.{self.picture}(): a picture to drag. Not shown here? Open it in JupyterLab or Colab."


class Descent(Explorer):
    """Gradient descent on a parabola."""

    picture = "descent"
    _esm, _css = pictures.module("descent"), pictures.style()
    start, lr, curvature = _shared("descent", "start"), _shared("descent", "lr"), _shared("descent", "curvature")
    rule, momentum, decay = _shared("descent", "rule"), _shared("descent", "momentum"), _shared("descent", "decay")


class Schedule(Explorer):
    """A designer of learning-rate schedules; the values are those of the first one."""

    picture = "schedule"
    _esm, _css = pictures.module("schedule"), pictures.style()
    kind, peak, alpha = _shared("schedule", "kind"), _shared("schedule", "peak"), _shared("schedule", "alpha")
    warmup, n_steps = _shared("schedule", "warmup"), _shared("schedule", "n_steps")


class Basins(Explorer):
    """Recorded trainings against the learning rate."""

    picture = "basins"
    _esm, _css = pictures.module("basins"), pictures.style()
    task, optimizers = _shared("basins", "task"), _shared("basins", "optimizers")
    low, high, n_seeds = _shared("basins", "low"), _shared("basins", "high"), _shared("basins", "n_seeds")
    record = traitlets.Dict().tag(sync=True)
