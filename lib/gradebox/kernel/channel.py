"""Messages over a socket: a header with sizes, JSON, then raw bytes. Sizes are checked before anything is parsed."""

import json
import select
import socket
import struct
import time

from gradebox.kernel.errors import Lost, Malformed
from gradebox.kernel.wire import MAX_NODES

HEADER = struct.Struct(">4sIQ")
MAGIC = b"gbx1"
MAX_JSON = 16 * 2**20  # bytes
MAX_BYTES = 256 * 2**20  # bytes of arrays in one message


class Channel:
    """One end of a socket pair.

    Args:
        end: a connected stream socket.
    """

    def __init__(self, end: socket.socket):
        self.end = end
        self.end.setblocking(False)

    def send(self, body: dict, buffers: list[bytes], deadline: float | None = None) -> None:
        """Send one message.

        Args:
            body: JSON.
            buffers: bytes beside it.
            deadline: when to give up, on the clock of `time.monotonic`.

        Raises:
            Lost: the other end is gone or did not read in time.
        """
        text = json.dumps({**body, "sizes": [len(data) for data in buffers]}).encode()
        head = HEADER.pack(MAGIC, len(text), sum(map(len, buffers)))
        for part in (head + text, *buffers):
            view = memoryview(part)
            while view:
                self._wait(False, deadline)
                try:
                    view = view[self.end.send(view[: 2**20]) :]
                except (BlockingIOError, InterruptedError):
                    continue
                except OSError as error:
                    raise Lost("the kernel is gone") from error

    def receive(self, deadline: float | None = None) -> tuple[dict, list[bytes]]:
        """Return the next message and the bytes beside it.

        Raises:
            Lost: the other end is gone or did not answer in time.
            Malformed: what came is no message, or too large a one.
        """
        magic, size, rest = HEADER.unpack(self._read(HEADER.size, deadline))
        if magic != MAGIC or size > MAX_JSON or rest > MAX_BYTES:
            raise Malformed("no message, or one that is too large")
        text = self._read(size, deadline)
        if text.count(b",") + text.count(b"[") > 6 * MAX_NODES:
            raise Malformed("a message of too many values")
        try:
            body = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise Malformed("a message that is no JSON") from error
        sizes = body.get("sizes") if type(body) is dict else None
        if type(sizes) is not list or any(type(n) is not int or n < 0 for n in sizes) or sum(sizes) != rest:
            raise Malformed("a message whose bytes do not fit its sizes")
        return body, [self._read(n, deadline) for n in sizes]

    def close(self) -> None:
        """Close this end."""
        self.end.close()

    def _read(self, size: int, deadline: float | None) -> bytes:
        data = bytearray()
        while len(data) < size:
            self._wait(True, deadline)
            try:
                part = self.end.recv(min(size - len(data), 2**20))
            except (BlockingIOError, InterruptedError):
                continue
            except OSError as error:
                raise Lost("the kernel is gone") from error
            if not part:
                raise Lost("the kernel is gone")
            data += part
        return bytes(data)

    def _wait(self, reading: bool, deadline: float | None) -> None:
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and left <= 0:
            raise Lost("no answer in time")
        poll = select.poll()
        poll.register(self.end, select.POLLIN if reading else select.POLLOUT)
        poll.poll(None if left is None else left * 1000 + 1)
