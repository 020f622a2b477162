"""Times of day and dates for `time`: taken apart, put together, written and read."""

import _time

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
_FIELDS = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")


class struct_time(tuple):
    """A time: year, month, day, hour, minute, second, weekday from Monday = 0, day of the year, summer time."""

    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0

    def __new__(cls, sequence, dict=None):
        values = tuple(sequence)
        if not 9 <= len(values) <= 11:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)")
        self = tuple.__new__(cls, values[:9])
        if len(values) > 9:
            self._zone = values[9]
            self._offset = values[10] if len(values) > 10 else None
        return self

    tm_year = property(lambda self: self[0], doc="Year.")
    tm_mon = property(lambda self: self[1], doc="Month, from 1.")
    tm_mday = property(lambda self: self[2], doc="Day of the month, from 1.")
    tm_hour = property(lambda self: self[3], doc="Hour.")
    tm_min = property(lambda self: self[4], doc="Minute.")
    tm_sec = property(lambda self: self[5], doc="Second.")
    tm_wday = property(lambda self: self[6], doc="Day of the week, Monday is 0.")
    tm_yday = property(lambda self: self[7], doc="Day of the year, from 1.")
    tm_isdst = property(lambda self: self[8], doc="Whether summer time is in effect.")
    tm_zone = property(lambda self: getattr(self, "_zone", "UTC"), doc="The time zone.")
    tm_gmtoff = property(lambda self: getattr(self, "_offset", 0), doc="Seconds east of UTC.")

    def __repr__(self):
        values = ", ".join(f"{name}={value}" for name, value in zip(_FIELDS, self))
        return f"time.struct_time({values})"

    def __reduce__(self):
        return struct_time, (tuple(self),)


struct_time.__module__ = "time"


