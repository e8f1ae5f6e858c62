"""The site in a real browser: opens offline, is usable by everyone, finds what one looks for, keeps its secrets."""

import functools
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Page
from rich.console import Console

from gradebox import leaks, notebook, runs
from gradebox.course import Course
from gradebox.site import build

ROOT = Path(__file__).parents[2]
AXE = {"resultTypes": ["violations"], "preload": False}  # it would load style sheets a second time
RUN = "gradient_descent"  # the others are laid out without having been run
PAGES = ("index", "map", "glossary", "pictures", "instructors", "assignments/gradient_descent", "reference/lrlab")


@pytest.fixture(scope="module")
def course() -> Course:
    """This course."""
    return Course(ROOT)


@pytest.fixture(scope="module")
def laid_out(course) -> Iterator[None]:
    """One notebook of the site is run, with small budgets; the others are pages without outputs."""

    def run(_: Course, path: Path, quick: bool) -> runs.Run:
        return runs.run(path, quick) if path.stem == RUN else runs.Run(path, nbformat.read(path, as_version=4), 0.0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "_run", functools.cache(run))
        yield


@pytest.fixture(scope="module")
def site(course, laid_out, tmp_path_factory) -> Path:
    """The site with solutions."""
    target = tmp_path_factory.mktemp("site") / "site"
    return build.build(course, target, course.assignments(), Console(quiet=True), quick=True).parent


@pytest.fixture
def page(browser) -> Page:
    """A page that notes every error and every request beyond the disk."""
    with browser.new_context() as context:
        page = context.new_page()
        page.wrong = []
        page.on("console", lambda message: page.wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("requestfailed", lambda request: page.wrong.append(request.url))
        page.on(
            "request", lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else page.wrong.append(r.url)
        )
        yield page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_are_usable_by_everyone(site, page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for name in PAGES:
        page.goto((site / f"{name}.html").as_uri())
        page.wait_for_timeout(150)
        found = Axe().run(page, options=AXE).response["violations"]
        bad = [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in ("serious", "critical")]
        assert not bad, (name, bad)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name} is {wide} px wider than the window"
    assert not page.wrong


def test_no_page_asks_for_anything_else(site, page):
    for path in sorted(site.rglob("*.html")):
        page.goto(path.as_uri())
    assert not page.wrong


def test_a_page_is_small_without_its_figures(site, page):
    sizes = []
    page.on("request", lambda request: sizes.append(Path(request.url.removeprefix("file://").partition("?")[0])))
    for name in PAGES:
        sizes.clear()
        page.goto((site / f"{name}.html").as_uri())
        total = sum(path.stat().st_size for path in sizes if path.suffix not in (".png", ".svg") and path.is_file())
        assert total < 2**20, (name, total)


def test_the_search_finds_a_word(site, page):
    page.goto((site / "index.html").as_uri())
    page.get_by_role("textbox", name="Search").or_(page.get_by_placeholder("Search")).first.fill("armijo")
    page.keyboard.press("Enter")
    page.wait_for_selector("ul.search li a")
    assert "gradient_descent" in json.dumps(
        [a.get_attribute("href") for a in page.query_selector_all("ul.search li a")]
    )
    assert not page.wrong


def test_what_is_folded_opens_with_the_keyboard(site, page):
    page.goto((site / "assignments" / "gradient_descent.html").as_uri())
    hint = page.locator("details", has_text="Hint").first
    assert hint.get_attribute("open") is None
    hint.locator("summary").focus()
    page.keyboard.press("Enter")
    assert hint.get_attribute("open") is not None


def test_hidden_tests_are_nowhere(site, course):
    markers, checked = notebook.Markers.of(course.config), 0
    for path in (path for name in course.assignments() for path in course.notebooks(name)):
        cells = notebook.read(path).cells
        secret = {leaks.plain(line) for cell in cells for line in _hidden(cell.source, markers) if leaks.telling(line)}
        page = (site / "assignments" / f"{path.stem}.html").read_text(encoding="utf-8")
        shown = leaks.plain(BeautifulSoup(page, "html.parser").get_text())
        known = _known(cells, markers)
        assert not [line for line in secret if line in shown and line not in known], path.name
        checked += len(secret)
    assert checked > 300 and not [*(site / "_sources").rglob("*.*")]


def test_a_class_gets_no_solution(course, laid_out, tmp_path, monkeypatch):
    monkeypatch.setattr(build, "_sphinx", lambda docs, work, target, solutions: target.mkdir())
    build.build(course, tmp_path / "site", course.assignments(), Console(quiet=True), solutions=False, quick=True)
    markers, checked = notebook.Markers.of(course.config), 0
    for path in (path for name in course.assignments() for path in course.notebooks(name)):
        laid_out = course.root / "build" / "site-class" / "source" / "assignments" / path.name
        shown = leaks.plain("\n".join(line for _, line in leaks.lines(laid_out)))
        secret = leaks.secret_lines(path, markers)
        assert not [line for line in secret if line in shown], path.name
        checked += len(secret)
    assert checked > 1000


def test_solutions_are_folded(site, page):
    page.goto((site / "assignments" / "gradient_descent.html").as_uri())
    for words, least in (("Show a solution", 5), ("A model answer", 4)):
        found = page.locator("details", has=page.locator("summary", has_text=words))
        assert found.count() >= least
        assert not any(found.nth(place).get_attribute("open") for place in range(found.count()))
    assert page.locator("pre", has_text="NotImplementedError").count() >= 5
    assert page.locator("article img").count() > 8
    link = page.get_by_role("link", name="Download the notebook").get_attribute("href")
    assert link == "../downloads/gradient_descent.ipynb"
    with zipfile.ZipFile(site / "downloads" / "course.zip") as course:
        names = set(course.namelist())
    assert {"course/README.md", "course/lib/lrlab/check.py"} <= names and not [n for n in names if "source" in n]


def _hidden(source: str, markers: notebook.Markers) -> list[str]:
    return notebook.region_lines(source, markers.hidden_begin, markers.hidden_end)


def _known(cells: list, markers: notebook.Markers) -> str:
    """Return what students see of a notebook anyway, without spaces."""
    lines = []
    for cell in cells:
        secret = {line for begin, end in markers.regions() for line in notebook.region_lines(cell.source, begin, end)}
        lines += [line for line in cell.source.splitlines() if line not in secret and notebook.role(cell) != "answer"]
    return leaks.plain("\n".join(lines))
