"""Figures drawn once: Jupyter draws each three times, for pyplot, for its outline and for its picture.

Drawing is most of what a notebook of short computations costs. A figure with a layout engine fills its outline, so that
one drawing is enough; others are cut to their outline as usual.
"""

import contextlib
import io
import os
import sys


def prepare() -> None:
    """Draw something, if anything can be drawn: fonts are found and formulas can be read from then on."""
    if "matplotlib.figure" not in sys.modules:
        return
    with contextlib.suppress(Exception):
        figure = sys.modules["matplotlib.figure"].Figure(layout="constrained")
        axes = figure.add_subplot(title="1", xlabel="$10^{-1}$", xscale="log")
        axes.plot([1, 2], label="1")
        axes.legend()
        figure.savefig(os.devnull, format="png")


def draw_once() -> None:
    """From now on let figures be drawn when their cell ends, and once."""
    if "matplotlib.figure" not in sys.modules:
        return
    from IPython.core import pylabtools

    usual = pylabtools.print_figure

    def print_figure(figure, fmt="png", bbox_inches="tight", base64=False, **more):
        picture = getattr(figure.canvas, "print_png", None)
        special = fmt != "png" or more or picture is None or not figure.axes
        if special or figure.get_layout_engine() is None:
            return usual(figure, fmt, bbox_inches, base64, **more)
        buffer = io.BytesIO()
        picture(buffer)
        return pylabtools.b2a_base64(buffer.getvalue(), newline=False).decode() if base64 else buffer.getvalue()

    pylabtools.print_figure = print_figure
    sys.modules["matplotlib.backend_bases"].FigureCanvasBase.draw_idle = lambda self, *args, **kwargs: None