def _days_before_year(year):
    """Days from the first of January of year 1 to that of `year`."""
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_lengths(year):
    return (31, 29 if _is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


_EPOCH_DAYS = _days_before_year(1970)


def gmtime(seconds=None):
    """A time since 1970 taken apart."""
    if seconds is None:
        seconds = _time.time()
    if isinstance(seconds, float):
        if seconds != seconds:
            raise ValueError("Invalid value NaN (not a number)")
        if not -(2.0**63) <= seconds < 2.0**63:
            raise OverflowError("timestamp out of range for platform time_t")
    elif not isinstance(seconds, int):
        try:
            seconds = seconds.__index__()
        except AttributeError:
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer") from None
    if not -(2**63) <= seconds < 2**63:
        raise OverflowError("timestamp out of range for platform time_t")
    days, rest = divmod(int(seconds // 1), 86400)
    hour, rest = divmod(rest, 3600)
    minute, second = divmod(rest, 60)
    # About the year, then the year; 146,097 days are 400 years.
    year = (days + _EPOCH_DAYS) * 400 // 146097 + 1
    if not -(2**31) <= year < 2**31:
        raise OSError(75, "Value too large for defined data type")
    while days + _EPOCH_DAYS >= _days_before_year(year + 1):
        year += 1
    while days + _EPOCH_DAYS < _days_before_year(year):
        year -= 1
    yday = days + _EPOCH_DAYS - _days_before_year(year)
    day = yday
    month = 1
    for length in _month_lengths(year):
        if day < length:
            break
        day -= length
        month += 1
    result = struct_time((year, month, day + 1, hour, minute, second, (days + 3) % 7, yday + 1, 0))
    result._zone = "GMT"
    return result


def localtime(seconds=None):
    """The same, in the local time zone, which is UTC."""
    result = gmtime(seconds)
    result._zone = "UTC"
    return result


def mktime(t):
    """A time put together: seconds since 1970."""
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError("mktime(): illegal time tuple argument")
    year, month, day, hour, minute, second = t[:6]
    year += (month - 1) // 12
    month = (month - 1) % 12
    days = _days_before_year(year) - _EPOCH_DAYS + sum(_month_lengths(year)[:month]) + day - 1
    return float(((days * 24 + hour) * 60 + minute) * 60 + second)


def asctime(t=None):
    """`Sun Jun 20 23:21:05 1993`"""
    t = _fields(t)
    return f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]} {t[2]:2} {t[3]:02}:{t[4]:02}:{t[5]:02} {t[0]}"


def ctime(seconds=None):
    """The same of a time since 1970."""
    return asctime(localtime(seconds))


def tzset():
    """The time zone is UTC."""


def get_clock_info(name):
    """What is known of a clock."""
    import types

    if name not in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
        raise ValueError("unknown clock")
    return types.SimpleNamespace(
        implementation="virtual clock", monotonic=name != "time", adjustable=name == "time", resolution=1e-09
    )


# ---- Writing


def _iso_week(t):
    """ISO year and week."""
    year, wday, yday = t[0], t[6], t[7] - 1
    week = (yday - wday + 10) // 7
    if week < 1:
        year -= 1
        week = (yday + 365 + _is_leap(year) - wday + 10) // 7
    elif week == 53 and (yday - wday + 3) >= 365 + _is_leap(year):
        year += 1
        week = 1
    return year, week


_WRITE = {
    "a": lambda t: _DAYS[t[6]][:3],
    "A": lambda t: _DAYS[t[6]],
    "b": lambda t: _MONTHS[t[1] - 1][:3],
    "h": lambda t: _MONTHS[t[1] - 1][:3],
    "B": lambda t: _MONTHS[t[1] - 1],
    "c": lambda t: asctime(t),
    "C": lambda t: f"{t[0] // 100:02}",
    "d": lambda t: f"{t[2]:02}",
    "D": lambda t: f"{t[1]:02}/{t[2]:02}/{t[0] % 100:02}",
    "e": lambda t: f"{t[2]:2}",
    "F": lambda t: f"{t[0]}-{t[1]:02}-{t[2]:02}",
    "g": lambda t: f"{_iso_week(t)[0] % 100:02}",
    "G": lambda t: str(_iso_week(t)[0]),
    "H": lambda t: f"{t[3]:02}",
    "I": lambda t: f"{(t[3] - 1) % 12 + 1:02}",
    "j": lambda t: f"{t[7]:03}",
    "k": lambda t: f"{t[3]:2}",
    "l": lambda t: f"{(t[3] - 1) % 12 + 1:2}",
    "m": lambda t: f"{t[1]:02}",
    "M": lambda t: f"{t[4]:02}",
    "n": lambda t: "\n",
    "p": lambda t: "AM" if t[3] < 12 else "PM",
    "P": lambda t: "am" if t[3] < 12 else "pm",
    "r": lambda t: f"{(t[3] - 1) % 12 + 1:02}:{t[4]:02}:{t[5]:02} {'AM' if t[3] < 12 else 'PM'}",
    "R": lambda t: f"{t[3]:02}:{t[4]:02}",
    "s": lambda t: str(int(mktime(tuple(t)))),
    "S": lambda t: f"{t[5]:02}",
    "t": lambda t: "\t",
    "T": lambda t: f"{t[3]:02}:{t[4]:02}:{t[5]:02}",
    "u": lambda t: str(t[6] + 1),
    "U": lambda t: f"{(t[7] + 6 - (t[6] + 1) % 7) // 7:02}",
    "V": lambda t: f"{_iso_week(t)[1]:02}",
    "w": lambda t: str((t[6] + 1) % 7),
    "W": lambda t: f"{(t[7] + 6 - t[6]) // 7:02}",
    "x": lambda t: f"{t[1]:02}/{t[2]:02}/{t[0] % 100:02}",
    "X": lambda t: f"{t[3]:02}:{t[4]:02}:{t[5]:02}",
    "y": lambda t: f"{t[0] % 100:02}",
    "Y": lambda t: str(t[0]),
    "z": lambda t: "+0000",
    "Z": lambda t: getattr(t, "_zone", "UTC"),
    "%": lambda t: "%",
}


def strftime(format, t=None):
    """A time in words, as the format says: `%Y-%m-%d %H:%M:%S`."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    return write(format, _fields(t), {})


def _fields(t):
    """Nine numbers in their ranges; 0 for a day or month is taken for 1, as in C."""
    if t is None:
        return localtime()
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if type(t) is struct_time:
        values = tuple(t)
    else:
        if len(t) != 9:
            raise TypeError(f"function takes exactly 9 arguments ({len(t)} given)")
        values = t
    year, month, day, hour, minute, second, weekday, yday, summer = values
    month, day, yday = month or 1, day or 1, yday or 1
    for ok, what in (
        (1 <= month <= 12, "month"), (1 <= day <= 31, "day of month"), (0 <= hour <= 23, "hour"), (0 <= minute <= 59, "minute"),
        (0 <= second <= 61, "seconds"), (weekday >= -1, "day of week"), (1 <= yday <= 366, "day of year"),
    ):
        if not ok:
            raise ValueError(f"{what} out of range")
    made = struct_time((year, month, day, hour, minute, second, weekday % 7, yday, summer))
    made._zone = getattr(t, "_zone", "UTC") or "UTC"
    return made


def write(format, t, more):
    """`strftime` with more directives: a dict of functions."""
    parts = format.split("%")
    out = [parts[0]]
    i = 1
    while i < len(parts):
        part = parts[i]
        i += 1
        if not part:
            # "%%", or the end.
            out.append("%")
            if i < len(parts):
                out.append(parts[i])
                i += 1
            continue
        flag = ""
        if part[0] in "-_0^#" and len(part) > 1:
            flag, part = part[0], part[1:]
        function = more.get(part[0]) or _WRITE.get(part[0])
        if function is None:
            out.append("%" + flag + part)
            continue
        text = function(t)
        if flag == "-":
            text = text.lstrip("0 ") or "0"
        elif flag == "_":
            text = (text.lstrip("0") or "0").rjust(len(text))
        elif flag == "^":
            text = text.upper()
        out.append(text + part[1:])
    return "".join(out)


# ---- Reading


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    """A time from words."""
    from _strptime import read

    parts = read(string, format)
    zone, offset = parts[9:]
    t = struct_time((*parts[:8], -1 if zone is None else 0))
    t._zone, t._offset = zone, None if offset is None else offset[0]
    return t
