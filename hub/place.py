"""What is seen inside: users, homes and folders of the class, the interpreter and the library; nothing private.

Everything here is a mount in a mount namespace of its own, and ends with it. Whoever calls `lay_out` outside of one
would change the machine.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from hub.register import Person

CLASS = Path("/srv/class")
EXCHANGE = CLASS / "exchange"
STATE = CLASS / "state"
SYSTEM_UIDS = 1000  # users of the machine with a number from here on are left out


def lay_out(root: Path, folder: Path, people: Iterable[Person]) -> None:
    """Mount what the class sees.

    Args:
        root: the repository, of which `lib/` and `hub/` stay visible.
        folder: where the class is kept between starts.
        people: its users.
    """
    people = list(people)
    parts = {"state": folder / "state", "exchange": folder / "exchange", "hub": root / "hub"}
    parts |= {"config": root / "hub" / "config", "node": root / "build" / "hub" / "node"}
    homes = {person.home: folder / "homes" / person.name for person in people}
    needed = _needed(root)
    covers = _covers(root, needed)
    same = {path: path for path in needed if any(path.is_relative_to(cover) for cover in covers)}
    binds = {**same, **homes, **{CLASS / name: path for name, path in parts.items()}}
    _mount("-t", "tmpfs", "-o", "mode=755", "tmpfs", "/srv")
    stage = Path("/srv/.stage")
    held = {target: _hold(stage / str(number), source) for number, (target, source) in enumerate(binds.items())}
    for cover in covers:
        _mount("-t", "tmpfs", "-o", f"mode={1777 if cover.name in ('tmp', 'shm') else 755}", "tmpfs", str(cover))
    for target, source in sorted(held.items()):
        target.mkdir(parents=True, exist_ok=True)
        _mount("--bind", str(source), str(target))
        if target in same or target.name in ("hub", "config", "node"):
            _mount("-o", "remount,bind,ro", str(target))
        subprocess.run(["umount", str(source)], check=True)
    _users(people)


def _needed(root: Path) -> list[Path]:
    """Return the folders without which Python and the library do not run; those reached by links, at both places."""
    folders = [Path(sys.prefix), Path(sys.base_prefix), root / "lib"]
    return sorted({path for folder in folders for path in (folder, folder.resolve())})


def _covers(root: Path, needed: Iterable[Path]) -> list[Path]:
    """Return the folders of which nothing is seen but what is mounted below them."""
    private = [Path(name) for name in ("/home", "/root", "/tmp", "/var/tmp", "/dev/shm")] + [root]
    for path in needed:
        closed = [parent for parent in reversed(path.parents) if not parent.stat().st_mode & 0o001]
        private += closed[:1]
    found = sorted({path.resolve() for path in private if path.is_dir()})
    return [path for path in found if not any(other != path and path.is_relative_to(other) for other in found)]


def _hold(place: Path, source: Path) -> Path:
    """Keep a folder reachable while folders above it are covered."""
    place.mkdir(parents=True)
    _mount("--bind", str(source), str(place))
    return place


def _users(people: Iterable[Person]) -> None:
    """Show passwords files in which the machine's people are replaced by those of the class."""
    passwd = [line for line in Path("/etc/passwd").read_text().splitlines() if _is_system(line)]
    group = Path("/etc/group").read_text().splitlines()
    passwd += [f"{person.name}:x:{person.uid}:{person.uid}::{person.home}:/bin/bash" for person in people]
    names = {person.name for person in people}
    group = [line for line in group if line.split(":")[0] not in names]
    group += [f"{person.name}:x:{person.uid}:" for person in people]
    shadow = [f"{person.name}:*:20000::::::" for person in people]
    for name, lines, mode in (("passwd", passwd, 0o644), ("group", group, 0o644), ("shadow", shadow, 0o600)):
        file = CLASS / f".{name}"
        file.write_text("\n".join(lines) + "\n")
        file.chmod(mode)
        _mount("--bind", str(file), f"/etc/{name}")


def _is_system(line: str) -> bool:
    uid = line.split(":")[2]
    return uid == "65534" or int(uid) < SYSTEM_UIDS


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def as_user(person: Person) -> dict:
    """Return how `subprocess` runs a command as a person of the class, in their home."""
    environment = {
        "HOME": str(person.home),
        "USER": person.name,
        "LOGNAME": person.name,
        "LANG": os.environ.get("LANG", "C.UTF-8"),
        "PATH": f"{sys.prefix}/bin:/usr/local/bin:/usr/bin:/bin",
        "JUPYTER_CONFIG_PATH": str(CLASS / "config" / person.role),
        "PYTHONPATH": str(CLASS),
        "NBGRADER_COURSE": os.environ["NBGRADER_COURSE"],
    }
    who = {"user": person.uid, "group": person.uid, "extra_groups": []}
    return {"cwd": person.home, "env": environment, **who}
