"""Times and dates read from text, as a format says: what `time.strptime` and `datetime.strptime` stand on."""

import re
from functools import lru_cache

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()


def _names(names):
    return "|".join(sorted(names, key=len, reverse=True))


_PARTS = {
    "d": r"3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]", "f": r"[0-9]{1,6}", "H": r"2[0-3]|[0-1]\d|\d", "I": r"1[0-2]|0[1-9]|[1-9]",
    "G": r"\d\d\d\d", "j": r"36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]", "m": r"1[0-2]|0[1-9]|[1-9]",
    "M": r"[0-5]\d|\d", "S": r"6[0-1]|[0-5]\d|\d", "U": r"5[0-3]|[0-4]\d|\d", "W": r"5[0-3]|[0-4]\d|\d", "w": r"[0-6]", "u": r"[1-7]",
    "V": r"5[0-3]|0[1-9]|[1-4]\d|\d", "y": r"\d\d", "Y": r"\d\d\d\d", "z": r"[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z)",
    "A": _names(_DAYS), "a": _names([name[:3] for name in _DAYS]), "B": _names(_MONTHS), "b": _names([name[:3] for name in _MONTHS]),
    "p": "am|pm", "Z": "utc|gmt",
}
_LONG = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


@lru_cache(50)
def _pattern(format):
    """The regular expression of a format."""
    out, i = [], 0
    full = re.sub(r"%([%cxX])", lambda m: _LONG.get(m[1], m[0]), format)
    while i < len(full):
        c = full[i]
        i += 1
        if c.isspace():
            while i < len(full) and full[i].isspace():
                i += 1
            out.append(r"\s+")
        elif c != "%":
            out.append(re.escape(c))
        elif i == len(full):
            raise ValueError(f"stray % in format '{format}'")
        else:
            c = full[i]
            i += 1
            if c == "%":
                out.append("%")
            elif c in _PARTS:
                out.append(f"(?P<{c}>{_PARTS[c]})")
            else:
                raise ValueError(f"'{c}' is a bad directive in format '{format}'")
    return re.compile("".join(out), re.IGNORECASE)


def _offset(text):
    """Seconds from UTC, and microseconds."""
    if text == "Z":
        return 0, 0
    sign, digits = text[0], text[1:]
    clock, _, fraction = digits.partition(".")
    if clock[2:3] == ":" and len(clock) > 5 and clock[5] != ":":
        raise ValueError(f"Inconsistent use of : in {text}")
    clock = clock.replace(":", "")
    seconds = int(clock[:2]) * 3600 + int(clock[2:4]) * 60 + int(clock[4:] or 0)
    micro = int(fraction.ljust(6, "0")) if fraction else 0
    return (-seconds, -micro) if sign == "-" else (seconds, micro)


def read(string, format):
    """What a text says: year, month, day, hour, minute, second, weekday, day of the year, microsecond, zone, offset or None."""
    for i, arg in enumerate((string, format)):
        if not isinstance(arg, str):
            raise TypeError(f"strptime() argument {i} must be str, not {type(arg)}")
    match = _pattern(format).match(string)
    if match is None:
        raise ValueError(f"time data {string!r} does not match format {format!r}")
    if match.end() != len(string):
        raise ValueError(f"unconverted data remains: {string[match.end():]}")
    found = match.groupdict()
    number = {key: int(value) for key, value in found.items() if key in "dfGHIjmMSUWVwuyY" and value is not None}
    year = number.get("Y")
    if "y" in number:
        year = number["y"] + (2000 if number["y"] < 69 else 1900)
    month, day, yday = number.get("m", 1), number.get("d", 1), number.get("j")
    for key, size in (("B", None), ("b", 3)):
        if found.get(key):
            month = [name[:size] for name in _MONTHS].index(found[key].lower()) + 1
    hour = number.get("H", 0)
    if "I" in number:
        hour = number["I"] % 12 + (12 if (found.get("p") or "").lower() == "pm" else 0)
    weekday = None
    for key, size in (("A", None), ("a", 3)):
        if found.get(key):
            weekday = [name[:size] for name in _DAYS].index(found[key].lower())
    if "w" in number:
        weekday = (number["w"] - 1) % 7
    if "u" in number:
        weekday = number["u"] - 1
    from datetime import date

    days = "a weekday directive ('%A', '%a', '%w', or '%u')."
    iso = number.get("V")
    if "G" in number:
        if iso is None or weekday is None:
            raise ValueError(f"ISO year directive '%G' must be used with the ISO week directive '%V' and {days}")
        if yday is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
    elif iso is not None:
        if weekday is None:
            raise ValueError(f"ISO week directive '%V' must be used with the ISO year directive '%G' and {days}")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    guessed = False
    if year is None:
        guessed = month == 2 and day == 29
        year = 1904 if guessed else 1900
    if yday is None and weekday is not None:
        week = number.get("U", number.get("W"))
        if week is not None:
            monday = "U" not in number
            first, at = date(year, 1, 1).weekday(), weekday
            if not monday:
                first, at = (first + 1) % 7, (at + 1) % 7
            yday = 1 + at - first if week == 0 else 1 + at + (7 - first) % 7 + 7 * (week - 1)
        elif iso is not None:
            when = date.fromisocalendar(number["G"], iso, weekday + 1)
            year, month, day, yday = when.year, when.month, when.day, when.toordinal() - date(when.year, 1, 1).toordinal() + 1
        if yday is not None and yday <= 0:
            year -= 1
            yday += 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365
    if yday is None:
        yday = date(year, month, day).toordinal() - date(year, 1, 1).toordinal() + 1
    else:
        when = date.fromordinal(yday - 1 + date(year, 1, 1).toordinal())
        year, month, day = when.year, when.month, when.day
    if weekday is None:
        weekday = date(year, month, day).weekday()
    micro = int(found["f"].ljust(6, "0")) if found.get("f") else 0
    offset = _offset(found["z"]) if found.get("z") else None
    zone = (found.get("Z") or "").upper() or None
    return 1900 if guessed else year, month, day, hour, number.get("M", 0), number.get("S", 0), weekday, yday, micro, zone, offset
