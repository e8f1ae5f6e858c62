"""Landlock: from now on this process makes no files in a folder but sockets. Linux 5.13 and later, else nothing."""

import contextlib
import ctypes
import os
import struct

CREATE, RULE, RESTRICT = 444, 445, 446
WRITE, REMOVE = 1 << 1, 1 << 4 | 1 << 5
MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK, MAKE_FIFO, MAKE_BLOCK, MAKE_SYM = (1 << n for n in range(6, 13))
HANDLED = WRITE | MAKE_CHAR | MAKE_DIR | MAKE_REG | MAKE_FIFO | MAKE_BLOCK | MAKE_SYM
NO_NEW_PRIVILEGES = 38


def sockets_only(folder: str) -> None:
    """Let nothing but sockets be made in a folder, and no file in it be written.

    Args:
        folder: the folder; everything outside of it stays as it is.
    """
    if os.path.dirname(folder) == "/tmp":
        return  # where files are made all the time
    libc = ctypes.CDLL(None, use_errno=True)
    attributes = struct.pack("Q", HANDLED)
    rules = libc.syscall(CREATE, attributes, len(attributes), 0)
    if rules < 0:
        return
    top, taken = "/", os.path.realpath(folder)
    while top != taken:  # allow every folder beside those that lead to it
        below = os.path.join(top, os.path.relpath(taken, top).split("/")[0])
        for name in os.listdir(top):
            place = os.path.join(top, name)
            if place != below:
                _allow(libc, rules, place)
        top = below
    libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    libc.syscall(RESTRICT, rules, 0)
    os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, place: str) -> None:
    with contextlib.suppress(OSError):
        number = os.open(place, os.O_PATH)
        allowed = HANDLED if os.path.isdir(place) else WRITE
        libc.syscall(RULE, rules, 1, struct.pack("=Qi", allowed, number), 0)
        os.close(number)
