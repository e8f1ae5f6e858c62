"""The hub as a script sees it: its REST API, and commands run in the server of a user, as that user."""

import contextlib
import json
import re
import time
import uuid
from dataclasses import dataclass

import requests
import websocket

CODE = """
import json, subprocess
done = subprocess.run({command!r}, cwd={cwd!r} or None, input="", capture_output=True, text=True)
print(json.dumps([done.returncode, done.stdout + done.stderr]))
"""


@dataclass(frozen=True)
class Hub:
    """A running hub.

    Args:
        port: where it listens.
        token: of a service that may start and use the users' servers.
    """

    port: int
    token: str

    @property
    def address(self) -> str:
        """Its address for browsers."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, **more) -> requests.Response:
        """Send a request; an answer that tells of an error is one."""
        header = {"Authorization": f"token {self.token}"}
        response = requests.request(method, self.address + path, headers=header, timeout=60, **more)
        response.raise_for_status()
        return response

    def start(self, user: str) -> None:
        """Have the hub start the server of a user; it may be running already."""
        if not self.ask("GET", f"/hub/api/users/{user}").json()["servers"]:
            self.ask("POST", f"/hub/api/users/{user}/server")

    def user(self, name: str) -> "User":
        """Wait for the server of a user, and start a kernel in it."""
        deadline = time.monotonic() + 120
        while not self.ask("GET", f"/hub/api/users/{name}").json()["servers"].get("", {}).get("ready"):
            assert time.monotonic() < deadline, f"the server of {name} does not start"
            time.sleep(0.2)
        return User(self, name, self.ask("POST", f"/user/{name}/api/kernels", json={}).json()["id"])


@dataclass(frozen=True)
class User:
    """A user at their own server."""

    hub: Hub
    name: str
    kernel: str

    def try_(self, *command: str, cwd: str = "") -> tuple[int, str]:
        """Run a command in the user's home, or below it; return its exit status and what it printed."""
        status, said = json.loads(self.python(CODE.format(command=command, cwd=cwd)))
        return status, re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said)  # without colours

    def run(self, *command: str, cwd: str = "") -> str:
        """Run a command that has to succeed; return what it printed."""
        status, said = self.try_(*command, cwd=cwd)
        assert status == 0, f"{self.name}: {' '.join(command)}\n{said}"
        return said

    def click(self, action: str, assignment: str) -> None:
        """Do what a click in the assignment list asks of the user's server: fetch, submit or fetch_feedback."""
        what = {"course_id": "learning_rates", "assignment_id": assignment}
        answer = self.hub.ask("POST", f"/user/{self.name}/assignments/{action}", json=what).json()
        assert answer["success"], answer

    def python(self, code: str) -> str:
        """Run code in the user's kernel; return what it printed."""
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": "execute_request",
            "username": "",
            "session": uuid.uuid4().hex,
        }
        content = {"code": code, "silent": False, "store_history": False, "allow_stdin": False, "stop_on_error": True}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        socket = self._socket(f"api/kernels/{self.kernel}/channels", 180)
        with contextlib.closing(socket):
            socket.send(json.dumps(message))
            return self._printed(socket, header["msg_id"])

    def type(self, line: str, until: str) -> str:
        """Type a line in a new terminal; return what is shown until it ends with a text, or 30 seconds are over."""
        number = self.hub.ask("POST", f"/user/{self.name}/api/terminals").json()["name"]
        socket = self._socket(f"terminals/websocket/{number}", 30)
        socket.send(json.dumps(["stdin", f"{line}\r"]))
        shown = ""
        with contextlib.suppress(websocket.WebSocketTimeoutException), contextlib.closing(socket):
            while until not in shown:
                kind, *text = json.loads(socket.recv())
                shown += text[0] if kind == "stdout" else ""
        return shown

    def _socket(self, path: str, patience: float) -> websocket.WebSocket:
        url = f"ws://127.0.0.1:{self.hub.port}/user/{self.name}/{path}"
        header = [f"Authorization: token {self.hub.token}"]
        return websocket.create_connection(url, timeout=patience, header=header)

    def _printed(self, socket: websocket.WebSocket, request: str) -> str:
        said = ""
        while True:
            answer = json.loads(socket.recv())
            if answer["parent_header"].get("msg_id") != request:
                continue
            kind, content = answer["msg_type"], answer["content"]
            assert kind != "error", "\n".join(content.get("traceback", []))
            if kind == "stream" and content["name"] == "stdout":
                said += content["text"]
            if kind == "status" and content["execution_state"] == "idle":
                return said

    def read(self, path: str) -> dict:
        """Return a notebook of the user."""
        return self.hub.ask("GET", f"/user/{self.name}/api/contents/{path}").json()["content"]

    def write(self, path: str, notebook: dict) -> None:
        """Save a notebook of the user, as JupyterLab does."""
        body = {"type": "notebook", "format": "json", "content": notebook}
        self.hub.ask("PUT", f"/user/{self.name}/api/contents/{path}", json=body)
