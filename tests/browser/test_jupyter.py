"""JupyterLab in a real browser: a student and the checks, an instructor and formgrader."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
import requests
from playwright.sync_api import Browser, Locator, Page, expect

from gradebox.course import Course
from tests.gradebox.conftest import cell, small_notebook

ROOT = Path(__file__).parents[2]
PATIENCE = 60_000  # milliseconds
TOKEN = "only-for-this-test"
RULES = """# STUDENT TASK: return the learning rate of one update, three times.
def fixed_rule(step, n_steps, grad, lr=0.01):
    return lr


def gradient_rule(step, n_steps, grad, scale=0.01):
    return scale * abs(grad)


def time_rule(step, n_steps, grad, lr0=0.1):
    return lr0 * (1 - {step} / n_steps)"""


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Callable[[Path], str]]:
    """Return a function that starts JupyterLab in a folder and returns its address."""
    started = []

    def start(folder: Path) -> str:
        home = Path(tempfile.mkdtemp(prefix="home-", dir=tmp_path))
        places = ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "JUPYTERLAB_SETTINGS_DIR")
        env = {**os.environ, **{name: str(home) for name in places}, "JUPYTERLAB_WORKSPACES_DIR": str(home / "w")}
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--port=0"]
        command += [f"--IdentityProvider.token={TOKEN}", "--LabApp.news_url=None"]
        with open(tmp_path / "lab.log", "w") as log:
            process = subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=log, start_new_session=True)
        started.append(process)
        return _address(process, tmp_path / "lab.log")

    yield start
    for process in started:
        process.terminate()
        process.wait(30)


def _address(process: subprocess.Popen, log: Path) -> str:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        found = re.search(r"http://(?:localhost|127\.0\.0\.1):(\d+)/lab", log.read_text())
        if found and requests.get(f"http://127.0.0.1:{found[1]}/api?token={TOKEN}", timeout=10).ok:
            return f"http://127.0.0.1:{found[1]}"
        time.sleep(0.2)
    raise AssertionError(f"JupyterLab does not start:\n{log.read_text()[-2000:]}")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a normal laptop."""
    with browser.new_context(viewport={"width": 1300, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        yield page


def find(page: Page, words: str, kind: str = "Code") -> Locator:
    """Scroll through the notebook until a cell with these words is there; return it."""
    found = page.locator(f".jp-{kind}Cell", has_text=words).first
    page.locator(".jp-WindowedPanel-outer").first.evaluate("panel => panel.scrollTo(0, 0)")
    for _ in range(80):
        if found.count() and found.is_visible():
            found.scroll_into_view_if_needed()
            return found
        page.locator(".jp-WindowedPanel-outer").first.evaluate("panel => panel.scrollBy(0, 350)")
        page.wait_for_timeout(60)
    raise AssertionError(f"no cell with {words!r}")


def run(page: Page, found: Locator) -> Locator:
    """Run a cell by keyboard, and wait until it has ended; return it."""
    found.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    expect(found.locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]:"))
    return found


def write(page: Page, found: Locator, text: str) -> None:
    """Replace what a cell holds, as a student would by pasting."""
    found.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def test_a_student_fills_checks_mends_and_validates(lab, page, tmp_path):
    folder = tmp_path / "class"
    shutil.copytree(ROOT / "release" / "01_gradient_descent", folder)
    page.goto(f"{lab(folder)}/lab/tree/gradient_descent.ipynb?token={TOKEN}")
    page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for()
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").first).to_be_attached()
    for words in ("Makes `import lrlab` work", "from functools import partial", "def f(x):"):
        run(page, find(page, words))
    expect(find(page, "def f(x):").locator(".jp-OutputArea img")).to_be_visible()

    run(page, find(page, "def fixed_rule"))
    untouched = run(page, find(page, "the time-based rule"))
    expect(untouched.locator(".jp-OutputArea")).to_contain_text("not attempted")

    write(page, find(page, "def fixed_rule"), RULES.format(step="step"))
    run(page, find(page, "def fixed_rule"))
    wrong = run(page, find(page, "the time-based rule")).locator(".jp-OutputArea").first
    expect(wrong).to_contain_text("the formula has i + 1, the code has i")
    expect(wrong.locator("img")).to_be_visible()

    write(page, find(page, "def fixed_rule"), RULES.format(step="(step + 1)"))
    run(page, find(page, "def fixed_rule"))
    right = run(page, find(page, "the time-based rule")).locator(".jp-OutputArea").first
    expect(right).to_contain_text("✓ right")
    expect(right.locator("img")).to_have_count(0)

    page.keyboard.press("Control+s")
    page.get_by_role("button", name="Validate").click()
    said = page.locator(".jp-Dialog")
    expect(said).to_contain_text("gradient_descent", timeout=2 * PATIENCE)
    expect(said).not_to_contain_text("the time-based rule")


@pytest.fixture
def class_folder(tmp_path: Path) -> Path:
    """A course folder with one small assignment, that two students have handed in."""
    folder = tmp_path / "course"
    (folder / "source" / "doubling").mkdir(parents=True)
    nb = small_notebook()
    nb.cells.insert(4, cell("print('seen by the instructor')", "seen", "free"))
    nbformat.write(nb, folder / "source" / "doubling" / "doubling.ipynb")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    Course(folder).generate("doubling")
    for student, code in (("ada", "return 2 * x"), ("bob", "return x")):
        done = nbformat.read(folder / "release" / "doubling" / "doubling.ipynb", as_version=4)
        for each in done.cells:
            each.source = re.sub(r"# TODO.*\n *raise NotImplementedError", code, each.source)
        (folder / "submitted" / student / "doubling").mkdir(parents=True)
        nbformat.write(done, folder / "submitted" / student / "doubling" / "doubling.ipynb")
    return folder


def answer(page: Page, words: str) -> None:
    """Wait for formgrader's message, and close it."""
    message = page.locator(".modal.in, .modal.show").last
    expect(message).to_contain_text(words)
    message.get_by_role("button", name=re.compile("OK|Close")).last.click()
    expect(page.locator(".modal-backdrop")).to_have_count(0)


def test_an_instructor_generates_autogrades_and_reads_feedback(lab, page, class_folder):
    address = lab(class_folder)
    page.goto(f"{address}/formgrader?token={TOKEN}")
    row = page.locator("tr", has_text="doubling")
    row.locator("td.assign a").click()
    answer(page, "Successfully created")
    row.locator("td.num-submissions a").click()
    for student, score in (("ada", "3 / 5"), ("bob", "0 / 5")):
        row = page.locator("tr", has_text=student)
        row.locator("td.autograde a").click()
        answer(page, "Successfully")
        expect(row.locator("td.score")).to_contain_text(score)
        row.locator("td.generate-feedback a").click()
        answer(page, "Successfully")
    page.goto(f"{address}/files/feedback/bob/doubling/doubling.html?token={TOKEN}")
    expect(page.locator("body")).to_contain_text("Score: 0.0 / 3.0")
    expect(page.locator("body")).to_contain_text("seen by the instructor")
    assert "double(-1.5)" not in page.content()
