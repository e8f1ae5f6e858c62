"""What a test says as outputs of its cell, in the words from which nbgrader reads scores."""

import math
from collections.abc import Mapping

import nbformat
from nbformat.notebooknode import NotebookNode

from gradebox.reference import Cell
from gradebox.sandbox.session import error


def stopped(why: str) -> dict:
    """Return the report of a test that was not run to its end."""
    line = {"ename": "StudentCodeStopped", "evalue": why, "traceback": [f"StudentCodeStopped: {why}"]}
    return {"text": "", "error": line, "result": None}


def outputs(report: dict, cell: Cell, partial: bool) -> list[NotebookNode]:
    """Return the outputs of a test cell, in the words that nbgrader reads scores from."""
    result = []
    if report.get("text"):
        result.append(nbformat.v4.new_output("stream", name="stdout", text=report["text"]))
    if report.get("error"):
        result.append(nbformat.v4.new_output("error", **report["error"]))
    elif partial and not _points(report.get("result"), cell.points):
        shown = (report.get("result") or {}).get("text/plain", "nothing")
        result.append(error("PartialCreditError", f"the points are {shown[:100]}, not 0 to {cell.points:g}"))
    elif report.get("result"):
        result.append(nbformat.v4.new_output("execute_result", data=report["result"], execution_count=None))
    return result if partial else within_points(result, cell)


def _points(data: Mapping[str, str] | None, most: float) -> bool:
    """Tell whether the display of a value is a number of points."""
    try:
        return 0 <= float((data or {}).get("text/plain", "")) <= most
    except (TypeError, ValueError):
        return False


def within_points(outputs: list[NotebookNode], cell: Cell) -> list[NotebookNode]:
    """Leave out a shown number that nbgrader would take for points and then stumble over, or give all points for."""

    def odd(output: NotebookNode) -> bool:
        try:
            value = float(output.data.get("text/plain", ""))
        except (TypeError, ValueError):
            return not isinstance(output.data.get("text/plain"), str)
        return not math.isfinite(value) or not 0 <= value <= cell.points

    return [o for o in outputs if o.output_type != "execute_result" or not odd(o)]
