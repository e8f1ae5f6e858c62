"""Many runs: what has a record is not done again, what gets one is kept at once."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from filelock import FileLock, Timeout

from lrlab import progress
from lrlab.experiment.runs import Run
from lrlab.experiment.store import Store
from lrlab.experiment.trainer import Record, demand_device, train

PATIENCE = 10  # seconds for a scheduler to answer


def study(
    runs: Sequence[Run], folder: str | Path, scheduler: str | None = None, device: str | None = None
) -> list[Record]:
    """Return the records of all runs, in their order; what is missing is done now.

    It may be stopped and started again at any time, and several processes may work on one folder: each run is done
    once, and a process that is killed loses only what it was doing.

    Args:
        runs: what to do; the same run may stand there twice.
        folder: where records are kept.
        scheduler: address of a Dask scheduler, such as `tcp://127.0.0.1:8786`, whose workers have this library; they
            need not see the folder. None: in this process, one run after the other.
        device: `cpu`, `cuda`, or None for CUDA where it is.

    Raises:
        ValueError: no runs, an impossible device, or a file in the folder that is no record of its run.
        ConnectionError: the scheduler does not answer.
        ImportError: a scheduler is asked for, and Dask is not installed.
    """
    if not runs:
        raise ValueError("runs=[]: give at least one run")
    if scheduler is None:
        demand_device(device)
    store = Store(folder)
    records = {run.key: store.read(run) for run in runs}
    missing = {run.key: run for run in runs if records[run.key] is None}
    with progress.bar(len(missing), "runs") as bar:
        while missing:
            done = _round(list(missing.values()), store, scheduler, device)
            for key, record in done:
                records[key] = record
                del missing[key]
                bar.update()
    return [records[run.key] for run in runs]


def _round(runs: list[Run], store: Store, scheduler: str | None, device: str | None) -> Iterator[tuple[str, Record]]:
    """Yield records as they come: of the runs that nobody else is doing; wait where there is none."""
    if scheduler is None:
        taken = 0
        for run in runs:
            with _claimed(store, run) as mine:
                if mine:
                    taken += 1
                    yield run.key, _done(store, run, device)
    else:
        with contextlib.ExitStack() as stack:
            mine = [run for run in runs if stack.enter_context(_claimed(store, run))]
            taken = len(mine)
            yield from _on_cluster(mine, store, scheduler, device)
    if not taken:
        with store.lock(runs[0]):
            pass  # the process that was doing it has ended; the next round finds its record, or does the run


@contextlib.contextmanager
def _claimed(store: Store, run: Run) -> Iterator[bool]:
    """Hold the lock of a run, if nobody else does."""
    lock: FileLock = store.lock(run)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _done(store: Store, run: Run, device: str | None) -> Record:
    """Return the record of a run whose lock is held; somebody else may have written it in the meantime."""
    found = store.read(run)
    if found is None:
        found = train(run, device)
        store.write(run, found)
    return found


def _on_cluster(runs: list[Run], store: Store, address: str, device: str | None) -> Iterator[tuple[str, Record]]:
    """Let the workers of a Dask cluster do runs; write each record as it comes."""
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise ImportError("a scheduler needs Dask: pip install distributed") from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ConnectionError(f"scheduler={address!r} does not answer within {PATIENCE} s: {error}") from None
    with client, client.as_current():
        asked = {}
        for run in runs:
            found = store.read(run)
            if found is not None:
                yield run.key, found
            else:
                asked[client.submit(train, run, device, pure=False)] = run
        for future in as_completed(asked):
            record = future.result()
            store.write(asked[future], record)
            yield asked[future].key, record
