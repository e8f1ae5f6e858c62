"""Living pictures: drag a learning rate and see what it does.

    from lrlab import explore
    explore.descent(lr=0.5)

`descent`, `schedule` and `basins` return widgets, whose values are shared with Python; where anywidget is missing, as
in Colab, HTML that knows no kernel. `page` returns the same for a static site. Modules: `pictures` says what a picture
is, `widgets` makes it a widget, `record` trains what `basins` shows. The models are in JavaScript, in the folder `web`,
and are tested against NumPy.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lrlab.explore import pictures

if TYPE_CHECKING:
    from lrlab.explore.widgets import Basins, Descent, Schedule


def descent(
    lr: float = 0.3,
    start: float = -1.8,
    curvature: float = 1.0,
    rule: str = "gradient",
    momentum: float = 0.9,
    decay: str = "constant",
) -> "Descent":
    """Show 40 steps of gradient descent on f(x) = ½·curvature·x², the error of each step, and the stability limit.

    Args:
        lr: the learning rate of the first step, per update, from 0.01 to 20.
        start: x before the first step, from −2 to 2.
        curvature: the second derivative of f, from 0.2 to 2.
        rule: "gradient", "heavy" (heavy ball) or "nesterov".
        momentum: of the latter two, from 0 to 0.99.
        decay: "constant", "halved" (every 10 steps) or "inverse": lr / (1 + step / 10).

    Raises:
        ValueError: an argument is not allowed; the message names it, its value and what is allowed.
    """
    given = {"lr": lr, "start": start, "curvature": curvature, "rule": rule, "momentum": momentum, "decay": decay}
    return _show("descent", given)


def schedule(
    kind: str = "cosine", peak: float = 0.1, warmup: int = 100, n_steps: int = 1000, alpha: float = 0.0
) -> "Schedule":
    """Show a designer of learning-rate schedules that writes their code for Keras, PyTorch and optax.

    Args:
        kind: "cosine", "restarts", "wsd" (warmup, stable, decay), "step" or "exponential".
        peak: the highest learning rate, from 1e-5 to 10.
        warmup: steps of linear warmup from 0, at most half of n_steps.
        n_steps: steps of the run, from 20 to 2000.
        alpha: the learning rate at the end as a fraction of the peak, from 0 (exponential: 0.001) to 1.

    Raises:
        ValueError: an argument is not allowed; the message names it, its value and what is allowed.
    """
    given = {"kind": kind, "peak": peak, "warmup": warmup, "n_steps": n_steps, "alpha": alpha}
    return _show("schedule", given)


def basins(
    low: float = 1e-4,
    high: float = 1e-1,
    optimizers: Sequence[str] = ("SGD", "Adam"),
    n_seeds: int = 10,
    task: str = "qwerty",
) -> "Basins":
    """Show the accuracies of recorded trainings against the learning rate, and how wide the basins look in a range.

    Args:
        low, high: the ends of the range, from 1e-5 to 1e3; the nearest recorded learning rates are taken.
        optimizers: some of "SGD", "SGD, momentum 0.9", "RMSprop" and "Adam".
        n_seeds: how many seeds to take, from 1 to 20.
        task: "qwerty" or "digits".

    Raises:
        ValueError: an argument is not allowed; the message names it, its value and what is allowed.
    """
    chosen = optimizers if isinstance(optimizers, str) else list(optimizers)
    return _show("basins", {"low": low, "high": high, "optimizers": chosen, "n_seeds": n_seeds, "task": task})


def page(name: str) -> str:
    """Return a picture as a fragment of HTML for a static page: no kernel, no network, no other file.

    A page may hold several, of one kind too. Each brings its own style and code.

    Args:
        name: "descent", "schedule" or "basins".

    Raises:
        ValueError: there is no such picture.
    """
    return pictures.fragment(name)


def _show(picture: str, given: dict[str, pictures.Value]) -> object:
    """Return a picture as a widget; where anywidget is missing, as in Colab, as HTML that knows no kernel."""
    try:
        from lrlab.explore import widgets
    except ModuleNotFoundError as error:
        if error.name != "anywidget":
            raise
        from IPython.display import HTML

        return HTML(pictures.fragment(picture, given))
    return getattr(widgets, picture.title())(given)
