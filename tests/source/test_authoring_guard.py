"""`gradebox check` has nothing to say about the course, and no test of it needs TensorFlow beside it."""

from pathlib import Path

import pytest

from gradebox import authoring
from gradebox.course import Course
from gradebox.verdict.judge import Judge

ASSIGNMENTS = Course(Path(__file__).parents[2]).assignments()
WITHOUT_TENSORFLOW = """
import os, socket, sys
sys.modules |= {"tensorflow": None, "keras": None}  # importing them fails
os.environ["MPLBACKEND"] = "agg"
from gradebox.verdict import process
process.serve(*(socket.socket(fileno=int(number)) for number in sys.argv[1:3]))
"""


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_guard_is_silent(course: Course, assignment: str, monkeypatch: pytest.MonkeyPatch):
    start = Judge._command

    def command(judge: Judge, sockets: list[int]) -> tuple[list[str], list[int]]:
        run, files = start(judge, sockets)
        place = run.index("-m", run.index("--") if "--" in run else 0)
        assert run[place + 1] == "gradebox.verdict.process"
        return [*run[:place], "-c", WITHOUT_TENSORFLOW, *run[place + 2 :]], files

    monkeypatch.setattr(Judge, "_command", command)
    assert not list(map(str, authoring.check(course, assignment)))
