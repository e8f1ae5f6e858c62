"""A folder as bytes and back: what a student handed in, on its way to a worker; what came of it, on its way back.

Everything is kept as it is, hostile or not: links as links, pipes as pipes, sizes that nobody will read as sizes.
"""

import os
import pickle
import shutil
import stat
from pathlib import Path

DEPTH, MAX_FILES = 8, 5000  # of a submission, as all that follow; intake reads less of it
NOTEBOOKS = 2**30  # bytes of all notebooks
OTHERS = 210 * 2**20  # bytes of all other files

Entry = tuple[str, str, int, int, bytes]  # path, kind, mode, modified (ns), content or target or size


def files(folder: Path, whole: bool = False) -> list[Path]:
    """Return the files of a folder, notebooks first; links are not followed.

    Args:
        folder: the folder.
        whole: all of them; otherwise, for what strangers handed in, not those that lie deep or are too many.
    """
    notebooks: list[Path] = []
    others: list[Path] = []
    for place, folders, names in os.walk(folder, followlinks=False) if not folder.is_symlink() else ():
        depth = len(Path(place).parts) - len(folder.parts)
        folders[:] = sorted(folders) if whole or depth < DEPTH else []
        for name in sorted(names):
            (notebooks if _is_notebook(name) else others).append(Path(place) / name)
        if not whole and len(notebooks) + len(others) > 2 * MAX_FILES:
            break
    return notebooks + others if whole else notebooks[:MAX_FILES] + others[:MAX_FILES]


def pack(folder: Path, whole: bool = False) -> bytes:
    """Return a folder as bytes.

    Args:
        folder: the folder; where it or its parent is a link, that is all that is said of it.
        whole: keep everything; otherwise, for what strangers handed in, only the sizes of what is beyond the limits.
    """
    if folder.is_symlink() or folder.parent.is_symlink():
        return pickle.dumps([("", "link", 0, 0, b"elsewhere")])
    entries, room = [], {True: NOTEBOOKS, False: OTHERS}
    for path in files(folder, whole):
        state, sort = path.lstat(), _is_notebook(path.name)
        kind, content = _content(path, state, max(state.st_size, 1) if whole else room[sort])
        room[sort] -= len(content)
        entries.append((str(path.relative_to(folder)), kind, state.st_mode & 0o777, state.st_mtime_ns, content))
    return pickle.dumps(entries)


def _is_notebook(name: str) -> bool:
    return name.lower().endswith(".ipynb")


def _content(path: Path, state: os.stat_result, room: int) -> tuple[str, bytes]:
    if stat.S_ISLNK(state.st_mode):
        return "link", os.fsencode(os.readlink(path))
    if not stat.S_ISREG(state.st_mode):
        return "pipe", b""
    if state.st_size > room:
        return "size", str(state.st_size).encode()
    try:
        with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            return "file", file.read(room + 1)[:room]
    except OSError:
        return "closed", b""


def unpack(parcel: bytes, folder: Path) -> None:
    """Write a folder as it was packed; it must not exist yet.

    Args:
        parcel: what `pack` returned, of this process or of one that it trusts.
        folder: where to.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    for name, kind, mode, modified, content in pickle.loads(parcel):
        path = folder / name if name else folder
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == "link":
            os.symlink(content, path)
        elif kind == "pipe":
            os.mkfifo(path)
        else:
            with open(path, "xb") as file:
                file.write(content) if kind != "size" else file.truncate(int(content))
            path.chmod(0 if kind == "closed" else mode)
            os.utime(path, ns=(modified, modified))
    if not os.path.lexists(folder):
        folder.mkdir()


def replace(parcel: bytes | None, folder: Path) -> None:
    """Put a packed folder in the place of an old one, which is never seen half written; None: only remove the old."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    new, old = (folder.with_name(f".{folder.name}.{word}") for word in ("new", "old"))
    for path in (new, old):
        shutil.rmtree(path, ignore_errors=True)
    if parcel is not None:
        unpack(parcel, new)
    if folder.exists():
        folder.rename(old)
    if parcel is not None:
        new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
