"""What all tests share: the course, a browser, and a line with the shares of answers judged as they should be."""

import functools
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader import api
from xdist.scheduler import LoadScopeScheduling

from gradebox.course import Course

ROOT = Path(__file__).parents[1]
api.get_alembic_version = functools.cache(api.get_alembic_version)  # a process of two seconds for each new gradebook


@pytest.fixture(scope="session")
def course() -> Course:
    """The course in this repository."""
    return Course(ROOT)


CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """A headless Chromium for the tests of a module; without one they are skipped, but fail where CI is set.

    It is closed after the module, since a process can run one such driver at a time.
    """
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    try:
        from playwright.sync_api import expect, sync_playwright
    except ImportError:
        found = None
    if found is None:
        why = f"needs playwright and one of {', '.join(CHROMIUM)}: pip install playwright; apt install chromium"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    expect.set_options(timeout=60_000)  # milliseconds; machines that run tests are slow at times
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=found, args=arguments)
        yield chromium
        chromium.close()


LONGEST = (
    "test_corpus",
    "test_class",
    "test_release_runs",
    "test_autograde",
    "test_demo",
    "test_authoring",
    "test_sweep",
    "test_site",
    "test_authoring_guard",
)


def scope(nodeid: str) -> str:
    """Tell which tests share what is made once: those of a file; of answers, those of an assignment."""
    file, _, test = nodeid.partition("::")
    assignment = re.search(r"\d\d_[a-z_]+", test)
    return f"{file} {assignment.group() if assignment else ''}"


def pytest_collection_modifyitems(items: list[pytest.Item]):
    """Begin with the files that take minutes, then those with most tests: none of them is left alone at the end."""
    numbers = Counter(scope(item.nodeid) for item in items)
    first = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: (first.get(item.path.stem, len(first)), -numbers[scope(item.nodeid)]))


class ByFile(LoadScopeScheduling):
    """Keeps the tests of a scope in one process, and deals scopes out in the order of collection."""

    def _split_scope(self, nodeid: str) -> str:
        return scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByFile:
    """Say how tests are dealt out to processes (pytest -n)."""
    config.option.loadscopereorder = False
    return ByFile(config, log)


def pytest_terminal_summary(terminalreporter):
    """Print the course's quality figures, from what tests noted by record_property."""
    reports = [report for state in ("passed", "failed") for report in terminalreporter.stats.get(state, [])]
    noted = [(name, value, report.passed) for report in reports for name, value in report.user_properties]
    shares = []
    for kind, does in (("wrong", "fail exactly the tests that name their mistake"), ("right", "pass")):
        passed = [ok for name, value, ok in noted if (name, value) == ("answer", kind)]
        if passed:
            shares.append(f"{sum(passed)} of {len(passed)} {kind} answers {does} ({sum(passed) / len(passed):.1%})")
    if shares:
        terminalreporter.write_sep("-", "answers judged")
        terminalreporter.write_line("; ".join(shares))
    cases = [value for name, value, _ in noted if name == "corpus"]
    if cases:
        right, undeserved, lost, affected = map(sum, zip(*cases, strict=True))
        terminalreporter.write_sep("-", "hostile, broken and odd submissions")
        terminalreporter.write_line(
            f"corpus cases right {right} of {len(cases)}; undeserved points {undeserved:g}; "
            f"deserved points lost {lost:g}; other students affected {affected}"
        )
