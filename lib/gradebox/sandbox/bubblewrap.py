"""The command that starts a process in bubblewrap: which files it sees, and nothing else."""

import functools
import json
import os
import shutil
import stat
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from gradebox.sandbox import confine
from gradebox.sandbox.settings import Sandbox

WORK = "/assignment"
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store")
SETTINGS = (
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "alternatives",
    "fonts",
    "localtime",
    "mime.types",
    "ssl/certs",
)
COPIED = 16 * 2**20  # bytes: files up to this size are copied, so that a student may change them; larger are read-only


def command(
    run: list[str],
    sandbox: Sandbox,
    work: Path | None,
    sees: Iterable[str],
    hidden: Iterable[str],
    shared: Iterable[str] = (),
    parent: bool = False,
) -> tuple[list[str], list[int]]:
    """Return a bubblewrap command and the open files it needs.

    Args:
        run: what to run inside.
        sandbox: the limits.
        work: a folder whose files the process finds, as copies, in its working folder.
        sees: files and folders that it sees read-only, at the same place.
        hidden: folders of which it sees nothing, though they lie in a folder it sees.
        shared: folders that it may write to, at the same place.
        parent: it will fork processes that take namespaces of their own, and needs capabilities for that.
    """
    size = ["--size", str(sandbox.disk * 2**20)] if "--size" in _help() else []
    arguments = [shutil.which("bwrap") or "bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv"]
    arguments += _rights(parent)
    for name, value in environment(run[0], sandbox).items():
        arguments += ["--setenv", name, value]
    for folder in filter(os.path.lexists, SYSTEM):
        target = os.readlink(folder) if os.path.islink(folder) else ""
        arguments += ["--symlink", target, folder] if target else ["--ro-bind", folder, folder]
    for name in SETTINGS:
        arguments += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    calls = confine.call_filter()
    arguments += ["--seccomp", str(calls)] if calls is not None else []
    users, number = _memory_file(f"student:x:{os.getuid()}:{os.getgid()}:student:/tmp:/bin/sh\n")
    arguments += ["--ro-bind-data", number, "/etc/passwd", "--proc", "/proc", "--dev", "/dev"]
    for folder in ("/dev/shm", "/tmp", WORK):
        arguments += [*size, "--tmpfs", folder]
    arguments += _mounts(sees, hidden)
    copies, files = _copies(work)
    arguments += [*copies, *(word for folder in shared for word in ("--bind", str(folder), str(folder)))]
    # Where root grades, files in /proc that rule the machine would be the student's own; a parent's forks mount theirs.
    closed = ("/dev", "/") if parent else ("/proc", "/dev", "/")
    arguments += [word for place in closed for word in ("--remount-ro", place)] + ["--chdir", WORK, "--", *run]
    return arguments, [users, *files, *([calls] if calls is not None else [])]


def _rights(parent: bool) -> list[str]:
    """Take all capabilities away but those with which a parent gives its forks namespaces of their own."""
    added = [f"CAP_{name}" for name in ("SYS_ADMIN", "NET_ADMIN", "SETFCAP") if parent]
    arguments = ["--cap-drop", "ALL", *(word for name in added for word in ("--cap-add", name))]
    if not parent and "--disable-userns" in _help():
        arguments += ["--unshare-user", "--disable-userns"]
    return arguments


def _mounts(sees: Iterable[str], hidden: Iterable[str]) -> list[str]:
    """Mount what is seen, outer folders first; what is hidden covers it, and is covered by what is seen inside."""
    places = {os.path.realpath(path): "--ro-bind" for path in sees if os.path.exists(path)}
    names = {path: os.path.realpath(path) for path in sees if os.path.exists(path)}
    for folder in map(os.path.realpath, hidden):
        if any(folder.startswith(place.rstrip("/") + "/") for place in places):
            places.setdefault(folder, "--tmpfs")
    result = []
    for place in sorted(places, key=lambda path: path.count("/")):
        result += [places[place], place, place] if places[place] == "--ro-bind" else ["--tmpfs", place]
    for name, place in names.items():
        if name != place and not os.path.islink(os.path.dirname(name)):
            result += ["--ro-bind-try", place, name] if not _within(name, places) else []
    return result


def _within(path: str, places: Iterable[str]) -> bool:
    return any(path == place or path.startswith(place.rstrip("/") + "/") for place in places)


def _copies(work: Path | None) -> tuple[list[str], list[int]]:
    """Put the regular files of a folder into the working folder; links are not followed."""
    arguments, files, room = [], [], 128 * 2**20
    for path, size in beside(work):
        target = os.path.join(WORK, path.relative_to(work))
        if size > min(COPIED, room):
            arguments += ["--ro-bind", str(path), target]
        else:
            room -= size
            files.append(os.open(path, os.O_RDONLY | os.O_NOFOLLOW))
            arguments += ["--file", str(files[-1]), target]
    return arguments, files


def beside(work: Path | None) -> list[tuple[Path, int]]:
    """Return the regular files in a folder, notebooks aside, and their sizes in bytes; links are not followed."""
    found = []
    for folder, _, names in os.walk(work, followlinks=False) if work else ():
        for path in (Path(folder) / name for name in sorted(names) if not name.endswith(".ipynb")):
            state = path.lstat()
            if stat.S_ISREG(state.st_mode):
                found.append((path, state.st_size))
    return found


def _memory_file(text: str) -> tuple[int, str]:
    """Return an open file with this text, and its number as text."""
    number = os.memfd_create("passwd")
    os.write(number, text.encode())
    os.lseek(number, 0, os.SEEK_SET)
    return number, str(number)


def environment(python: str, sandbox: Sandbox) -> Mapping[str, str]:
    """Return the environment of a sandboxed process."""
    private = (
        "HOME",
        "TMPDIR",
        "IPYTHONDIR",
        "MPLCONFIGDIR",
        "JUPYTER_RUNTIME_DIR",
        "NUMBA_CACHE_DIR",
        "XDG_CACHE_HOME",
    )
    path = f"{os.path.dirname(python)}:/usr/local/bin:/usr/bin:/bin"
    return {"PATH": path, "USER": "student", **dict.fromkeys(private, "/tmp"), **sandbox.inherited()}


@functools.cache
def _help() -> str:
    return subprocess.run(["bwrap", "--help"], capture_output=True, text=True).stdout


@functools.cache
def interpreter_paths(python: str) -> tuple[str, ...]:
    """Return the folders that an interpreter needs: its own, and those it imports from."""
    code = "import json, sys; print(json.dumps([sys.prefix, sys.base_prefix, sys.executable, *sys.path]))"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, cwd="/", check=True)
    found = [path for path in json.loads(done.stdout) if path and path != "/"]
    found += [os.path.realpath(path) for path in found] + [str(Path(__file__).parents[1])]
    home = os.path.realpath(os.path.expanduser("~"))
    system = tuple(folder + "/" for folder in SYSTEM)
    return tuple(dict.fromkeys(p for p in found if os.path.realpath(p) != home and not p.startswith(system)))
