"""nbgrader's CSV export without invented zeros: a score that does not exist is an empty field."""

import csv
import importlib
from collections.abc import Sequence
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import CsvExportPlugin, ExportPlugin

from gradebox.course import Course

FORMATS = {
    "csv": ("gradebox.grading.export", "HonestCsv", "grades.csv"),
    "canvas": ("gradebox.lms.export", "CanvasExport", "canvas.csv"),
    "moodle": ("gradebox.lms.export", "MoodleExport", "moodle.csv"),
}


class HonestCsv(CsvExportPlugin):
    """The columns of nbgrader's CSV export; scores are empty where nothing was handed in or nothing could be graded."""

    def export(self, gradebook: Gradebook) -> None:
        super().export(gradebook)
        path = Path(self.to or "grades.csv")
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            if not scored(gradebook, row["assignment"], row["student_id"]):
                row.update(dict.fromkeys(("raw_score", "late_submission_penalty", "score"), ""))
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0].keys() if rows else ["assignment"])
            writer.writeheader()
            writer.writerows(rows)


def scored(gradebook: Gradebook, assignment: str, student: str) -> bool:
    """Tell whether a score is one: something was handed in, and some of it was graded, by machine or by hand."""
    try:
        submission = gradebook.find_submission(assignment, student)
    except MissingEntry:
        return False
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    waiting = [g for g in grades if g.needs_manual_grade and g.auto_score is None and g.manual_score is None]
    tests = [g for g in waiting if g.cell.cell_type == "code"]
    return bool(grades) and len(waiting) < len(grades) and not tests


def write(
    course: Course,
    to: str,
    roster: str = "",
    id_column: str = "",
    assignments: Sequence[str] = (),
    out: Path | None = None,
) -> Path:
    """Write the scores of a course with one of the exporters; return the file.

    Args:
        course: the course.
        to: one of FORMATS.
        roster: for a learning management system, the file that it exported.
        id_column: its column with nbgrader's student ids; default: the one with most of them.
        assignments: only these; none: all.
        out: the file to write.

    Raises:
        ValueError: no roster, or one that does not fit.
    """
    module, name, default = FORMATS[to]
    kind: type[ExportPlugin] = getattr(importlib.import_module(module), name)
    plugin, path = kind(config=course.config), out or course.root / default
    plugin.to, plugin.assignment = str(path), list(assignments)
    if to != "csv":
        plugin.roster, plugin.id_column = roster, id_column
    with course.gradebook() as gradebook:
        known = [each.name for each in gradebook.assignments]
        if unknown := sorted(set(assignments) - set(known)):
            raise ValueError(f"assignment {', '.join(unknown)}: the gradebook has {', '.join(known) or 'none'}")
        plugin.export(gradebook)
    return path
