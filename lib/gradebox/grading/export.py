"""nbgrader's CSV export without invented zeros: a score that does not exist is an empty field."""

import csv
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import CsvExportPlugin


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
