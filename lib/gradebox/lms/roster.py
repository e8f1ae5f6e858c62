"""The CSV files that Canvas and Moodle export: which of their students is which of nbgrader's."""

import csv
import io
import re
from pathlib import Path

Row = dict[str, str]


def find_column(path: str, columns: list[str], rows: list[Row], students: set[str], chosen: str = "") -> str:
    """Return the column of a roster that holds nbgrader's student ids: the chosen one, or that with most of them.

    Raises:
        ValueError: there is none.
    """
    if chosen and chosen not in columns:
        raise ValueError(f"id_column={chosen!r}: {path} has the columns {', '.join(columns)}")
    found = {name: sum(row[name].strip() in students for row in rows) for name in columns}
    best = chosen or max(found, key=found.__getitem__)
    if not found[best]:
        known = ", ".join(sorted(students)[:3]) or "none"
        raise ValueError(f"{path}: no student of the gradebook ({known} …) in the columns {', '.join(columns)}")
    return best


def read(path: str) -> tuple[list[str], list[Row]]:
    """Return the columns and the rows of a CSV file, comma or semicolon or tab between its fields.

    Raises:
        ValueError: no file, or one without a header and rows.
    """
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


def ids_by_system(path: str, system: str, students: set[str], id_column: str = "") -> dict[str, str]:
    """Return nbgrader's ids by those of the system, from the file that it exports.

    Args:
        path: the CSV file: Canvas' gradebook, or Moodle's grading worksheet.
        system: canvas or moodle.
        students: nbgrader's ids, where they are known, to find their column.
        id_column: the column, where that does not find it.

    Raises:
        ValueError: the file lacks what is needed.
    """
    columns, rows = read(path)
    key = {"canvas": "ID", "moodle": "Identifier"}[system]
    if key not in columns:
        raise ValueError(f"{path}: no column {key}, which {system.capitalize()} exports; it has {', '.join(columns)}")
    default = {"canvas": "SIS Login ID", "moodle": "ID number"}[system]
    column = id_column or (find_column(path, columns, rows, students) if students else default)
    if column not in columns:
        raise ValueError(f"{path}: no column {column!r}; say which holds nbgrader's ids with --id-column")
    numbered = ((re.sub(r"\D", "", row[key]), row[column].strip()) for row in rows)
    return {number: student for number, student in numbered if number and student}
