"""What can go wrong between a student's kernel and the trusted tests."""


class CannotCross(Exception):
    """A value has no plain form, or is too large or too deep for one."""


class Malformed(Exception):
    """A message breaks the rules; its sender is broken or hostile."""


class Lost(BaseException):
    """The other side is gone, or did not answer in time; no `except Exception` may swallow it."""
