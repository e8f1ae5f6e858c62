"""One sandboxed kernel, cell by cell: outputs within limits, and an end to cells that do not end."""

import contextlib
import logging
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from queue import Empty
from typing import ClassVar

import nbformat
import zmq
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from jupyter_client.manager import KernelManager
from nbformat.notebooknode import NotebookNode
from traitlets.config import Config

from gradebox.sandbox.settings import Sandbox, SandboxError
from gradebox.sandbox.warm import ColdStart, Preload
from gradebox.sandbox.watch import Watch

NOTHING = Preload()
KERNEL = Path(__file__).parents[1] / "kernel"
FORMS = ("text/plain", "text/html", "text/markdown", "text/latex", "image/png", "image/jpeg", "image/gif")
OUTPUTS = ("stream", "display_data", "execute_result", "error")


class KernelLost(Exception):
    """The kernel is gone; `why` says it in words that a student may read."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


class SandboxKernelManager(KernelManager):
    """Starts the kernel of a kernelspec in the sandbox, as our own kernel where it is one of IPython's."""

    @property
    def kernel_spec(self) -> KernelSpec:
        spec = KernelSpecManager(parent=self).get_kernel_spec(self.kernel_name)
        if spec.language != "python":
            self.options = {**self.options, "preload": NOTHING}
        else:
            spec.argv = [spec.argv[0], str(KERNEL), "-f", "{connection_file}"]
        spec.interrupt_mode = "message"  # a signal would have to cross into another process namespace
        spec.metadata = {"kernel_provisioner": {"provisioner_name": "gradebox-sandbox", "config": self.options}}
        return spec

    options: ClassVar[dict] = {}


class Session:
    """A kernel in the sandbox.

    Args:
        config: nbgrader's configuration; its Sandbox part holds.
        kernel: the name of the kernelspec.
        work: a folder whose files the kernel finds beside it, as copies.
        hidden: folders of which it sees nothing.
        arguments: further arguments of the kernel.
        preload: what is imported beforehand, by a process from which the kernel is forked; nothing: it starts cold.
    """

    def __init__(
        self,
        config: Config,
        kernel: str,
        work: Path,
        hidden: list[str],
        arguments: Sequence[str] = (),
        preload: Preload = NOTHING,
    ):
        self.config, self.kernel, self.work, self.hidden = config, kernel, work, hidden
        self.arguments, self.preload = list(arguments), preload
        self.sandbox = Sandbox(config=config)
        self.watch: Watch | None = None
        self.cold = ""  # why the kernel started cold, though it was to start warm

    def start(self) -> None:
        """Start the kernel.

        Raises:
            SandboxError: there is no sandbox or no such kernel here, or it does not start.
        """
        try:
            self._start()
        except ColdStart as reason:
            self.cold, self.preload = str(reason), NOTHING
            self._start()
        provisioner = self.manager.provisioner
        self.channel: socket.socket = provisioner.channel
        self.watch = Watch(provisioner.pid, self.sandbox, provisioner.place)
        self.watch.start()
        self.client = self.manager.client()
        if not self._ready():
            self.stop()
            raise SandboxError(f"the kernel {self.kernel!r} does not start in the sandbox")

    def _start(self) -> None:
        self.manager = SandboxKernelManager(kernel_name=self.kernel, config=self.config)
        self.manager.options = {"hidden": self.hidden, "preload": self.preload}
        self.manager.context.setsockopt(zmq.MAXMSGSIZE, (self.sandbox.cell_output + 1) * 2**20)
        self.manager.context.setsockopt(zmq.RCVHWM, 16)  # messages that wait here while nobody reads
        try:
            self.manager.start_kernel(cwd=str(self.work), extra_arguments=self.arguments)
        except NoSuchKernel:
            raise SandboxError(f"no kernel named {self.kernel!r} here; see: jupyter kernelspec list") from None

    def _ready(self) -> bool:
        """Wait until the kernel answers and its outputs arrive; jupyter_client's own waiting adds fixed pauses."""
        end, asked = time.monotonic() + self.sandbox.start_seconds, []
        sockets = [Path(f"{self.manager.ip}-{number}") for number in self.manager.ports]
        while time.monotonic() < end and self.manager.is_alive() and not all(path.exists() for path in sockets):
            time.sleep(0.003)
        self.client.start_channels()
        while time.monotonic() < end and self.manager.is_alive():
            asked.append(self.client.kernel_info())
            with contextlib.suppress(Empty):
                while self.client.get_iopub_msg(timeout=0.02)["parent_header"].get("msg_id") not in asked:
                    pass
                return True
        return False

    def stop(self) -> None:
        """End the kernel and every process that it has started."""
        if self.watch is not None:
            self.watch.stop()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.manager.provisioner.process.wait(self.sandbox.interrupt_seconds)
            self.client.stop_channels()
            self.manager.cleanup_resources()  # not shutdown_kernel, which waits for a dead kernel to be interrupted
            self.watch = None

    def run(self, source: str, timeout: float | None) -> list[NotebookNode]:
        """Run one cell and return its outputs.

        Args:
            source: the code.
            timeout: seconds; None: no limit.

        Raises:
            KernelLost: the kernel died, or had to be killed; what came of the cell's outputs is lost.
        """
        outputs: list[NotebookNode] = []
        message = self.client.execute(source, store_history=True, allow_stdin=False, stop_on_error=False)
        reason = self._collect(message, outputs, timeout)
        if reason:
            self.interrupt()
            if self._collect(message, [], self.sandbox.interrupt_seconds):
                raise KernelLost(f"the cell {reason} and did not react to an interrupt")
            outputs.append(error("CellTimeoutError" if "seconds" in reason else "OutputError", f"the cell {reason}"))
        return outputs

    def interrupt(self) -> None:
        """Interrupt what the kernel is doing."""
        try:
            self.manager.interrupt_kernel()
        except Exception as failure:  # a kernel that is gone, or whose sockets a student has broken
            logging.getLogger("gradebox").debug("interrupt: %s", failure)

    def _collect(self, message: str, outputs: list[NotebookNode], timeout: float | None) -> str:
        """Gather outputs until the cell is done; return an empty text, or why to stop it."""
        end = None if timeout is None else time.monotonic() + timeout
        room = self.sandbox.cell_output * 2**20
        while end is None or time.monotonic() < end:
            try:
                got = self.client.get_iopub_msg(timeout=0.2)
            except Empty:
                if not self.manager.is_alive():
                    raise KernelLost(f"the code {self.watch.reason or 'ended its kernel'}") from None
                continue
            except Exception:  # a forged message: not signed, or no JSON
                room -= 1024
                if room < 0:
                    return "sent broken messages"
                continue
            kind, content = got.get("msg_type"), got.get("content")
            if (got.get("parent_header") or {}).get("msg_id") != message or type(content) is not dict:
                room -= 64
            elif kind == "status" and content.get("execution_state") == "idle":
                return ""
            elif kind == "clear_output":
                outputs.clear()
            elif kind in OUTPUTS:
                room -= _append(outputs, kind, content)
            if room < 0:
                return f"wrote more than {self.sandbox.cell_output} MiB of output"
        return f"ran for more than {timeout:g} seconds"


