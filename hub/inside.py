"""The first process in the class's namespaces: lays out what is seen, runs the hub, and ends when its stdin ends.

All processes of the class are in its process namespace, so that the kernel ends them with it.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

from hub import course, place, register

RELEASED = "released"  # a file of the state: the class is complete


def main() -> int:
    """Run the class that the arguments describe; return the hub's exit status."""
    os.umask(0o022)  # what root makes here, users read
    options = json.loads(sys.argv[1])
    root, folder = Path(options["root"]), Path(options["folder"])
    people = register.open_or_make(folder / "register.json")
    if not (folder / "state" / RELEASED).exists():
        (folder / "state").mkdir(mode=0o700, exist_ok=True)
        where = folder / "homes", folder / "exchange"
        course.prepare(people, Path(options["course"]), options["assignments"], *where)
    place.lay_out(root, folder, people.people)
    os.environ["NBGRADER_COURSE"] = options["course_id"]
    os.chdir(place.STATE)
    _probe(people)
    if not (place.STATE / RELEASED).exists():
        try:
            course.release(people, options["assignments"])
        except subprocess.CalledProcessError as error:
            raise SystemExit(f"hub: {' '.join(error.cmd)} failed") from None
        (place.STATE / RELEASED).touch()
    return _hub(people, options["port"])


def _probe(people: register.Register) -> None:
    """Try what the class needs as somebody who is not root."""
    how = place.as_user(people.one("student"))
    done = subprocess.run([sys.executable, "-c", "import nbgrader, lrlab"], **how, capture_output=True, text=True)
    if done.returncode:
        why = done.stderr.strip().splitlines()[-1:]
        raise SystemExit(f"hub: users cannot run {sys.executable}: {why}; chmod -R o+rX .venv lib")


def _hub(people: register.Register, port: int) -> int:
    """Run the hub until it or stdin ends, and bury processes that lost their parents meanwhile."""
    environment = {**os.environ, "PYTHONPATH": str(place.CLASS), "HUB_PORT": str(port), "HUB_REGISTER": people.text()}
    with open(place.STATE / "jupyterhub.log", "a") as log:
        command = [sys.executable, "-m", "jupyterhub", "--config", str(place.CLASS / "hub" / "jupyterhub_config.py")]
        hub = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    threading.Thread(target=_end_with_stdin, args=[hub], daemon=True).start()
    threading.Thread(target=_tell, args=[port], daemon=True).start()
    while True:
        pid, status = os.wait()
        if pid == hub.pid:
            return os.waitstatus_to_exitcode(status)


def _end_with_stdin(hub: subprocess.Popen) -> None:
    while os.read(0, 1):
        pass
    os.kill(hub.pid, signal.SIGTERM)


def _tell(port: int) -> None:
    """Say when the hub answers."""
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/hub/health", timeout=2).close()
            break
        except OSError:
            time.sleep(0.2)
    print("ready", flush=True)


if __name__ == "__main__":
    sys.exit(main())
