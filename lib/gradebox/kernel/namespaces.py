"""Namespaces of its own for a forked process: what bubblewrap gives to a command, a fork has to take itself.

The process needs CAP_SYS_ADMIN and CAP_NET_ADMIN in its user namespace, as `bubblewrap.command` gives them to a warm
parent. They end with `give_up`: a user namespace that owns none of the others, no capability, and no way to either.
"""

import contextlib
import ctypes
import fcntl
import os
import socket
import stat
import struct

NEW_MOUNT, NEW_UTS, NEW_IPC, NEW_USER, NEW_PID, NEW_NET = 1 << 17, 1 << 26, 1 << 27, 1 << 28, 1 << 29, 1 << 30
READ_ONLY, NO_SETUID, NO_DEVICES, NO_PROGRAMS, AGAIN, BIND, ALL_BELOW, PRIVATE = (
    1 << n for n in (0, 1, 2, 3, 5, 12, 14, 18)
)
DUMPABLE, DROP_BOUND, NO_NEW_PRIVILEGES, AMBIENT, CLEAR = 4, 24, 38, 47, 4
CAPABILITIES = 0x20080522  # the version of capset's structures
JOIN_KEYRING = {"x86_64": 250, "aarch64": 219}
GET_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 1

_libc = ctypes.CDLL(None, use_errno=True)


def leave() -> None:
    """Leave all namespaces but the user's; children are in a new pid namespace, the first of them as its process 1."""
    _call("unshare", NEW_MOUNT | NEW_PID | NEW_IPC | NEW_NET | NEW_UTS)
    _mount(None, "/", None, ALL_BELOW | PRIVATE)


def furnish(work: str, place: str, disk: int) -> int:
    """Mount what belongs to this process alone; to be called by process 1.

    Args:
        work: the working folder, which becomes empty.
        place: the one folder that is shared with the outside, or an empty text; its neighbours are hidden.
        disk: size of /tmp, of /dev/shm and of the working folder, MiB.

    Returns:
        An open file, /proc as it may still be written; `give_up` needs it.
    """
    _mount("proc", "/proc", "proc", NO_SETUID | NO_DEVICES | NO_PROGRAMS)
    proc = os.open("/proc", os.O_PATH | os.O_DIRECTORY)
    # Where root grades, the files in /proc that rule the machine would be the student's own: it becomes read-only.
    _mount("/proc", "/proc", None, BIND)
    _mount(None, "/proc", None, AGAIN | BIND | READ_ONLY | NO_SETUID | NO_DEVICES | NO_PROGRAMS)
    _mount("devpts", "/dev/pts", "devpts", NO_SETUID | NO_PROGRAMS, "newinstance,ptmxmode=0666,mode=620")
    seen = [(path, os.open(path, os.O_PATH)) for path in _mounted_below("/tmp")]
    for folder in ("/tmp", "/dev/shm", work):
        _mount("tmpfs", folder, "tmpfs", NO_SETUID | NO_DEVICES, f"size={disk}m,mode=0755")
    for path, number in seen:
        _point(path, number)
        _mount(f"/proc/self/fd/{number}", path, None, BIND | ALL_BELOW)
        os.close(number)
    if place:
        inside, above = os.open(place, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW), os.path.dirname(place)
        _mount("tmpfs", above, "tmpfs", NO_SETUID | NO_DEVICES, "size=64k,mode=0755")
        os.mkdir(place)
        _mount(f"/proc/self/fd/{inside}", place, None, BIND)
        os.close(inside)
        _mount(None, above, None, AGAIN | BIND | READ_ONLY | NO_SETUID | NO_DEVICES)
    _loopback_up()
    os.chdir(work)
    return proc


def give_up(proc: int) -> None:
    """Give up every capability, for good: in a user namespace of its own, which can have no further ones.

    Args:
        proc: what `furnish` has returned; it is closed.
    """
    user, group = os.getuid(), os.getgid()
    new_keyring()
    _call("unshare", NEW_USER)
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        _write(f"self/{name}", text, proc)
    _write("sys/user/max_user_namespaces", "0", proc)
    os.close(proc)
    for number in range(64):
        if _libc.prctl(DROP_BOUND, number, 0, 0, 0) < 0:
            break
    _libc.prctl(AMBIENT, CLEAR, 0, 0, 0)
    _call("capset", (ctypes.c_uint32 * 2)(CAPABILITIES, 0), (ctypes.c_uint32 * 6)())
    _call("prctl", NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    seen_by_others(True)  # else /proc/self would be root's


def seen_by_others(seen: bool) -> None:
    """Let processes of the same user look into this one, and change it; or do not."""
    _libc.prctl(DUMPABLE, int(seen), 0, 0, 0)


def _mounted_below(folder: str) -> list[str]:
    """Return what is mounted in a folder, such as an interpreter that lies there; nothing that lies in another one."""
    with open("/proc/self/mountinfo") as file:
        points = sorted(line.split()[4].encode().decode("unicode_escape") for line in file)
    found: list[str] = []
    for path in points:
        if path.startswith(folder + "/") and not any(path.startswith(other + "/") for other in found):
            found.append(path)
    return list(dict.fromkeys(found))


def _point(path: str, number: int) -> None:
    """Make a place where a file or a folder can be mounted."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if stat.S_ISDIR(os.fstat(number).st_mode):
        os.mkdir(path)
    else:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY))


def new_keyring() -> None:
    """Leave the session's keyring, which is shared with the processes that came before."""
    machine = os.uname().machine
    if machine in JOIN_KEYRING:
        _libc.syscall(JOIN_KEYRING[machine], 1, None)


def _loopback_up() -> None:
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        name = b"lo".ljust(16, b"\0")
        flags = struct.unpack("H", fcntl.ioctl(any_socket, GET_FLAGS, name + bytes(24))[16:18])[0]
        fcntl.ioctl(any_socket, SET_FLAGS, name + struct.pack("H", flags | UP) + bytes(22))


def _mount(source: str | None, target: str, kind: str | None, flags: int, data: str = "") -> None:
    texts = [text.encode() if text else None for text in (source, target, kind)]
    _call("mount", *texts, ctypes.c_ulong(flags), data.encode() or None)


def _write(path: str, text: str, folder: int) -> None:
    number = os.open(path, os.O_WRONLY, dir_fd=folder)
    try:
        os.write(number, text.encode())
    finally:
        os.close(number)


def _call(name: str, *arguments: object) -> None:
    if getattr(_libc, name)(*arguments) < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
