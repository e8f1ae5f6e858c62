"""Asking the other side to do something, and answering what it asks meanwhile: the same on both sides."""

from collections.abc import Mapping, Sequence

from gradebox.kernel.channel import Channel
from gradebox.kernel.errors import Malformed
from gradebox.kernel.wire import Decoder, Encoder, Shared

MAX_ARRAYS = 64 * 2**20  # bytes of arrays that a value may hold to cross


class Peer:
    """One side of a channel; subclasses say what they do when asked, and how their own objects are named.

    Args:
        channel: the way to the other side.
        first: 0 or 1, different on the two sides.
    """

    def __init__(self, channel: Channel, first: int):
        self.channel = channel
        self.shared = Shared(first)
        self.deadline: float | None = None
        self.requests = 0

    def receive(self) -> tuple[dict, list[bytes]]:
        """Return the next message."""
        return self.channel.receive(self.deadline)

    def perform(self, do: str, args: list, kwargs: dict) -> object:
        """Do what the other side asks; return the result."""
        raise NotImplementedError

    def node_of(self, value: object) -> list:
        """Return the node of a value that is not plain; raises CannotCross."""
        raise NotImplementedError

    def object_of(self, tag: str, *rest: object) -> object:
        """Return the value for a node that `node_of` made on the other side."""
        raise NotImplementedError

    def fallback(self, value: object, reason: Exception) -> list:
        """Return the node of a result that cannot cross, or raise."""
        raise reason

    def stale(self) -> None:
        """Heed an answer to another request than the last one."""
        raise Malformed("an answer to another request")

    def beside(self) -> dict:
        """Return what goes beside an answer."""
        return {}

    def describe(self, error: BaseException) -> dict:
        """Return what the other side may know of an error."""
        raise NotImplementedError

    def fail(self, error: dict) -> None:
        """Raise what the other side described."""
        raise NotImplementedError

    def ask(self, do: str, args: Sequence = (), kwargs: Mapping[str, object] | None = None) -> object:
        """Have something done on the other side and return its result.

        Args:
            do: what, by a name that the other side knows.
            args: values; lists, dicts and arrays among them are changed in place where the other side changes theirs.
            kwargs: the same, by name.
        """
        self.shared.push()
        try:
            self.requests += 1
            number, encoder = self.requests, self._encoder()
            body = {"do": do, "n": number, "args": [encoder.node(value) for value in args]}
            body["kwargs"] = {str(key): encoder.node(value) for key, value in (kwargs or {}).items()}
            self._send(body, encoder, encoder.changes())
            while True:
                body, buffers = self.receive()
                if "do" in body:
                    self.answer(body, buffers)
                elif body.get("n") == number:
                    return self._result(body, buffers)
                else:
                    self.stale()
        finally:
            self.shared.pop()

    def answer(self, body: dict, buffers: list[bytes]) -> None:
        """Do what a message asks and send the result, or the error."""
        self.shared.push()
        try:
            try:
                decoder = Decoder(self.shared, self.object_of, buffers)
                args, kwargs = body.get("args"), body.get("kwargs")
                if type(args) is not list or type(kwargs) is not dict or type(body["do"]) is not str:
                    raise Malformed("a request without arguments")
                values = [decoder.value(node) for node in args], {k: decoder.value(v) for k, v in kwargs.items()}
                decoder.change(body.get("changes", []))
                self.shared.crossed()
                result = self.perform(body["do"], *values)
                encoder, node = self._encoded(result)
                message = {"result": node}, encoder, encoder.changes()
            except Exception as error:
                encoder = self._encoder()
                message = {"error": self.describe(error)}, encoder, self._changes(encoder)
            message[0].update(self.beside(), n=body.get("n"))
            self._send(*message)
        finally:
            self.shared.pop()

    def _encoder(self) -> Encoder:
        return Encoder(self.shared, self.node_of, MAX_ARRAYS)

    def _encoded(self, value: object) -> tuple[Encoder, object]:
        """Encode a result; one that is too large is left where it is."""
        before = len(self.shared.frames[-1])
        encoder = self._encoder()
        try:
            return encoder, encoder.node(value)
        except Exception as error:
            self.shared.forget(before)
            return self._encoder(), self.fallback(value, error)

    def _changes(self, encoder: Encoder) -> list[list]:
        """Return the changes, or none where they cannot cross."""
        try:
            return encoder.changes()
        except Exception:
            return []

    def _send(self, body: dict, encoder: Encoder, changes: list[list]) -> None:
        self.shared.crossed()
        self.channel.send({**body, "changes": changes}, encoder.buffers, self.deadline)

    def _result(self, body: dict, buffers: list[bytes]) -> object:
        decoder = Decoder(self.shared, self.object_of, buffers)
        result = decoder.value(body.get("result"))
        decoder.change(body.get("changes", []))
        self.shared.crossed()
        if "error" in body:
            if type(body["error"]) is not dict:
                raise Malformed("an error that is no description")
            self.fail(body["error"])
        return result
