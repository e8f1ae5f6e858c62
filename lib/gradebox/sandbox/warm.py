"""Warm parents, seen from outside: started once for a notebook, asked to fork for each submission."""

import atexit
import contextlib
import json
import multiprocessing.util
import os
import select
import signal
import socket
import struct
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gradebox.kernel.channel import Channel
from gradebox.kernel.errors import Lost
from gradebox.kernel.warm import HERE
from gradebox.sandbox import bubblewrap, places
from gradebox.sandbox.settings import Sandbox, SandboxError

KERNEL = Path(__file__).parents[1] / "kernel"
COPIED = 16 * 2**20  # bytes of files that a fork is given; with more, a process is started cold
CREDENTIALS = struct.Struct("3i")


class Preload(NamedTuple):
    """What a warm parent imports: import statements, then modules by name, each as far as it can be."""

    imports: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()


class ColdStart(Exception):
    """A process has to be started the slow way; the message says why."""


class Forked:
    """A process that a warm parent has forked: as much of subprocess.Popen as is needed.

    Args:
        pid: its number, seen from here.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int):
        self.pid, self.returncode = pid, None
        self._file = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """Return None while it runs; how it ended is not known."""
        if self.returncode is None and select.select([self._file], [], [], 0)[0]:
            os.close(self._file)
            self.returncode = 1
        return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for its end."""
        if self.returncode is None:
            select.select([self._file], [], [], timeout)
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Send a signal, if it still runs."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._file, number)

    def kill(self) -> None:
        """End it, and with it all processes of its namespace."""
        self.send_signal(signal.SIGKILL)

    terminate = kill


class WarmParent:
    """A sandboxed process that has imported what a notebook needs.

    Args:
        kind: `kernel` for students' kernels, `trusted` for the processes that run tests.
        python: the interpreter.
        preload: what it imports.
        sandbox: its limits, which hold for each fork.
        hidden: folders of which it sees nothing.
    """

    def __init__(self, kind: str, python: str, preload: Preload, sandbox: Sandbox, hidden: Sequence[str]):
        self.sandbox, self.problem = sandbox, ""
        self.folder = places.shared_folder()
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        (self.folder / "imports.json").write_text(json.dumps(preload))
        run = [python, str(KERNEL), "--warm", kind, str(theirs.fileno()), str(self.folder / "imports.json")]
        sees = [*bubblewrap.interpreter_paths(python), *sandbox.read_only]
        run, files = bubblewrap.command(run, sandbox, None, sees, hidden, [self.folder], parent=True)
        quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        files.append(theirs.detach())
        try:
            self.process = subprocess.Popen(run, pass_fds=files, start_new_session=True, cwd="/", **quiet)
        finally:
            for number in files:
                os.close(number)
        self.ready = False

    def fork(
        self, arguments: dict, sockets: Sequence[socket.socket], files: dict[str, bytes], place: Path | None = None
    ) -> Forked:
        """Fork a process.

        Args:
            arguments: what it is told.
            sockets: it has these, and no other open files.
            files: what lies in its working folder.
            place: a folder in `folder`, the one place that it shares with the outside.

        Raises:
            ColdStart: it cannot be had; the parent is asked no more.
        """
        end = time.monotonic() + self.sandbox.start_seconds
        ours, theirs = socket.socketpair()
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        request = {**arguments, "work": bubblewrap.WORK, "place": str(place or ""), "disk": self.sandbox.disk}
        try:
            if not self.ready:
                self._hear(self.control, end)
                self.ready = True
                (self.folder / "imports.json").unlink()
            numbers = [theirs.fileno(), *(each.fileno() for each in sockets)]
            socket.send_fds(self.control, [json.dumps(request).encode()], numbers)
            theirs.close()
            forked = Forked(self._hear(ours, end))
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 0)
            Channel(ours).send({"files": list(files)}, list(files.values()), end)
            self._hear(ours, end)
            return forked
        except (OSError, Lost, ColdStart) as error:
            self.problem = f"no warm start: {error}"
            self.close()
            raise ColdStart(self.problem) from None
        finally:
            ours.close()

    def close(self) -> None:
        """End it, and with it what it has forked."""
        self.process.kill()
        self.process.wait()
        self.control.close()
        places.remove(self.folder)

    def _hear(self, end: socket.socket, deadline: float) -> int:
        """Wait for the other side to say that all is well; return its number as a process."""
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([end], [], [], left)[0]:
            raise ColdStart("it did not answer in time")
        text, more, _, _ = end.recvmsg(1000, socket.CMSG_SPACE(CREDENTIALS.size))
        if text != HERE:
            raise ColdStart(text[1:].decode(errors="replace") or "it ended")
        return CREDENTIALS.unpack(more[0][2])[0] if more else 0


_parents: dict[tuple, WarmParent] = {}


def parent(kind: str, python: str, preload: Preload, sandbox: Sandbox, hidden: Sequence[str], files: int) -> WarmParent:
    """Return the warm parent of these imports in this process; start it where there is none.

    Args:
        files: bytes of the files that a fork needs; the other arguments are those of `WarmParent`.

    Raises:
        ColdStart: there is none here.
    """
    if not sandbox.warm:
        raise ColdStart("")
    if sandbox.choose() != "bwrap":
        raise ColdStart("only bubblewrap starts warm")
    if files > COPIED:
        raise ColdStart(f"more than {COPIED // 2**20} MiB of files beside the notebook")
    sees = [f"{os.path.realpath(path)}/" for path in (*bubblewrap.interpreter_paths(python), *sandbox.read_only)]
    hidden = [folder for folder in hidden if f"{os.path.realpath(folder)}/".startswith(tuple(sees))]
    limits = repr({name: getattr(sandbox, name) for name in sandbox.trait_names(config=True)})
    key = (kind, python, preload, tuple(hidden), limits, tuple(sandbox.inherited().items()))
    if key not in _parents:
        _close_some(kind)
        try:
            _parents[key] = WarmParent(kind, python, preload, sandbox, hidden)
        except (OSError, SandboxError) as error:
            raise ColdStart(f"no warm start: {error}") from None
    if _parents[key].problem:
        raise ColdStart(_parents[key].problem)
    return _parents[key]


def _close_some(kind: str) -> None:
    """Keep few parents at a time: an assignment seldom has more than two notebooks."""
    mine = [key for key in _parents if key[0] == kind]
    for key in mine[: max(0, len(mine) - 1)]:
        _parents.pop(key).close()


def close_all() -> None:
    """End all warm parents of this process, and remove the folders that it shares with kernels."""
    while _parents:
        _parents.popitem()[1].close()
    places.remove_all()


atexit.register(close_all)
multiprocessing.util.Finalize(None, close_all, exitpriority=1)  # the processes of a pool do not heed atexit
