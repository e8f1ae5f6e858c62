"""Builds the site: runs what has to be run, lays out the pages, has Sphinx build them."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from gradebox import runs
from gradebox.course import Course, CourseError
from gradebox.edition import student_edition
from gradebox.preprocessors import PLACEHOLDER, PublicAddress
from gradebox.runs import Run
from gradebox.site.cells import public

AT_A_TIME = 2  # notebooks with small budgets; in full each uses all cores


def build(
    course: Course, target: Path, names: list[str], console: Console, solutions: bool = True, quick: bool = False
) -> Path:
    """Build the site.

    Args:
        course: the course directory; `docs/` in it holds the site's own text and `conf.py`.
        target: the folder for the site; what is there and of an earlier one is replaced.
        names: the assignments.
        console: where the bar is drawn.
        solutions: whether solutions and model answers are there, folded, or absent: for a class that is running.
        quick: run notebooks with small budgets, where no run with full ones is kept; figures are then rough.

    Returns:
        The page to open.

    Raises:
        CourseError: there is no docs/conf.py, a notebook stops, or Sphinx finds something wrong.
    """
    docs = course.root / "docs"
    if not (docs / "conf.py").is_file():
        raise CourseError(f"{docs / 'conf.py'}: missing; the site's settings and text lie there")
    if target.is_dir() and any(target.iterdir()) and not (target / ".buildinfo").is_file():
        raise CourseError(f"{target}: holds something else; give a new or empty folder, or an earlier site")
    work = course.root / "build" / f"site-{'solutions' if solutions else 'class'}"
    for place in ("source", "downloads", "pages"):
        shutil.rmtree(work / place, ignore_errors=True)
    shutil.copytree(docs, work / "source", ignore=shutil.ignore_patterns("students", "static", "*.py", "__pycache__"))
    shutil.copy(course.root / "README.md", work)  # the site's text may include parts of it
    for done in _runs(course, names, console, quick):
        if done.problem:
            raise CourseError(f"{done.path}: stopped: {done.problem}")
        _lay_out(course, done, work, solutions)
    if (course.root / "lib").is_dir():  # a notebook alone does not find the library
        shutil.rmtree(work / "course", ignore_errors=True)
        student_edition(course, work / "course")
        shutil.make_archive(str(work / "downloads" / "course"), "zip", work, "course")
    with console.status("building the pages"):
        _sphinx(docs, work, work / "pages", solutions)
    _replace(target, [work / "pages", work / "downloads"])
    return target / "index.html"


def _replace(target: Path, parts: list[Path]) -> None:
    """Put pages and downloads where an earlier site may be: of that one, perhaps with solutions, nothing stays."""
    target.mkdir(parents=True, exist_ok=True)
    for old in target.iterdir():
        shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    shutil.copytree(parts[0], target, dirs_exist_ok=True)
    for part in parts[1:]:
        shutil.copytree(part, target / part.name)


def _runs(course: Course, names: list[str], console: Console, quick: bool) -> Iterator[Run]:
    """Yield each notebook with its outputs: as it was kept, else run now, and kept."""
    paths = [path for name in names for path in course.notebooks(name)]
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    workers = ThreadPoolExecutor(AT_A_TIME)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("running the solutions", total=len(paths))
        try:  # one after the other they run in this thread, which Ctrl-C reaches
            for done in (workers.map if quick else map)(lambda path: _run(course, path, quick), paths):
                bar.update(task, advance=1, description=f"running the solutions: {done.path.stem}")
                yield done
        finally:
            workers.shutdown(cancel_futures=True)


def _run(course: Course, path: Path, quick: bool) -> Run:
    places = {False: course.root / "build" / "notebooks", True: course.root / "build" / "quick"}
    for small in (False, True) if quick else (False,):
        found = runs.kept(course, path, places[small] / path.parent.name, small)
        if found is not None:
            return found
    done = runs.run(path, quick)
    if not done.problem:
        runs.keep(course, done, places[quick] / path.parent.name, quick)
    return done


def _lay_out(course: Course, done: Run, folder: Path, solutions: bool) -> None:
    """Write a page's notebook, and beside it what readers may download: the release."""
    assignment, name = done.path.parent.name, done.path.stem
    address = PublicAddress(config=course.config)
    nb = public(done.nb, course.config, solutions)
    nb.cells.insert(1, nbformat.v4.new_markdown_cell(_buttons(name, address.colab_url(assignment, name)), id="buttons"))
    for cell in nb.cells:
        cell.source = cell.source.replace(PLACEHOLDER, address.address)
    release = course.release / assignment / f"{name}.ipynb"
    if not release.is_file():
        raise CourseError(f"{release}: missing; run: gradebox release {assignment}")
    for place in (folder / "source" / "assignments", folder / "downloads"):
        place.mkdir(exist_ok=True)
    nbformat.write(nb, folder / "source" / "assignments" / f"{name}.ipynb")
    shutil.copy(release, folder / "downloads")


def _buttons(name: str, colab: str | None) -> str:
    links = [f'<a href="../downloads/{name}.ipynb" download>Download the notebook</a>']
    links += [f'<a href="{colab}">Open in Colab</a>'] if colab else []
    return f'<p class="buttons">{" ".join(links)}</p>'


def _sphinx(docs: Path, work: Path, target: Path, solutions: bool) -> None:
    """Have Sphinx build the pages, in a process of its own.

    Raises:
        CourseError: it finds something wrong, a link that leads nowhere among others.
    """
    how = ["-b", "html", "-q", "-W", "--keep-going", "-c", str(docs), "-d", str(work / "doctrees")]
    how += ["-t", "solutions" if solutions else "class", str(work / "source"), str(target)]
    done = subprocess.run([sys.executable, "-m", "sphinx", *how], capture_output=True, text=True)
    if done.returncode:
        raise CourseError(f"the site cannot be built:\n{done.stderr.strip()[-3000:]}")
