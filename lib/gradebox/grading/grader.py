"""A process that grades, beside the worker that asks it: submissions may kill it, and then there is a new one.

Each thread of a worker has its own. Kits are kept by their name, so that each travels once.
"""

import contextlib
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import current_process, forkserver, get_context, parent_process, resource_tracker
from typing import ClassVar

from gradebox.grading.workshop import Graded, Job, Workshop, quick_gradebooks
from gradebox.sandbox import warm

NEEDS_KIT = "needs kit"


def grade(name: str, content: bytes | None, job: Job) -> Graded | str:
    """Grade a submission, in this thread's own process.

    Args:
        name: the kit's name.
        content: the kit; None where this process is thought to have it.
        job: the submission.

    Returns:
        What came of it, or NEEDS_KIT.

    Raises:
        SandboxError: student code cannot be run safely here.
    """
    for last in (False, True):
        with contextlib.suppress(BrokenProcessPool):
            done = _Grader.here().ask(_grade, name, content, job)
            if done == NEEDS_KIT and content is not None:
                raise AssertionError("a kit that was given is not there")
            return done
        _Grader.here().close()
        if last or _Grader.stopped:
            break
    if content is None:  # the new process does not have it
        return NEEDS_KIT
    return _Grader.here().ask(_died, name, content, job)


def prepare() -> None:
    """Start the process that grading processes are forked from; it gets ready while this one does other things."""
    get_context("forkserver").set_forkserver_preload(["gradebox.grading.preload"])
    resource_tracker.ensure_running()  # which lets signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl-C is this process's alone, and not lost
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Grader:
    """The process of one thread."""

    all: ClassVar[list["_Grader"]] = []
    local = threading.local()
    stopped = False

    def __init__(self):
        current_process()._config["daemon"] = (
            False  # Dask's workers are; such may have no children, but ours end with it
        )
        self.pool = ProcessPoolExecutor(1, get_context("forkserver"), initializer=_begin)
        self.closing = threading.Lock()

    @classmethod
    def here(cls) -> "_Grader":
        if getattr(cls.local, "grader", None) is None:
            prepare()
            cls.local.grader = cls()
            cls.all.append(cls.local.grader)
        return cls.local.grader

    def ask(self, do: Callable, *arguments: object) -> object:
        return self.pool.submit(do, *arguments).result()

    def close(self) -> None:
        """End the process; what it is grading is given up.

        Its own thread closes it when it has died, and the thread that stops all may do so at the same time; a pool is
        not made for that.
        """
        with self.closing:
            for process in list((self.pool._processes or {}).values()):
                process.terminate()
            self.pool.shutdown(wait=True, cancel_futures=True)
        if getattr(self.local, "grader", None) is self:
            self.local.grader = None
        with contextlib.suppress(ValueError):
            self.all.remove(self)


def stop_all() -> None:
    """End all processes that grade for this one."""
    _Grader.stopped = True
    for grader in list(_Grader.all):
        grader.close()
    _Grader.stopped = False


_shops: dict[str, Workshop] = {}


def _begin() -> None:
    """Leave Ctrl-C to the main process; end without a word when it ends this one, or is gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, _end)
    quick_gradebooks()

    def watch() -> None:
        parent_process().join()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def _end(*_: object) -> None:
    """Clean up and end, whatever is being done: an exception would be taken for a result."""
    warm.close_all()
    for shop in _shops.values():
        shop.close()
    os._exit(143)


def _shop(name: str, content: bytes | None) -> Workshop | None:
    if name not in _shops and content is not None:
        for old in list(_shops):
            _shops.pop(old).close()
        _shops[name] = Workshop(content)
    return _shops.get(name)


def _grade(name: str, content: bytes | None, job: Job) -> Graded | str:
    shop = _shop(name, content)
    return shop.grade(job) if shop is not None else NEEDS_KIT


def _died(name: str, content: bytes, job: Job) -> Graded:
    return _shop(name, content).failed(job.student, "the process that graded it died, twice")
