"""Start a student's kernel with an agent for tests: `python .../gradebox/kernel -f FILE --channel FD --limits JSON`.

Started by its path, so that the kernel's environment need not have gradebox installed.
"""

import importlib.util
import json
import os
import resource
import socket
import sys
from pathlib import Path


def _load_gradebox() -> None:
    """Make this package importable without its folder on the path."""
    if "gradebox" in sys.modules:
        return
    folder = Path(__file__).resolve().parents[1]
    options = {"submodule_search_locations": [str(folder)]}
    spec = importlib.util.spec_from_file_location("gradebox", folder / "__init__.py", **options)
    module = sys.modules["gradebox"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)


def _option(name: str) -> str | None:
    """Take an option and its value out of the arguments."""
    if name not in sys.argv:
        return None
    place = sys.argv.index(name)
    value = sys.argv[place + 1]
    del sys.argv[place : place + 2]
    return value


def _limit(limits: dict[str, int]) -> None:
    """Set limits of this process, none above what it has already."""
    for name, value in limits.items():
        kind = getattr(resource, f"RLIMIT_{name}")
        most = resource.getrlimit(kind)[1]
        value = value if most == resource.RLIM_INFINITY else min(value, most)
        resource.setrlimit(kind, (value, value))
    os.nice(5)


def main() -> None:
    """Set the limits, start the kernel, and answer the tests on the channel."""
    _load_gradebox()
    from gradebox.kernel.landlock import sockets_only

    _limit(json.loads(_option("--limits") or "{}"))
    number = _option("--channel")
    if "-f" in sys.argv:
        sockets_only(os.path.dirname(sys.argv[sys.argv.index("-f") + 1]))
    sys.path[:] = [path for path in sys.path if path not in ("", os.getcwd(), str(Path(__file__).resolve().parent))]

    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.init_path = lambda app: sys.path.append(os.getcwd())  # a file beside the notebook shadows no library
    app = IPKernelApp.instance()
    app.initialize(sys.argv[1:])
    if number is not None:
        from tornado.ioloop import IOLoop

        from gradebox.kernel.agent import Agent
        from gradebox.kernel.channel import Channel

        end = socket.socket(fileno=int(number)) if number.isdigit() else socket.socket(socket.AF_UNIX)
        if not number.isdigit():
            end.connect(number)
        end.set_inheritable(False)
        agent = Agent(Channel(end), app.shell.user_ns)
        IOLoop.current().add_handler(end, lambda fd, events: _serve(agent, app), IOLoop.READ)
    app.start()


def _serve(agent, app) -> None:
    """Answer; without its trusted side the kernel has no purpose."""
    from gradebox.kernel.errors import Lost

    try:
        agent.serve()
    except Lost:
        os._exit(0)


if __name__ == "__main__":
    main()
