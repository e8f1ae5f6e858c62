"""`gradebox check` has nothing to say about the course."""

from pathlib import Path

import pytest

from gradebox import authoring
from gradebox.course import Course

ASSIGNMENTS = Course(Path(__file__).parents[2]).assignments()


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_guard_is_silent(course: Course, assignment: str):
    assert not list(map(str, authoring.check(course, assignment)))
