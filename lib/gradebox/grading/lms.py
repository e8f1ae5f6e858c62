"""Scores for a learning management system: the file that it exported, with our scores filled in.

Canvas and Moodle know students by columns of their own. So these exporters start from a file that the system has
written, find the column that holds nbgrader's student ids, and fill in or add a column for each assignment.
"""

import csv
import io
import re
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.plugins import ExportPlugin
from traitlets import Unicode

from gradebox.grading.export import scored

Row = dict[str, str]


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
        columns, rows = _read(self.roster)
        column = self._column(columns, rows, {student.id for student in gradebook.students})
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

    def _column(self, columns: list[str], rows: list[Row], students: set[str]) -> str:
        if self.id_column and self.id_column not in columns:
            raise ValueError(f"id_column={self.id_column!r}: {self.roster} has the columns {', '.join(columns)}")
        found = {name: sum(row[name].strip() in students for row in rows) for name in columns}
        best = self.id_column or max(found, key=found.__getitem__)
        if not found[best]:
            known = ", ".join(sorted(students)[:3]) or "none"
            raise ValueError(
                f"{self.roster}: no student of the gradebook ({known} …) in the columns {', '.join(columns)}"
            )
        return best

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


def _read(path: str) -> tuple[list[str], list[Row]]:
    """Return the columns and the rows of a CSV file, comma or semicolon or tab between its fields."""
    if not path:
        raise ValueError("roster='': give the CSV file that Canvas or Moodle exported")
    text = Path(path).read_text(encoding="utf-8-sig")
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restval="")
    rows = [{name: value for name, value in row.items() if name} for row in reader]
    if not reader.fieldnames or not rows:
        raise ValueError(f"{path}: no header and rows; give the CSV file that Canvas or Moodle exported")
    return [name for name in reader.fieldnames if name], rows


def _score(gradebook: Gradebook, assignment: str, student: str) -> str:
    """Return a student's points as text, the penalty for late work taken off; empty where there is no score."""
    if not scored(gradebook, assignment, student):
        return ""
    found = gradebook.find_submission(assignment, student)
    return f"{max(0.0, found.score - found.late_submission_penalty):g}"
