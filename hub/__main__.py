"""The command that runs a class: python -m hub."""

import argparse
import contextlib
import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from gradebox.course import Course, CourseError
from hub import register

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "build" / "hub"
SPACES = ["unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child", "--mount-proc"]
PATIENCE = 20  # seconds for an end in good order
ABOUT = """Run a class on JupyterHub, here and for a try: two students, an instructor, nbgrader's exchange.

The users exist only inside: they and their folders are mounted for the hub alone, and everything ends with Ctrl-C.
The class is kept in build/hub, so that the next start goes on with it. It needs Linux and root, because each
student is a system user of their own: sudo make hub."""
END = """examples:
  python -m hub                                      the first assignment of this course
  python -m hub --fresh --assignment 01_x 02_y       a new class with these
  python -m hub --course ../mine --name mine         another nbgrader course

A real class: docs/hub.md."""
TRY = """
The class is at {address}

{people}

Three things to try:
  1. Log in as {student}: Nbgrader > Assignment List, fetch {assignment}, answer, submit.
  2. Log in as {instructor} in a private window, open a terminal:
       cd course && nbgrader collect {assignment} && gradebox autograde {assignment}
     then formgrader, in a tab of its own: {address}/user/{instructor}/formgrader
  3. Give feedback in that terminal, and fetch it as {student} from the assignment list:
       nbgrader generate_feedback {assignment} && nbgrader release_feedback {assignment}

The hub's log: {log}
Ctrl-C ends the class; `make hub` goes on with it, `python -m hub --fresh` begins anew."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    raw = argparse.RawDescriptionHelpFormatter
    result = argparse.ArgumentParser("python -m hub", description=ABOUT, epilog=END, formatter_class=raw)
    result.add_argument("--port", type=int, default=8000, help="of 127.0.0.1, for browsers; default: 8000")
    result.add_argument("--fresh", action="store_true", help="delete the class in build/hub and begin anew")
    result.add_argument("--name", default="class", help="folder of the class in build/hub; default: class")
    result.add_argument("--course", type=Path, metavar="DIR", help="a new class takes; default: this repository")
    few = "what a new class begins with; default: the first"
    result.add_argument("--assignment", nargs="+", default=[], metavar="NAME", help=few)
    return result


def main() -> int:
    """Run a class until Ctrl-C; return the exit status."""
    options = parser().parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        for number in (signal.SIGINT, signal.SIGTERM):  # the former is ignored in what a script starts with &
            signal.signal(number, signal.default_int_handler)
        try:
            check(options)
            with kept(options.name, options.fresh) as folder:
                return run(options.port, begun(options, folder), folder)
        except (CourseError, OSError, ValueError) as error:
            print(f"hub: {error}", file=sys.stderr)
            return 2
    return 130


def check(options: argparse.Namespace) -> None:
    """Look for what is missing before anything is made.

    Raises:
        ValueError: something is; the message says what to do.
    """
    if not sys.platform.startswith("linux") or os.geteuid():
        raise ValueError("a class has system users of its own, which takes Linux and root: sudo make hub")
    if subprocess.run([*SPACES, "true"], capture_output=True).returncode or not Path("/home").is_dir():
        raise ValueError("this machine makes no mount and process namespaces, as in many containers: use a real one")
    if Path(options.name).name != options.name or options.name in ("", "..", "node"):
        raise ValueError(f"--name {options.name!r}: give the name of a folder, without /")
    if not (KEPT / "node" / "node_modules" / ".bin" / "configurable-http-proxy").exists():
        raise ValueError("the hub's proxy is missing: sh .ci/hub")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", options.port))
        except OSError:
            raise ValueError(f"port {options.port} is taken; choose another: --port {options.port + 1}") from None


@contextlib.contextmanager
def kept(name: str, fresh: bool) -> Iterator[Path]:
    """Return the folder of a class, for one hub at a time."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with open(KEPT / f"{name}.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ValueError(f"the class {name!r} runs already; end it first, or give --name") from None
        folder = KEPT / name
        if fresh and folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(mode=0o700, exist_ok=True)
        yield folder


def begun(options: argparse.Namespace, folder: Path) -> dict:
    """Return what the class takes: as it was begun, else as the options say.

    Raises:
        ValueError: it was begun with something else.
        CourseError: there is no such course or assignment.
    """
    file = folder / "begun.json"
    if file.exists():
        told = json.loads(file.read_text(encoding="utf-8"))
        other = options.course is not None and str(options.course.resolve()) != told["course"]
        if other or (options.assignment and options.assignment != told["assignments"]):
            raise ValueError(f"{folder} keeps a class with {told['assignments']}; --fresh begins anew, --name another")
        return told
    course = Course(options.course or ROOT)
    assignments = course.assignments(options.assignment)[: len(options.assignment) or 1]
    told = {"course": str(course.root), "course_id": course.coursedir.course_id, "assignments": assignments}
    file.write_text(json.dumps(told) + "\n", encoding="utf-8")
    return told


def run(port: int, told: dict, folder: Path) -> int:
    """Run the class in namespaces of its own, which end with this process, however it ends."""
    people = register.open_or_make(folder / "register.json")
    told = {**told, "root": str(ROOT), "folder": str(folder), "port": port}
    command = [*SPACES, sys.executable, "-m", "hub.inside", json.dumps(told)]
    # The class ends when its stdin does; Ctrl-C reaches this process alone, which then closes it.
    inside = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        for line in inside.stdout:
            ready = line == "ready\n"
            print(guide(port, people, told["assignments"][0], folder) if ready else line, end="", flush=True)
        print(f"hub: it ended; its log: {folder / 'state' / 'jupyterhub.log'}", file=sys.stderr)
        return inside.wait() or 1
    except KeyboardInterrupt:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        print("\nending the class …", flush=True)
        inside.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            inside.wait(PATIENCE)
        return 130
    finally:
        inside.kill()  # and the kernel ends all that is in its namespaces
        inside.wait()
        print("ended: no process, no user and no mount of the class is left", flush=True)


def guide(port: int, people: register.Register, assignment: str, folder: Path) -> str:
    """Return what is printed when the class is ready."""
    lines = [f"  {person.role:<11} {person.name:<11} password {person.password}" for person in people.people]
    return (
        TRY.format(
            address=f"http://127.0.0.1:{port}",
            people="\n".join(lines),
            student=people.one("student").name,
            instructor=people.one("instructor").name,
            assignment=assignment,
            log=folder / "state" / "jupyterhub.log",
        )
        + "\n"
    )


if __name__ == "__main__":
    sys.exit(main())
