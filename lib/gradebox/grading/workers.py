"""Grading submissions in several processes, of which any may die: its submission is graded once more, alone."""

import contextlib
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from traitlets.config import Config

from gradebox.course import Course
from gradebox.grading import state, submission
from gradebox.grading.state import Result
from gradebox.sandbox.settings import SandboxError

Job = tuple[str, Path, str]  # student, folder, fingerprint


def graded(
    course: Course, assignment: str, todo: list[Job], jobs: int, tell: Callable[[Sequence[str]], None]
) -> Iterator[Result]:
    """Grade submissions and yield what comes of each, in the order in which they are done.

    Args:
        course: the course.
        assignment: which assignment.
        todo: the submissions.
        jobs: how many at a time; one runs in this process.
        tell: is told which students are being graded.
    """
    left = list(todo)
    while left and jobs > 1:
        done = []
        for result in _pooled(course, assignment, left, jobs, tell):
            done.append(result.student)
            yield result
        left = [job for job in left if job[0] not in done]
        for job in left[:jobs]:  # one of these has killed its process: now each in one of its own
            yield from list(_pooled(course, assignment, [job], 1, tell)) or [_died(course, assignment, job)]
        left = left[jobs:]
    for job in left:
        tell([job[0]])
        yield _grade(course, assignment, *job)


def _pooled(
    course: Course, assignment: str, todo: list[Job], jobs: int, tell: Callable[[Sequence[str]], None]
) -> Iterator[Result]:
    """Grade submissions in processes; ends early when one of those dies."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(todo)), context, initializer=_leave_interrupts) as pool:
        waiting, running = list(todo), {}
        try:
            while waiting or running:
                while waiting and len(running) < jobs:
                    job = waiting.pop(0)
                    with _interrupts_ignored():
                        future = pool.submit(_grade_elsewhere, course.root, course.config, assignment, *job)
                    running[future] = job[0]
                tell(list(running.values()))
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    yield future.result()
                    del running[future]
        except BrokenProcessPool:
            return
        except BaseException:
            for process in list(pool._processes.values()):
                process.terminate()
            pool.shutdown(cancel_futures=True)
            raise


def _died(course: Course, assignment: str, job: Job) -> Result:
    why = "the process that graded it died"
    result = Result(job[0], "failed", max_score=state.max_score(course, assignment), reason=why)
    state.save(course, assignment, result, job[2])
    return result


@contextlib.contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Let processes that start now leave Ctrl-C to this one, while they start too."""
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the main process, and clean up, without a word, when it ends this one."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def _grade_elsewhere(root: Path, config: Config, assignment: str, student: str, folder: Path, mark: str) -> Result:
    return _grade(Course(root, config), assignment, student, folder, mark)


def _grade(course: Course, assignment: str, student: str, folder: Path, mark: str) -> Result:
    """Grade one submission and keep its state; whatever goes wrong is this submission's alone."""
    start = time.monotonic()
    try:
        result = submission.grade(course, assignment, student, folder)
    except (SandboxError, KeyboardInterrupt, SystemExit):
        raise
    except Exception as error:
        why = f"gradebox itself failed: {type(error).__name__}: {error}"
        result = Result(student, "failed", reason=why[:500], seconds=time.monotonic() - start)
    state.save(course, assignment, result, mark)
    return result
