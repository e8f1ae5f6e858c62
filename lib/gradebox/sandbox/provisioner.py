"""A Jupyter kernel provisioner that starts a kernel in the sandbox; entry point `gradebox-sandbox`."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

from jupyter_client.provisioning import LocalProvisioner
from traitlets import Any, List, Unicode

from gradebox.sandbox import bubblewrap, container, places, warm
from gradebox.sandbox.settings import Sandbox


class SandboxProvisioner(LocalProvisioner):
    """Starts a kernel that sees no network, no home and no course, only copies of the files beside its notebook.

    The kernel's sockets and connection file lie in a private folder. `channel` is this side of a socket pair whose
    other side the kernel's agent holds, if the kernel is ours.
    """

    hidden = List(Unicode(), help="Folders of which a kernel sees nothing: the course directory.")
    preload = Any(warm.Preload(), help="What a warm parent imports, from which the kernel is forked; nothing: cold.")

    def __init__(self, **kwargs: object):
        super().__init__(**kwargs)
        self.sandbox = Sandbox(parent=self.parent)
        self.place: Path | None = None
        self.channel: socket.socket | None = None
        self._parent: warm.WarmParent | None = None
        self._files: list[int] = []
        self._listener: socket.socket | None = None

    async def pre_launch(self, **kwargs: object) -> dict[str, object]:
        work = kwargs.pop("cwd", None)
        work, kind = Path(work) if work else None, self.sandbox.choose()
        python = self.parent.format_kernel_cmd([])[0]
        if any(self.preload):
            self._beside = bubblewrap.beside(work)
            size = sum(size for _, size in self._beside)
            self._parent = warm.parent("kernel", python, self.preload, self.sandbox, self.hidden, size)
            self.place = Path(tempfile.mkdtemp(dir=self._parent.folder))
        else:
            self.place = places.shared_folder()
        self.parent.connection_file = str(self.place / "kernel.json")
        socket_path = str(self.place / "socket")  # absolute: the two sides differ in cwd
        self.parent.transport, self.parent.ip = "ipc", socket_path
        kwargs = await super().pre_launch(**kwargs)
        if self._parent is not None:
            return {**kwargs, "cmd": kwargs["cmd"][2:], "cwd": str(work or "/")}
        run, cwd = [*kwargs.pop("cmd"), *self._options(kind)], "/"
        kwargs.update(independent=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if kind == "none":
            cwd = str(self._copied(work))
            kwargs["env"] = {**os.environ, **self.sandbox.inherited()}
        else:
            make = {"bwrap": bubblewrap, "container": container}[kind].command
            sees = [*bubblewrap.interpreter_paths(python), *self.sandbox.read_only]
            run, files = make(run, self.sandbox, work, sees, self.hidden, [self.place])
            self._files += files
        return {**kwargs, "cmd": run, "cwd": cwd, "pass_fds": self._files}

    async def launch_kernel(self, cmd: list[str], **kwargs: object) -> dict:
        if self._parent is not None:
            self._fork(cmd, Path(kwargs["cwd"]))
            return self.connection_info
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

    def _fork(self, arguments: list[str], work: Path) -> None:
        """Start the kernel as a fork of the warm parent."""
        files = {str(path.relative_to(work)): path.read_bytes() for path, _ in self._beside}
        self.channel, theirs = socket.socketpair()
        with theirs:
            what = {"arguments": arguments, "limits": self.sandbox.rlimits()}
            self.process = self._parent.fork(what, [theirs], files, self.place)
        self.pid, self.pgid = self.process.pid, None

    def _copied(self, work: Path | None) -> Path:
        """Copy the files beside the notebook to a folder of the kernel's own."""
        folder = self.place / "work"
        folder.mkdir()
        for path in Path(work or folder).iterdir():
            if path.is_file() and not path.is_symlink() and path.suffix != ".ipynb":
                shutil.copy(path, folder)
        return folder

    async def wait(self) -> int | None:
        if isinstance(self.process, warm.Forked):  # it has been killed; do not sleep as long as for other kernels
            self.process.wait(self.sandbox.interrupt_seconds)
        return await super().wait()

    async def cleanup(self, restart: bool = False) -> None:
        await super().cleanup(restart)
        if self.channel is not None:
            self.channel.close()
        if self.place is not None:
            places.remove(self.place)

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
