"""Scores that go to Canvas and Moodle: their own files, filled in, and read again as they would read them."""

import csv
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from gradebox.lms.export import CanvasExport, MoodleExport

CANVAS = '''\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,hw1 (4711),old quiz (12),Current Score
    Points Possible,,,,,10,5,(read only)
"Lovelace, Ada",101,u1,ada,Intro,,4,80
"Müller, ""Bea""",102,u2,bea,Intro,3,,
"Cem, C.",103,u3,cem,Intro,,,
"Student, Test",104,,f00,Intro,,,
'''
MOODLE = """First name;Surname;ID number;Email address;Assignment: hw1 (Real)
Ada;Lovelace;ada;ada@example.org;-
Bea;Müller;bea;bea@example.org;-
"""
WORKSHEET = """Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Feedback comments
Participant 7,"Ada, Countess",ada,Submitted,,100.00,Yes,"Well
done"
Participant 8,Bea,bea,No submission,,100.00,Yes,
"""


@pytest.fixture
def gradebook(tmp_path: Path):
    """A class of four: Ada has 7.5 of 8 points, Bea 6 with a penalty of 1, Cem nothing; Dan is in no roster."""
    with Gradebook(f"sqlite:///{tmp_path}/gradebook.db") as book:
        for name in ("hw1", "hw2"):
            book.add_assignment(name)
            book.add_notebook("nb", name)
            book.add_grade_cell("test", "nb", name, max_score=8, cell_type="code")
        for student in ("ada", "bea", "cem", "dan"):
            book.add_student(student)
        for student, score, penalty in (("ada", 7.5, None), ("bea", 6.0, 1.0)):
            book.add_submission("hw1", student)
            grade = book.find_grade("test", "nb", "hw1", student)
            grade.auto_score, grade.needs_manual_grade = score, False
            book.find_submission_notebook("nb", "hw1", student).late_submission_penalty = penalty
        book.db.commit()
        yield book


def exported(kind: type, text: str, gradebook: Gradebook, folder: Path, **settings) -> list[dict[str, str]]:
    """Write the roster, export, and read the file."""
    (folder / "roster.csv").write_text(text, encoding="utf-8")
    kind(roster=str(folder / "roster.csv"), to=str(folder / "out.csv"), **settings).export(gradebook)
    with open(folder / "out.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_canvas_gets_its_own_columns_with_scores(gradebook, tmp_path):
    rows = exported(CanvasExport, CANVAS, gradebook, tmp_path)
    assert list(rows[0]) == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "hw1 (4711)", "hw2"]
    assert [row["hw1 (4711)"] for row in rows] == ["8", "7.5", "5", "", ""]  # a score of Canvas' own does not stay
    assert [row["hw2"] for row in rows] == ["8", "", "", "", ""]
    assert rows[2]["Student"] == 'Müller, "Bea"' and rows[1]["ID"] == "101"


def test_one_assignment_for_canvas(gradebook, tmp_path):
    assert "hw2" not in exported(CanvasExport, CANVAS, gradebook, tmp_path, assignment=["hw1"])[0]


def test_moodles_gradebook(gradebook, tmp_path):
    rows = exported(MoodleExport, MOODLE, gradebook, tmp_path, assignment=["hw1"])
    assert [row["Assignment: hw1 (Real)"] for row in rows] == ["7.5", "5"]
    assert rows[1]["Surname"] == "Müller"


def test_moodles_worksheet(gradebook, tmp_path):
    rows = exported(MoodleExport, WORKSHEET, gradebook, tmp_path, assignment=["hw1"])
    assert [row["Grade"] for row in rows] == ["7.5", "5"]
    assert rows[0]["Feedback comments"] == "Well\ndone" and rows[0]["Full name"] == "Ada, Countess"
    with pytest.raises(ValueError, match="worksheet of one assignment"):
        exported(MoodleExport, WORKSHEET, gradebook, tmp_path)


@pytest.mark.parametrize(
    ("kind", "text", "settings", "says"),
    [
        (CanvasExport, "", {}, "no header and rows"),
        (CanvasExport, "Name,ID\nAda,ada\n", {}, "has a column Student"),
        (CanvasExport, CANVAS, {"id_column": "Login"}, "id_column='Login': .* SIS Login ID"),
        (CanvasExport, CANVAS, {"assignment": ["hw7"]}, r"\['hw7'\]: the gradebook has hw1, hw2"),
        (CanvasExport, CANVAS, {"id_column": "ID"}, "no student of the gradebook"),
        (MoodleExport, "First name;Surname\nX;Y\n", {}, "no student of the gradebook"),
    ],
)
def test_rosters_that_do_not_fit(kind, text, settings, says, gradebook, tmp_path):
    with pytest.raises(ValueError, match=says):
        exported(kind, text, gradebook, tmp_path, **settings)
    assert not (tmp_path / "out.csv").exists()


def test_no_roster(gradebook):
    with pytest.raises(ValueError, match="give the CSV file that Canvas or Moodle exported"):
        CanvasExport().export(gradebook)
