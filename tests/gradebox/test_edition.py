"""The student edition holds what students need and nothing that a teacher keeps."""

import tomllib

import pytest

from gradebox import leaks, notebook
from gradebox.answers import load
from gradebox.course import CourseError
from gradebox.edition import student_edition

from .conftest import small_notebook


def text_files(folder):
    return {p: p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file() and ".git" not in p.parts}


def test_what_it_holds(course, tmp_path):
    student_edition(course, tmp_path / "class")
    found = {p.name for p in (tmp_path / "class").iterdir()}
    assert found == {"README.md", "LICENSE", "LICENSE-TEXT", "lib", "release", "requirements.txt"}
    assert {p.name for p in (tmp_path / "class" / "lib").iterdir()} == {"README.md", "lrlab", "pyproject.toml"}


def test_it_gives_no_answer_away(course, tmp_path):
    student_edition(course, tmp_path / "class")
    files = text_files(tmp_path / "class")
    for name in course.assignments():
        secret = set().union(
            *(leaks.secret_lines(path, notebook.Markers.of(course.config)) for path in course.notebooks(name))
        )
        secret |= {
            leaks.plain(line)
            for answer in load(course.root / "tests" / "answers" / name)
            if not answer.fails
            for line in answer.code.split("\n")
            if leaks.telling(line) and not line.lstrip().startswith(("def ", "for _ in range("))
        }
        assert len(secret) > 50
        for path, text in files.items():
            lines = {leaks.plain(line.replace('\\"', '"')) for line in text.replace('\\n",', "").split("\n")}
            assert not {line.strip('"') for line in lines} & secret, path
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
