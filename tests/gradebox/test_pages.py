"""Source notebooks run with their solutions and become pages; one that stops is named and still written."""

from gradebox import cli

from .conftest import cell, small_notebook


def test_every_notebook_becomes_a_page(write_course, capsys):
    nb = small_notebook()
    nb.cells.insert(2, cell("print(HALF * 5)", "shown", "free"))
    course = write_course(nb)
    assert cli.main(["notebooks", "--course-dir", str(course.root)]) == 0
    assert capsys.readouterr().out.strip().endswith(" s  build/notebooks/doubling/doubling.html")
    assert "2.5" in (course.root / "build" / "notebooks" / "doubling" / "doubling.html").read_text(encoding="utf-8")


def test_a_notebook_that_stops_is_named(write_course, capsys):
    nb = small_notebook()
    nb.cells.append(cell("1 / 0", "broken", "free"))
    course = write_course(nb)
    assert cli.main(["notebooks", "--course-dir", str(course.root)]) == 1
    assert "doubling.html  stopped: ZeroDivisionError: division by zero" in capsys.readouterr().out
    assert "double" in (course.root / "build" / "notebooks" / "doubling" / "doubling.html").read_text(encoding="utf-8")
