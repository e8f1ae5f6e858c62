"""The class report as one HTML page."""

import datetime
import statistics
from itertools import groupby
from pathlib import Path

import jinja2

from gradebox.report.figures import BINS, ClassFigures

MISTAKES = 25  # that are shown
ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
WORDS = {
    "graded": "graded",
    "repaired": "repaired and graded",
    "needs-person": "need a person",
    "failed": "could not be graded",
    "missing": "missing",
}


def page(figures: ClassFigures) -> str:
    """Lay out a class report."""
    timed = [result for result in figures.results if result.seconds]
    exercises = [
        {"name": name, "properties": list(items)} for name, items in groupby(figures.properties, lambda p: p.exercise)
    ]
    for exercise in exercises:
        items = exercise["properties"]
        points = sum(item.points for item in items)
        exercise["mean"] = sum(item.mean * item.points for item in items) / points
        exercise["points"] = points
        exercise["untouched"] = max(len(item.untouched) for item in items)
    shares = figures.shares
    return ENVIRONMENT.get_template("class.html").render(
        figures=figures,
        words=WORDS,
        today=datetime.date.today().isoformat(),
        exercises=exercises,
        bins=[(f"{100 * n // BINS}–{100 * (n + 1) // BINS}", count) for n, count in enumerate(figures.distribution)],
        tallest=max([1, *figures.distribution]),
        median=statistics.median(shares) if shares else None,
        waiting=[result for result in figures.results if result.state in ("needs-person", "failed")],
        by_hand=sum(result.manual_max > 0 for result in figures.results),
        mistakes=figures.mistakes[:MISTAKES],
        more=max(0, len(figures.mistakes) - MISTAKES),
        scored=sum(result.score is not None for result in figures.results),
        seconds=sorted((result.seconds for result in timed), reverse=True),
        memory=max((result.memory for result in timed), default=0),
        slowest=sorted(timed, key=lambda result: -result.seconds)[:5],
        cold=sum(bool(result.cold) for result in figures.results),
        middle=statistics.median([result.seconds for result in timed]) if timed else 0,
    )
