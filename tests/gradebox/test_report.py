"""The pages about a class: right figures, foreign text shown as text, nothing from elsewhere; and the export."""

import csv
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from gradebox import cli
from gradebox.course import Course
from gradebox.report import figures, page, similarity
from tests.gradebox.corpus import course as foreign
from tests.gradebox.corpus.case import save, solved

EVIL = "<script>alert(1)</script>"
COPIED = (
    "def clip(values, limit):\n    # never mind the shape of it all\n    reuslt = []\n"
    "    for n, value in enumerate(values):\n"
    "        reuslt.append(limit if value > limit else value)\n    return reuslt"
)
RENAMED = COPIED.replace("reuslt", "out").replace("value", "item").replace("# never mind the shape of it all", "#")
ANSWERS = {
    "ada": {},
    "bea": {"scale": "def scale(x):\n    return 3 * x", "clip": COPIED},
    "cem": {"scale": "def scale(x):\n    return 5 * x", "clip": COPIED + "\n\n"},
    "dan": {"scale": "def scale(x):\n    return 7 * x", "halve": f"def halve(x):\n    raise ValueError('{EVIL}')"},
    "eve": {"clip": RENAMED, "answer": "answer = 41"},
    "<i>fay": {},
}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A graded class of nine: one has left everything as it was, one broken file, one who never came."""
    folder = tmp_path_factory.mktemp("report") / "course"
    result = foreign.write(folder)
    released = (folder / "release" / "hw1" / "hw1.ipynb").read_text(encoding="utf-8")
    for student, other in ANSWERS.items():
        save(folder / "submitted" / student / "hw1", solved(json.loads(released), **other))
    save(folder / "submitted" / "untouched" / "hw1", json.loads(released))
    save(folder / "submitted" / "zoe" / "hw1", {})
    with result.gradebook() as gradebook:
        gradebook.add_student("never_came")
    assert cli.main(["autograde", "hw1", "--course-dir", str(folder)]) == 3
    return Course(folder)


@pytest.fixture(scope="module")
def found(course) -> figures.ClassFigures:
    """The figures of that class."""
    return figures.gather(course, "hw1")


def test_states_and_scores(found):
    assert found.states == {"graded": 7, "repaired": 0, "needs-person": 0, "failed": 1, "missing": 1}
    points = sorted(round(share * foreign.AUTO) for share in found.shares)
    assert points == [0, 9, 10, 10, 12, 13, 13] and sum(found.distribution) == 7


def test_each_property(found):
    by_name = {item.name: item for item in found.properties}
    assert list(by_name) == [f"{name}_test" for name in foreign.SOLUTIONS]
    scale = by_name["scale_test"]
    assert (scale.exercise, scale.points, scale.passed, scale.mean) == ("scale", 3, 3 / 7, 3 / 7)
    assert scale.untouched == ["untouched"] and 0 < scale.discrimination < 1
    assert by_name["halve_test"].passed == 5 / 7
    totals = {"ada": 13, "bea": 10, "cem": 10, "dan": 9, "eve": 12, "<i>fay": 13, "untouched": 0}
    rest = [totals[student] - 3 * share for student, share in scale.shares.items()]
    n, got = 7, list(scale.shares.values())
    covariance = sum(g * r for g, r in zip(got, rest, strict=True)) / n - sum(got) * sum(rest) / n**2
    spread = [(sum(v * v for v in values) / n - (sum(values) / n) ** 2) ** 0.5 for values in (got, rest)]
    assert scale.discrimination == pytest.approx(covariance / (spread[0] * spread[1]))


def test_mistakes_are_gathered_by_what_the_test_said(found):
    first = found.mistakes[0]
    assert first.name == "scale_test" and first.students[:2] == ["bea", "cem"] and "3 * x" in first.answer
    named = {mistake.name: mistake for mistake in found.mistakes}
    assert named["halve_test"].students == ["dan"] and named["answer_test"].students == ["eve"]
    assert all("untouched" not in mistake.students for mistake in found.mistakes)
    assert figures.general("steps: 3 of 5 differ; got -0.5e-3 for 'x', v2") == "steps: … of … differ; got … for ‘…’, v2"


class Page(HTMLParser):
    """What a page holds."""

    def __init__(self, text: str):
        super().__init__()
        self.tags, self.links, self.text = set(), [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("src", "href", "srcset") or name.startswith("on")]

    def handle_data(self, data):
        self.text += data


def test_the_page_shows_foreign_text_as_text_and_needs_nothing_else(found):
    text = page.page(found)
    parsed = Page(text)
    assert not parsed.links and not parsed.tags & {"script", "img", "link", "iframe", "i onload"}
    assert EVIL in parsed.text and "<i>fay" not in text and "http" not in text.replace("http-equiv", "")
    assert "default-src 'none'" in text and "prefers-color-scheme: dark" in text
    for words in ("7 submissions have a score", "1 not attempted", "zoe", "could not be graded", "median score"):
        assert words in " ".join(parsed.text.split()), words


def test_alike_answers(course):
    found = similarity.compare(course, "hw1", least=0.99)
    pairs = {pair.students: pair for pair in found.pairs}
    copied = pairs["bea", "cem"]
    assert next(iter(pairs)) == ("bea", "cem") and "# never mind the shape of it all" in copied.lines
    side = next(side for side in copied.sides if side.exercise == "clip")
    assert all(both for _, both in side.left) and len(side.left) == 6
    assert pairs["<i>fay", "ada"].likeness == 1 and not pairs["<i>fay", "ada"].lines
    assert "untouched" not in {student for pair in pairs for student in pair}
    assert 0 < found.typical < 1
    text = similarity.page(found)
    assert EVIL not in text and not Page(text).links and "&lt;i&gt;fay" in text


def test_names_spaces_and_comments_do_not_hide_a_copy():
    codes: dict[str, str] = {}
    texts = [{"clip": code.splitlines()} for code in (COPIED, RENAMED, foreign.SOLUTIONS["clip"])]
    one, two, other = (similarity._encoded(text, similarity.KNOWN | {"clip", "limit"}, codes) for text in texts)
    assert one == two != other


def test_a_class_of_nobody(write_course, tmp_path):
    from .conftest import small_notebook

    empty = write_course(small_notebook())
    empty.generate("doubling")
    assert "No submission has a score yet" in page.page(figures.gather(empty, "doubling"))
    assert "No such pair" in similarity.page(similarity.compare(empty, "doubling"))


@pytest.mark.parametrize("what", ["report", "similarity"])
def test_the_commands(course, what, tmp_path, capsys):
    place = ["--course-dir", str(course.root)]
    assert cli.main([what, "hw1", *place]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path == course.root / "autograded" / f"hw1-{what}.html" and path.read_text().startswith("<!doctype html>")
    assert cli.main([what, "hw1", *place, "--out", str(tmp_path / "new" / "page.html")]) == 0
    assert (tmp_path / "new" / "page.html").exists()
    assert cli.main([what, "hw9", *place]) == 2 and "hw9" in capsys.readouterr().err


def test_export(course, tmp_path, capsys):
    place = ["--course-dir", str(course.root)]
    roster = tmp_path / "roster.csv"
    roster.write_text(
        "Student,ID,SIS Login ID,Section\nAda,1,ada,A\nZoe,2,zoe,A\nNever,3,never_came,A\n", encoding="utf-8"
    )
    out = tmp_path / "out.csv"
    assert cli.main(["export", "--to", "canvas", "--roster", str(roster), "--out", str(out), *place]) == 0
    with open(out, newline="", encoding="utf-8") as file:
        assert [row["hw1"] for row in csv.DictReader(file)] == [str(foreign.AUTO), "", ""]
    assert cli.main(["export", "--to", "csv", "--out", str(out), *place]) == 0
    with open(out, newline="", encoding="utf-8") as file:
        rows = {row["student_id"]: row["score"] for row in csv.DictReader(file)}
    assert rows["eve"] == "12.0" and rows["zoe"] == rows["never_came"] == ""
    capsys.readouterr()
    assert cli.main(["export", "--to", "moodle", *place]) == 2 and "give the CSV file" in capsys.readouterr().err
    assert cli.main(["export", "--to", "csv", "--assignment", "hw9", *place]) == 2
    assert "assignment hw9: the gradebook has hw1" in capsys.readouterr().err
