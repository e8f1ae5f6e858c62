"""What makes a process a student's kernel: its limits, IPython's kernel, and the agent that answers the tests."""

import os
import resource
import socket
import sys
from pathlib import Path


def kernel(arguments: list[str], channel: socket.socket | None) -> None:
    """Run a kernel until it ends.

    Args:
        arguments: those of IPython's kernel; `-f FILE` among them.
        channel: where tests ask, or None.
    """
    from gradebox.kernel.landlock import sockets_only

    os.nice(5)
    if "-f" in arguments:
        sockets_only(os.path.dirname(arguments[arguments.index("-f") + 1]))
    sys.path[:] = [path for path in sys.path if path not in ("", os.getcwd(), str(Path(__file__).resolve().parent))]
    sys.argv[1:] = arguments

    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.init_path = lambda app: sys.path.append(os.getcwd())  # a file beside the notebook shadows no library
    app = IPKernelApp.instance()
    app.initialize(arguments)
    if channel is not None:
        from tornado.ioloop import IOLoop

        from gradebox.kernel.agent import Agent
        from gradebox.kernel.channel import Channel

        channel.set_inheritable(False)
        agent = Agent(Channel(channel), app.shell.user_ns)
        IOLoop.current().add_handler(channel, lambda fd, events: _serve(agent), IOLoop.READ)
    app.start()


def limit(limits: dict[str, int]) -> None:
    """Set limits of this process, by the names of setrlimit, none above what it has already."""
    for name, value in limits.items():
        kind = getattr(resource, f"RLIMIT_{name}")
        most = resource.getrlimit(kind)[1]
        value = value if most == resource.RLIM_INFINITY else min(value, most)
        resource.setrlimit(kind, (value, value))


def _serve(agent) -> None:
    """Answer; without its trusted side the kernel has no purpose."""
    from gradebox.kernel.errors import Lost

    try:
        agent.serve()
    except Lost:
        os._exit(0)
