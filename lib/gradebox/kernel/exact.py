"""Numbers, texts and times as their exact built-in types, and back from a message."""

import datetime
import decimal
import fractions

from gradebox.kernel.errors import CannotCross, Malformed

MAX_DIGITS = 100_000  # hexadecimal digits of one integer
KINDS = (datetime.datetime, datetime.date, datetime.time, datetime.timedelta, decimal.Decimal, fractions.Fraction)
NAMES = {kind.__name__: kind for kind in KINDS}


def base_value(base: type, value: object) -> object:
    """Return the value of a subclass as its base, without asking the subclass."""
    if base is str:
        return str.__getitem__(value, slice(None)) + ""
    return bool(value) if base is bool else base.__pos__(value)


def digits(value: int) -> str:
    """Return the hexadecimal digits of an integer."""
    digits = format(value, "x")
    if len(digits) > MAX_DIGITS:
        raise CannotCross("an integer with too many digits")
    return digits


def integer(digits: object) -> int:
    """Return the integer with these hexadecimal digits."""
    if type(digits) is not str or len(digits) > MAX_DIGITS + 1:
        raise Malformed("an integer with too many digits")
    return int(digits, 16)


def parts(value: object) -> list:
    """Return the name of a value's type and texts that rebuild it."""
    name = next(kind.__name__ for kind in KINDS if isinstance(value, kind))
    if name == "timedelta":
        return [name, value.days, value.seconds, value.microseconds]
    if name == "Fraction":
        return [name, digits(value.numerator), digits(value.denominator)]
    text = decimal.Decimal.__str__(value) if name == "Decimal" else NAMES[name].isoformat(value)
    if len(text) > 1000:
        raise CannotCross(f"a {name} with too many digits")
    return [name, text]


def rebuilt(name: str, *parts: object) -> object:
    """Return the value that `parts` took apart."""
    kind = NAMES[name]
    if name == "timedelta":
        return kind(*map(int, parts))
    if name == "Fraction":
        return kind(integer(parts[0]), integer(parts[1]))
    text = str(parts[0])[:1000]
    return kind(text) if name == "Decimal" else kind.fromisoformat(text)
