"""A warm parent: it imports what a notebook imports, once, and forks a process for each submission.

No code of a student's ever runs in it. It is sandboxed itself; each fork takes namespaces of its own (`namespaces`),
closes what it has inherited, and hears from then on only the sockets that came with the request for it.
"""

import contextlib
import gc
import importlib
import json
import multiprocessing
import os
import re
import socket
import sys
from collections.abc import Callable

from gradebox.kernel import figures, namespaces, start
from gradebox.kernel.channel import Channel

MOST = 2**17  # bytes of a request
# Not what looks for a running IPython when it is imported.
BEFOREHAND = re.compile(r"(?!IPython|ipykernel|matplotlib_inline|matplotlib\.backends|comm\b|_?_main)[A-Za-z_][\w.]*")
KERNEL = (
    "ipykernel.debugger", "ipykernel.ipkernel", "ipykernel.kernelapp", "ipykernel.zmqshell",
    "IPython.core.completerlib", "IPython.extensions.storemagic", "faulthandler", "pdb", "psutil", "sqlite3",
    "tornado.platform.asyncio", "gradebox.kernel.agent", "gradebox.kernel.frames",
)  # what a kernel imports while it starts  # fmt: skip
HERE = b"+"  # instead of the reason for a failure


def serve(kind: str, number: str, path: str) -> None:
    """Import what a file names, then fork for each request, until the other side is gone.

    Args:
        kind: `kernel` for students' kernels, `trusted` for the processes that run tests.
        number: the file number of the control socket.
        path: a JSON file with import statements, and with names of modules.
    """
    os.environ["MPLBACKEND"] = "agg" if kind == "trusted" else "module://matplotlib_inline.backend_inline"
    control = socket.socket(fileno=int(number))
    sys.path[:] = [path for path in sys.path if path not in ("", os.path.dirname(os.path.abspath(__file__)))]
    run = _trusted() if kind == "trusted" else _kernel()
    with open(path, encoding="utf-8") as file:
        imports, modules = json.load(file)
    statements = [f"import {name}" for name in modules if name not in sys.modules and BEFOREHAND.fullmatch(name)]
    for statement in [*imports, *statements]:
        with contextlib.suppress(BaseException):  # what cannot be imported fails again where it is used
            exec(statement, {})
    figures.prepare()
    if kind == "kernel":
        figures.draw_once()
    gc.collect()
    gc.freeze()
    if shared := _shared_memory():
        control.send(f"-an import made memory that all forks would share: {shared}"[:500].encode())
        return
    control.send(HERE)
    while True:
        text, numbers, _, _ = socket.recv_fds(control, MOST, 8)
        if not text:
            return
        child = os.fork()
        if not child:
            _leave(json.loads(text), numbers, run)
        for each in numbers:
            os.close(each)
        os.waitpid(child, 0)


def _leave(request: dict, numbers: list[int], run: Callable[[dict, list[socket.socket]], None]) -> None:
    """Become a process of its own; never returns."""
    status = 1
    try:
        os.setsid()
        _close_all_but(numbers)
        setup, *sockets = (socket.socket(fileno=number) for number in numbers)
        try:
            namespaces.leave()
            if os.fork():
                os._exit(0)
            _first(request, setup, sockets, run)
        except BaseException as error:
            setup.send(f"-{type(error).__name__}: {error}".encode()[:1000])
    finally:
        os._exit(status)


def _first(request: dict, setup: socket.socket, sockets: list[socket.socket], run: Callable) -> None:
    """Be the first process of a pid namespace: furnish it, start the one that matters, and wait for all the others."""
    proc = namespaces.furnish(request["work"], request["place"], request["disk"])
    setup.send(HERE)  # the kernel beneath adds this process's number
    body, contents = Channel(setup).receive()
    for name, content in zip(body["files"], contents, strict=True):
        path = os.path.join(request["work"], name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)
    namespaces.give_up(proc)
    start.limit(request.get("limits", {}))
    child = os.fork()
    if not child:
        setup.setblocking(True)
        setup.send(HERE)
        setup.close()
        _reseed()
        try:
            run(request, sockets)
        finally:
            os._exit(0)
    namespaces.seen_by_others(False)  # it holds what the parent has imported, and answers to no one
    for each in (setup, *sockets):
        each.close()
    while os.wait()[0] != child:
        pass


def _kernel() -> Callable[[dict, list[socket.socket]], None]:
    """Import what a kernel needs; return how to run one."""
    for name in KERNEL:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    return lambda request, sockets: start.kernel(request["arguments"], *sockets)


def _trusted() -> Callable[[dict, list[socket.socket]], None]:
    """Import what runs tests; return how to run it."""
    from gradebox.verdict import process

    def run(request: dict, sockets: list[socket.socket]) -> None:
        sys.path.insert(0, os.getcwd())  # as with `python -m`
        process.serve(*sockets)

    return run


def _shared_memory() -> str:
    """Return what this process could write to and would share with its forks, or an empty text."""
    with open("/proc/self/maps") as file:
        return next((line.strip() for line in file if line.split()[1][1] == "w" and line.split()[1][3] == "s"), "")


def _reseed() -> None:
    """Let random numbers differ between forks, as they do between processes; Python's own do so already."""
    multiprocessing.current_process().authkey = os.urandom(32)
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()


def _close_all_but(kept: list[int]) -> None:
    first = 3
    for number in sorted(kept):
        os.closerange(first, number)
        first = number + 1
    os.closerange(first, os.sysconf("SC_OPEN_MAX"))
