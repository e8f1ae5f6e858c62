"""The student edition holds what students need and nothing that a teacher keeps."""

import tomllib

import pytest

from gradebox import leaks, notebook
from gradebox.course import CourseError
from gradebox.edition import student_edition

from .conftest import small_notebook


def text_files(folder):
    return {p: p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file() and ".git" not in p.parts}


def _lines(text: str) -> list[str]:
    return text.replace('\\"', '"').replace('\\n",', "").split("\n")


def test_what_it_holds(course, tmp_path):
    student_edition(course, tmp_path / "class")
    found = {p.name for p in (tmp_path / "class").iterdir()}
    assert found == {"README.md", "LICENSE", "LICENSE-TEXT", "lib", "release", "requirements.txt"}
    assert {p.name for p in (tmp_path / "class" / "lib").iterdir()} == {"README.md", "lrlab", "pyproject.toml"}


def test_it_gives_no_answer_away(course, tmp_path):
    """No line of a solution or hidden test stands in a release, no two of one solution in a file of the library."""
    student_edition(course, tmp_path / "class")
    files = text_files(tmp_path / "class")
    marks = notebook.Markers.of(course.config)
    lines = {path: {leaks.plain(line).strip('"') for line in _lines(text)} for path, text in files.items()}
    for name in course.assignments():
        for source in course.notebooks(name):
            secret = leaks.secret_lines(source, marks)
            released = lines[tmp_path / "class" / "release" / name / source.name]
            assert len(secret) > 50 and not released & secret, source
            for cell in notebook.read(source).cells:
                solution = notebook.region_lines(cell.source, marks.fill_begin, marks.fill_end)
                telling = {leaks.plain(line) for line in solution if leaks.telling(line)}
                for path in (path for path in lines if path.suffix == ".py"):
                    assert len(lines[path] & telling) < 2, (path, cell.id)
    assert not any("gradebox" in text for text in files.values())
    project = tomllib.loads((tmp_path / "class" / "lib" / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == ["lrlab"]


def test_an_update_keeps_the_repository_around_it(course, tmp_path):
    target = tmp_path / "class"
    (target / ".git").mkdir(parents=True)
    (target / "release").mkdir()
    (target / "release" / "old.ipynb").write_text("old", encoding="utf-8")
    first = student_edition(course, target)
    assert student_edition(course, target) == first
    assert (target / ".git").is_dir() and not (target / "release" / "old.ipynb").exists()


def test_places_it_refuses(course, tmp_path):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.tex").write_text("…", encoding="utf-8")
    (tmp_path / "copy" / "release").mkdir(parents=True)
    (tmp_path / "copy" / "source").mkdir()
    for part in ("release", "lib", "src"):
        (tmp_path / "program" / part).mkdir(parents=True)
    (tmp_path / "library" / "lib").mkdir(parents=True)
    own = ("thesis", "copy", "program", "library")
    refused = (course.root, course.root.parent, course.source, *(tmp_path / name for name in own))
    for folder in refused:
        with pytest.raises(CourseError, match=folder.name):
            student_edition(course, folder)
    assert [path.name for path in (tmp_path / "thesis").iterdir()] == ["chapter.tex"]
    assert {path.name for path in (tmp_path / "program").iterdir()} == {"release", "lib", "src"}


def test_a_missing_release(write_course, tmp_path):
    with pytest.raises(CourseError, match="make release"):
        student_edition(write_course(small_notebook()), tmp_path / "class")
    assert not (tmp_path / "class").exists()
