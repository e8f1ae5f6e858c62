"""A Jupyter kernel provisioner that starts a kernel in the sandbox; entry point `gradebox-sandbox`."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.provisioning import LocalProvisioner
from traitlets import List, Unicode

from gradebox.sandbox import bubblewrap, container
from gradebox.sandbox.settings import Sandbox


class SandboxProvisioner(LocalProvisioner):
    """Starts a kernel that sees no network, no home and no course, only copies of the files beside its notebook.

    The kernel's sockets and connection file lie in a private folder. `channel` is this side of a socket pair whose
    other side the kernel's agent holds, if the kernel is ours.
    """

    hidden = List(Unicode(), help="Folders of which a kernel sees nothing: the course directory.")

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self.sandbox = Sandbox(parent=self.parent)
        self.place: Path | None = None
        self.channel: socket.socket | None = None
        self._files: list[int] = []
        self._listener: socket.socket | None = None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        # Not in /tmp, which a kernel has for itself: it may make nothing but sockets in this folder.
        places = (Path(tempfile.gettempdir()).resolve(), Path("/var/tmp"))
        outside = (place for place in places if not place.is_relative_to("/tmp") and os.access(place, os.W_OK))
        shared = next(outside, None)
        self.place = Path(tempfile.mkdtemp(prefix="gradebox-", dir=shared))
        self.parent.connection_file = str(self.place / "kernel.json")
        self.parent.transport, self.parent.ip = (
            "ipc",
            str(self.place / "socket"),
        )  # absolute: the two sides differ in cwd
        work = kwargs.pop("cwd", None)
        kwargs = await super().pre_launch(**kwargs)
        kind, cwd = self.sandbox.choose(), Path("/")
        run = [*kwargs.pop("cmd"), *self._options(kind)]
        kwargs.update(independent=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if kind == "none":
            folder = self.place / "work"
            folder.mkdir()
            for path in Path(work or folder).iterdir():
                if path.is_file() and not path.is_symlink() and path.suffix != ".ipynb":
                    shutil.copy(path, folder)
            cwd = folder
            kwargs["env"] = {**os.environ, **self.sandbox.inherited()}
        else:
            make = {"bwrap": bubblewrap, "container": container}[kind].command
            sees = [*bubblewrap.interpreter_paths(run[0]), *self.sandbox.read_only]
            run, files = make(run, self.sandbox, Path(work) if work else None, sees, self.hidden, [self.place])
            self._files += files
        return {**kwargs, "cmd": run, "cwd": str(cwd), "pass_fds": self._files}

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> dict:
        try:
            info = await super().launch_kernel(cmd, **kwargs)
            if self._listener is not None:  # the agent connects before any code of a student's runs
                self._listener.settimeout(self.sandbox.start_seconds)
                self.channel, _ = self._listener.accept()
                self._listener.close()
            return info
        finally:
            for number in self._files:
                os.close(number)
            self._files = []

    async def cleanup(self, restart: bool = False) -> None:
        await super().cleanup(restart)
        if self.channel is not None:
            self.channel.close()
        if self.place is not None:
            shutil.rmtree(self.place, ignore_errors=True)

    def _options(self, kind: str) -> list[str]:
        """Return what our own kernel wants to know; a foreign kernel gets no channel and no limits of its own."""
        if not any(part.endswith(("gradebox/kernel", "gradebox.kernel")) for part in self.kernel_spec.argv):
            return []
        if kind == "container":  # it cannot inherit a socket
            self._listener = socket.socket(socket.AF_UNIX)
            self._listener.bind(str(self.place / "agent"))
            self._listener.listen(1)
            name = str(self.place / "agent")
        else:
            self.channel, theirs = socket.socketpair()
            self._files = [theirs.detach()]
            name = str(self._files[0])
        return ["--channel", name, "--limits", json.dumps(self.sandbox.rlimits())]
