"""What all tests share: the course itself, and a line with the shares of answers judged as they should be."""

import functools
from pathlib import Path

import pytest
from nbgrader import api

from gradebox.course import Course

ROOT = Path(__file__).parents[1]
CORPUS = pytest.StashKey[dict[str, int]]()
JUDGED = pytest.StashKey[dict[str, list[int]]]()
api.get_alembic_version = functools.cache(api.get_alembic_version)  # a process of two seconds for each new gradebook


@pytest.fixture(scope="session")
def course() -> Course:
    """The course in this repository."""
    return Course(ROOT)


@pytest.fixture
def judged(request: pytest.FixtureRequest) -> dict[str, list[int]]:
    """Counts [as it should be, all] of right and wrong answers; printed at the end."""
    return request.config.stash.setdefault(JUDGED, {"right": [0, 0], "wrong": [0, 0]})


@pytest.fixture(scope="session")
def corpus_counts(request: pytest.FixtureRequest) -> dict[str, int]:
    """Counts of the corpus of hostile submissions; printed at the end."""
    zero = {"cases": 0, "right": 0, "undeserved": 0, "lost": 0, "affected": 0}
    return request.config.stash.setdefault(CORPUS, zero)


def pytest_terminal_summary(terminalreporter, config):
    """Print the course's quality figure."""
    counts = config.stash.get(JUDGED, None)
    if counts and counts["right"][1] and counts["wrong"][1]:
        shares = [
            f"{good} of {number} {kind} answers {verb} ({good / number:.1%})"
            for (kind, (good, number)), verb in zip(
                sorted(counts.items(), reverse=True), ("fail exactly the tests that name their mistake", "pass")
            )
        ]
        terminalreporter.write_sep("-", "answers judged")
        terminalreporter.write_line("; ".join(shares))
    corpus = config.stash.get(CORPUS, None)
    if corpus:
        terminalreporter.write_sep("-", "hostile, broken and odd submissions")
        terminalreporter.write_line(
            f"corpus cases right {corpus['right']} of {corpus['cases']}; undeserved points {corpus['undeserved']:g}; "
            f"deserved points lost {corpus['lost']:g}; other students affected {corpus['affected']}"
        )