def error(name: str, value: str) -> NotebookNode:
    """Return an error output that shows one line."""
    return nbformat.v4.new_output("error", ename=name, evalue=value, traceback=[f"{name}: {value}"])


def plain(text: str) -> str:
    """Return a text that can be written: without halves of characters."""
    return text.encode("utf-8", "replace").decode()


def _append(outputs: list[NotebookNode], kind: str, content: dict) -> int:
    """Add an output if it has the form of one; text of the same stream is joined. Return its size."""
    texts = {key: plain(value) for key, value in content.items() if type(value) is str}
    if kind == "stream" and texts.get("name") in ("stdout", "stderr") and "text" in texts:
        if outputs and outputs[-1].output_type == "stream" and outputs[-1].name == texts["name"]:
            outputs[-1].text += texts["text"]
        else:
            outputs.append(nbformat.v4.new_output("stream", name=texts["name"], text=texts["text"]))
        return 64 + len(texts["text"])
    if kind in ("display_data", "execute_result") and type(content.get("data")) is dict:
        forms = {key: plain(value) for key, value in content["data"].items() if key in FORMS and type(value) is str}
        count = {"execution_count": None} if kind == "execute_result" else {}
        outputs.append(nbformat.v4.new_output(kind, data=forms, metadata={}, **count))
        return 256 + sum(map(len, forms.values()))
    if kind == "error" and "ename" in texts and "evalue" in texts:
        lines = content.get("traceback") if type(content.get("traceback")) is list else []
        lines = [plain(line) for line in lines if type(line) is str][:1000]
        outputs.append(nbformat.v4.new_output("error", ename=texts["ename"], evalue=texts["evalue"], traceback=lines))
        return 256 + sum(map(len, lines)) + len(texts["evalue"])
    return 256
