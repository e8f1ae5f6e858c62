"""Workers on Dask: those of this machine, or those of a cluster; the same code path."""

import contextlib
import logging
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError

import dask
import distributed
from distributed.scheduler import KilledWorker

from gradebox.course import CourseError
from gradebox.grading import grader
from gradebox.grading.workshop import Graded, Job, digest

CONFIG = {
    "distributed.comm.timeouts.connect": "20s",
    "distributed.scheduler.work-stealing": False,  # submissions take seconds; data is not moved for them
    "distributed.admin.large-graph-warning-threshold": "1 GB",
    "distributed.worker.profile.enabled": False,
}
IN_FLIGHT = 2  # submissions that a worker has or waits for


class Lost(CourseError):
    """The cluster is gone; what has been graded is kept."""


@contextlib.contextmanager
def client(jobs: int, scheduler: str = "") -> Iterator[distributed.Client]:
    """Open a cluster.

    Args:
        jobs: workers on this machine, where no scheduler is given.
        scheduler: the address of a running one, such as `tcp://10.0.0.1:8786`.

    Raises:
        CourseError: there is none.
    """
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with dask.config.set(CONFIG), contextlib.ExitStack() as stack:
        try:
            if scheduler:
                found = stack.enter_context(distributed.Client(scheduler, timeout=20, set_as_default=False))
                if not found.scheduler_info(n_workers=-1)["workers"]:
                    raise CourseError(
                        f"the scheduler at {scheduler} has no workers; start some: dask worker {scheduler}"
                    )
            else:
                place = stack.enter_context(tempfile.TemporaryDirectory(prefix="gradebox-"))
                stack.enter_context(dask.config.set({"temporary-directory": place}))
                options = {
                    "local_directory": place,
                    "processes": False,
                    "n_workers": 1,
                    "threads_per_worker": jobs,
                    "dashboard_address": None,
                }
                cluster = stack.enter_context(distributed.LocalCluster(**options, memory_limit=0, silence_logs=False))
                stack.callback(grader.stop_all)
                found = stack.enter_context(distributed.Client(cluster, set_as_default=False))
        except (OSError, ValueError) as error:
            raise CourseError(f"no Dask scheduler answers at {scheduler or 'this machine'}: {error}") from None
        yield found


def graded(
    found: distributed.Client, kit: bytes, jobs: Iterator[Job], tell: Callable[[Sequence[str]], None]
) -> Iterator[Graded | str]:
    """Have submissions graded; yield what comes of each, in the order in which they are done.

    A worker that is lost costs nothing: its submissions are graded by another. One that several workers were lost with
    comes back as the student's id alone.

    Args:
        found: the cluster.
        kit: what workers need to know.
        jobs: the submissions; read when workers have room, so that few are in memory.
        tell: is told which students are being graded.

    Raises:
        Lost: the cluster is gone.
        SandboxError: student code cannot be run safely on a worker.
    """
    name, waiting = digest(kit), iter(jobs)
    running: dict[distributed.Future, Job] = {}
    done = distributed.as_completed(loop=found.loop)

    def start(job: Job, content: bytes | None) -> None:
        future = found.submit(grader.grade, name, content, job, pure=False)
        running[future] = job
        done.add(future)

    def fill() -> None:
        room = IN_FLIGHT * max(1, sum(found.nthreads().values())) - len(running)
        for _, job in zip(range(room), waiting):
            start(job, None)
        tell([job.student for job in running.values()])

    with _cluster_errors():
        fill()
        for future in done:
            job = running.pop(future)
            result = _result(future, job)
            if result == grader.NEEDS_KIT:
                start(job, kit)
            else:
                yield result
                fill()


def _result(future: distributed.Future, job: Job) -> Graded | str:
    try:
        return future.result()
    except KilledWorker:
        return job.student
    finally:
        future.release()


@contextlib.contextmanager
def _cluster_errors() -> Iterator[None]:
    """Say in one line that the cluster is gone."""
    try:
        yield
    except (CancelledError, distributed.comm.CommClosedError, OSError) as error:
        raise Lost(f"the Dask cluster is gone ({type(error).__name__}); run the same command again") from None
