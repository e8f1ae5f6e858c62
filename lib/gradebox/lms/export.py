"""Scores for a learning management system: the file that it exported, with our scores filled in.

Canvas and Moodle know students by columns of their own. So these exporters start from a file that the system has
written, find the column that holds nbgrader's student ids, and fill in or add a column for each assignment.
"""

import csv
import re

from nbgrader.api import Gradebook
from nbgrader.plugins import ExportPlugin
from traitlets import Unicode

from gradebox.grading.export import scored

from .roster import Row, find_column, read


class LmsExport(ExportPlugin):
    """What both systems share; a score that does not exist is an empty field."""

    roster = Unicode("", help="CSV file that the system exported").tag(config=True)
    id_column = Unicode("", help="its column with nbgrader's student ids; default: the one with most of them").tag(
        config=True
    )
    out = "grades.csv"  # where `to` is not given

    def export(self, gradebook: Gradebook) -> None:
        """Write the filled file.

        Raises:
            ValueError: no roster, or one without header or rows or student ids; an assignment that is not there.
        """
        columns, rows = read(self.roster)
        column = find_column(self.roster, columns, rows, {student.id for student in gradebook.students}, self.id_column)
        known = [each.name for each in gradebook.assignments]
        if unknown := set(self.assignment) - set(known):
            raise ValueError(f"assignment={sorted(unknown)}: the gradebook has {', '.join(known) or 'none'}")
        names = [name for name in known if not self.assignment or name in self.assignment]
        kept = self.identity(columns)
        for name in names:
            target = self.target(columns, name, len(names))
            kept += [] if target in kept else [target]
            for row in rows:
                self.fill(row, target, gradebook, name, row[column].strip())
        self._tell(rows, column, gradebook)
        with open(self.to or self.out, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, kept, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)

    def identity(self, columns: list[str]) -> list[str]:
        """Return the columns of the roster that go into the file."""
        return list(columns)

    def target(self, columns: list[str], assignment: str, n: int) -> str:
        """Return the column for an assignment's scores; `n` assignments are exported."""
        return assignment

    def fill(self, row: Row, target: str, gradebook: Gradebook, assignment: str, student: str) -> None:
        """Put a student's score into a row."""
        row[target] = _score(gradebook, assignment, student)

    def _tell(self, rows: list[Row], column: str, gradebook: Gradebook) -> None:
        there = {row[column].strip() for row in rows}
        for student in gradebook.students:
            if student.id not in there:
                self.log.warning("%s is not in %s (column %s)", student.id, self.roster, column)


class CanvasExport(LmsExport):
    """For Canvas: Grades > Import. The roster is what Grades > Export > *Export Entire Gradebook* writes.

    The file has Canvas' identity columns and the assignments, no other scores. An assignment that Canvas knows
    (`hw1 (4711)`) is filled under its name there; another becomes a new one.
    """

    IDENTITY = ("Student", "ID", "SIS User ID", "SIS Login ID", "Integration ID", "Section")
    out = "canvas.csv"

    def identity(self, columns: list[str]) -> list[str]:
        if "Student" not in columns:
            raise ValueError(
                f"{self.roster}: a gradebook of Canvas has a column Student; this has {', '.join(columns)}"
            )
        return [name for name in columns if name in self.IDENTITY]

    def target(self, columns: list[str], assignment: str, n: int) -> str:
        known = [name for name in columns if re.fullmatch(re.escape(assignment) + r" \(\d+\)", name)]
        return known[0] if known else assignment

    def fill(self, row: Row, target: str, gradebook: Gradebook, assignment: str, student: str) -> None:
        if row["Student"].strip().startswith("Points Possible"):
            row[target] = f"{gradebook.find_assignment(assignment).max_score:g}"
        elif student:
            super().fill(row, target, gradebook, assignment, student)
        else:  # other lines that Canvas writes above the students
            row.setdefault(target, "")


class MoodleExport(LmsExport):
    """For Moodle: Grades > Import > CSV file, or an assignment's *Upload grading worksheet*.

    The roster is what Grades > Export > Plain text file writes, or the assignment's own grading worksheet: in that one
    the column Grade is filled, and one assignment must be chosen.
    """

    out = "moodle.csv"

    def target(self, columns: list[str], assignment: str, n: int) -> str:
        if "Identifier" in columns and "Grade" in columns:
            if n > 1:
                raise ValueError(f"{self.roster} is the worksheet of one assignment: choose it with --assignment")
            return "Grade"
        known = [name for name in columns if re.fullmatch(rf"\w+: ?{re.escape(assignment)} \(.*\)", name)]
        return known[0] if known else assignment


def _score(gradebook: Gradebook, assignment: str, student: str) -> str:
    """Return a student's points as text, the penalty for late work taken off; empty where there is no score."""
    if not scored(gradebook, assignment, student):
        return ""
    found = gradebook.find_submission(assignment, student)
    return f"{max(0.0, found.score - found.late_submission_penalty):g}"
