"""Ends a sandbox whose processes together exceed its limits."""

import contextlib
import os
import threading
from collections.abc import Callable
from pathlib import Path

import psutil

from gradebox.sandbox.settings import Sandbox

INTERVAL = 0.2  # seconds
PRIVATE = 2**20  # bytes that a kernel needs in the folder of its sockets


class Watch(threading.Thread):
    """Looks at a process and its descendants several times a second, and kills them when they use too much.

    Args:
        pid: the outermost process of the sandbox.
        sandbox: the limits.
        place: the folder that the sandbox may write to.
    """

    def __init__(self, pid: int, sandbox: Sandbox, place: Path):
        super().__init__(daemon=True)
        self.root, self.sandbox, self.place = psutil.Process(pid), sandbox, place
        self.reason = ""  # why it was killed
        self.peak = 0  # bytes
        self._done = threading.Event()

    def run(self) -> None:
        """Watch until `stop`."""
        while not self._done.wait(INTERVAL):
            self.reason = self._excess()
            if self.reason:
                return self.kill()

    def stop(self) -> None:
        """Stop watching, and kill what is left."""
        self._done.set()
        self.kill()

    def kill(self) -> None:
        """Kill the process and its descendants; those of a sandbox of its own die with it."""
        for process in [self.root, *self._descendants()]:
            with contextlib.suppress(psutil.Error):
                process.kill()

    def _descendants(self) -> list[psutil.Process]:
        try:
            return self.root.children(recursive=True)
        except psutil.Error:
            return []

    def _many(self) -> bool:
        """Tell at a glance whether there are far too many processes, from the sandbox's own /proc."""
        try:
            inside = os.path.join(psutil.PROCFS_PATH, str(self.root.children()[0].pid), "root", "proc")
            return sum(map(str.isdigit, os.listdir(inside))) > self.sandbox.processes
        except (OSError, IndexError, psutil.Error):
            return False

    def _excess(self) -> str:
        if self.sandbox.kind != "none" and self._many():
            return f"started more than {self.sandbox.processes} processes"
        processes = [self.root, *self._descendants()]
        count = _total(processes, psutil.Process.num_threads)
        memory = _total(processes, lambda process: process.memory_info().rss)
        if memory > self.sandbox.memory * 2**20:  # counts what forked processes share several times; look closer
            memory = _total(processes, lambda process: process.memory_full_info().pss)
        self.peak = max(self.peak, memory)
        if memory > self.sandbox.memory * 2**20:
            return f"used more than {self.sandbox.memory} MiB of memory"
        if count > self.sandbox.processes:
            return f"started more than {self.sandbox.processes} processes and threads"
        return (
            "wrote where only the kernel's sockets belong"
            if _size(self.place, self.sandbox.kind == "none") > PRIVATE
            else ""
        )


def _total(processes: list[psutil.Process], figure: Callable[[psutil.Process], int]) -> int:
    """Add up a figure of processes, some of which may have ended."""
    total = 0
    for process in processes:
        try:
            total += figure(process)
        except psutil.Error:
            continue
    return total


def _size(folder: Path, free: bool) -> int:
    """Return the bytes of the files in a folder that a student may fill; the first level is enough to notice."""
    total = 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                total += 4096 + entry.stat(follow_symlinks=False).st_blocks * 512
                if entry.is_dir(follow_symlinks=False) and not free:
                    total += PRIVATE
    except PermissionError:  # closed by the student: nobody looks into it any more
        return 2 * PRIVATE
    except OSError:
        pass
    return total
