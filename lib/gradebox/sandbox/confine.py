"""What a kernel forbids itself before it runs any code: calls that hide memory, and files beside its sockets.

Bubblewrap loads the filter of system calls; Landlock keeps the one folder that is shared with the grader for sockets.
Both are further walls: where the machine knows neither, the limits that are watched from outside remain.
"""

import os
import platform
import struct

# Memory that no process maps is not seen by who counts the memory of processes.
CALLS = {
    "x86_64": (0xC000003E, {"memfd_create": 319, "memfd_secret": 447, "shmget": 29, "mq_open": 240, "msgget": 68}),
    "aarch64": (0xC00000B7, {"memfd_create": 279, "memfd_secret": 447, "shmget": 194, "mq_open": 180, "msgget": 186}),
}
LOAD, JUMP_EQUAL, JUMP_FROM, RETURN = 0x20, 0x15, 0x35, 0x06
OTHER = 0x40000000  # from here on, calls of another form of the same processor
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 1  # the second: with the error EPERM


def call_filter() -> int | None:
    """Return an open file with a filter of system calls for bubblewrap's --seccomp, or None on another processor."""
    known = CALLS.get(platform.machine())
    if known is None:
        return None
    architecture, calls = known
    program = [(LOAD, 0, 0, 4), (JUMP_EQUAL, 1, 0, architecture), (RETURN, 0, 0, REFUSE), (LOAD, 0, 0, 0)]
    program += [(JUMP_FROM, 0, 1, OTHER), (RETURN, 0, 0, REFUSE)]
    numbers = sorted(calls.values())
    for place, number in enumerate(numbers):
        program.append((JUMP_EQUAL, len(numbers) - place, 0, number))
    program += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)]
    file = os.memfd_create("calls")
    os.write(file, b"".join(struct.pack("HBBI", *line) for line in program))
    os.lseek(file, 0, os.SEEK_SET)
    return file
