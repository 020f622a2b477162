"""The virtual clock: time of day, monotonic clocks, sleeping, and calendar dates. The time zone is UTC."""

import _time
from _time import monotonic, monotonic_ns, perf_counter, perf_counter_ns, sleep, time, time_ns

# Processors are not measured one by one: while a program does not sleep, these go on as the clock does.
process_time = thread_time = monotonic
process_time_ns = thread_time_ns = monotonic_ns

CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = 0, 1, 2, 3

timezone = altzone = 0
daylight = 0
tzname = ("UTC", "UTC")

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
_FIELDS = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")


class struct_time(tuple):
    """A date and time: nine ints that have names too."""

    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0
    __match_args__ = _FIELDS
    tm_zone = "UTC"
    tm_gmtoff = 0

    def __new__(cls, iterable):
        items = tuple(iterable)
        if not 9 <= len(items) <= 11:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(items)}-sequence given)")
        return tuple.__new__(cls, items[:9])

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])

    def __repr__(self):
        return "time.struct_time(" + ", ".join([f"{name}={value!r}" for name, value in zip(_FIELDS, self)]) + ")"

    def __reduce__(self):
        return (struct_time, (tuple(self),))


class _ClockInfo:
    def __init__(self, implementation, monotonic, adjustable):
        self.implementation = implementation
        self.monotonic = monotonic
        self.adjustable = adjustable
        self.resolution = 1e-09

    def __repr__(self):
        return (
            f"namespace(implementation={self.implementation!r}, monotonic={self.monotonic!r}, "
            f"adjustable={self.adjustable!r}, resolution={self.resolution!r})"
        )


def get_clock_info(name, /):
    """What is known of a clock."""
    if name == "time":
        return _ClockInfo("virtual", False, False)
    if name in ("monotonic", "perf_counter", "process_time", "thread_time"):
        return _ClockInfo("virtual", True, False)
    raise ValueError("unknown clock")


def clock_gettime(clock, /):
    """A clock's time in seconds."""
    return time() if clock == CLOCK_REALTIME else monotonic()


def clock_gettime_ns(clock, /):
    """A clock's time in nanoseconds."""
    return time_ns() if clock == CLOCK_REALTIME else monotonic_ns()


def clock_getres(clock, /):
    """A clock's resolution in seconds."""
    return 1e-09


def tzset():
    """Read the time zone again: it stays UTC."""


# Days are counted from 1970-01-01. Years begin in March while counting, so that the leap day comes last.


def _days_before(year, month, day):
    year -= month <= 2
    era, year = divmod(year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + year * 365 + year // 4 - year // 100 + day_of_year - 719468


def _date(days):
    era, day = divmod(days + 719468, 146097)
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    day -= (153 * month + 2) // 5 - 1
    month = month + 3 if month < 10 else month - 9
    return year + era * 400 + (month <= 2), month, day


def gmtime(seconds=None, /):
    """Seconds since 1970 as a date and time."""
    seconds = _whole(time() if seconds is None else seconds)
    days, rest = divmod(seconds, 86400)
    year, month, day = _date(days)
    return struct_time((
        year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7,
        days - _days_before(year, 1, 1) + 1, 0,
    ))


localtime = gmtime


def _whole(seconds):
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if not -67768040609740800 <= seconds <= 67767976233532799:
        raise OverflowError("timestamp out of range for platform time_t")
    return int(seconds // 1)


def mktime(t, /):
    """A date and time as seconds since 1970."""
    year, month, day, hour, minute, second = _items(t)[:6]
    carry, month = divmod(month - 1, 12)
    return float(_days_before(year + carry, month + 1, 1) * 86400 + (day - 1) * 86400 + hour * 3600 + minute * 60 + second)


def _items(t):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError("function takes exactly 9 arguments (%d given)" % len(t))
    return t


def asctime(t=None, /):
    """A date and time as text: 'Thu Jan  1 00:00:00 1970'."""
    t = _items(gmtime() if t is None else t)
    return "%s %s %2d %02d:%02d:%02d %d" % (_DAYS[t[6]][:3], _MONTHS[t[1] - 1][:3], t[2], t[3], t[4], t[5], t[0])


def ctime(seconds=None, /):
    """Seconds since 1970 as text."""
    return asctime(gmtime(seconds))


def strftime(format, t=None, /):
    """A date and time as text, as `format` says."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    t = _checked(_items(gmtime() if t is None else t))
    out = []
    i = 0
    while i < len(format):
        char = format[i]
        i += 1
        if char != "%" or i == len(format):
            out.append(char)
            continue
        code = format[i]
        i += 1
        padded = True
        if code == "-" and i < len(format):
            padded = False
            code = format[i]
            i += 1
        text = _formatted(code, t)
        out.append(text if padded else text.lstrip("0 ") or "0")
    return "".join(out)


def _checked(t):
    for index, low, high, message in (
        (1, 0, 12, "month out of range"), (2, 0, 31, "day of month out of range"), (3, 0, 23, "hour out of range"),
        (4, 0, 59, "minute out of range"), (5, 0, 61, "seconds out of range"),
        (7, 0, 366, "day of year out of range"),
    ):
        if not low <= t[index] <= high:
            raise ValueError(message)
    return t


def _formatted(code, t):
    year, month, day, hour, minute, second, weekday, yearday, _ = t
    month, day, yearday = max(month, 1), max(day, 1), max(yearday, 1)
    if code == "Y":
        return str(year)
    if code == "m":
        return f"{month:02d}"
    if code == "d":
        return f"{day:02d}"
    if code == "H":
        return f"{hour:02d}"
    if code == "M":
        return f"{minute:02d}"
    if code == "S":
        return f"{second:02d}"
    if code == "A":
        return _DAYS[weekday % 7]
    if code == "a":
        return _DAYS[weekday % 7][:3]
    if code == "B":
        return _MONTHS[month - 1]
    if code in "bh":
        return _MONTHS[month - 1][:3]
    if code == "I":
        return f"{(hour - 1) % 12 + 1:02d}"
    if code == "l":
        return f"{(hour - 1) % 12 + 1:2d}"
    if code == "p":
        return "AM" if hour < 12 else "PM"
    if code == "y":
        return f"{year % 100:02d}"
    if code == "C":
        return f"{year // 100:02d}"
    if code == "j":
        return f"{yearday:03d}"
    if code == "w":
        return str((weekday + 1) % 7)
    if code == "u":
        return str(weekday + 1)
    if code == "e":
        return f"{day:2d}"
    if code == "k":
        return f"{hour:2d}"
    if code == "U":
        return f"{(yearday + 6 - (weekday + 1) % 7) // 7:02d}"
    if code == "W":
        return f"{(yearday + 6 - weekday) // 7:02d}"
    if code in "GVg":
        iso_year, week = _iso_week(year, yearday, weekday)
        return f"{week:02d}" if code == "V" else str(iso_year) if code == "G" else f"{iso_year % 100:02d}"
    if code == "Z":
        return "UTC"
    if code == "z":
        return "+0000"
    if code == "s":
        return str(int(mktime(t)))
    if code == "n":
        return "\n"
    if code == "t":
        return "\t"
    if code == "%":
        return "%"
    whole = {"c": "%a %b %e %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d",
             "T": "%H:%M:%S", "R": "%H:%M", "r": "%I:%M:%S %p"}.get(code)
    return "%" + code if whole is None else strftime(whole, t)


def _iso_week(year, yearday, weekday):
    week = (yearday - weekday + 9) // 7
    if week < 1:
        year -= 1
        last = _days_before(year + 1, 1, 1) - _days_before(year, 1, 1)
        return year, (yearday + last - weekday + 9) // 7
    days = _days_before(year + 1, 1, 1) - _days_before(year, 1, 1)
    if week == 53 and yearday - weekday + 3 > days:
        return year + 1, 1
    return year, week


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    """The date and time that a text says in the way of `format`."""
    found = {"year": 1900, "month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0}
    rest = _read(string, format, found, string, format)
    if rest:
        raise ValueError("unconverted data remains: " + rest)
    if "pm" in found:
        found["hour"] = found["hour"] % 12 + 12 * found["pm"]
    if "yearday" in found:
        _, found["month"], found["day"] = _date(_days_before(found["year"], 1, 1) + found["yearday"] - 1)
    days = _days_before(found["year"], found["month"], found["day"])
    if _date(days) != (found["year"], found["month"], found["day"]):
        raise ValueError("day is out of range for month")
    return struct_time((
        found["year"], found["month"], found["day"], found["hour"], found["minute"], found["second"], (days + 3) % 7,
        days - _days_before(found["year"], 1, 1) + 1, -1,
    ))


def _read(string, format, found, whole, whole_format):
    i = 0
    while i < len(format):
        char = format[i]
        i += 1
        if char.isspace():
            string = string.lstrip()
            continue
        if char != "%":
            if string[:1].lower() != char.lower():
                raise _mismatch(whole, whole_format)
            string = string[1:]
            continue
        if i == len(format):
            raise ValueError(f"stray %% in format '{whole_format}'")
        code = format[i]
        i += 1
        if code in _NUMBERS:
            name, most, low, high = _NUMBERS[code]
            length = 0
            while length < min(most, len(string)) and string[length] in "0123456789":
                length += 1
            while length and not low <= int(string[:length]) <= high:
                length -= 1
            if not length or (code == "Y" and length < 4):
                raise _mismatch(whole, whole_format)
            number = int(string[:length])
            if code == "y":
                number += 2000 if number < 69 else 1900
            if name:
                found[name] = number
            if code == "I":
                found["pm"] = found.get("pm", 0)
            if code == "f":
                found["microsecond"] = number * 10 ** (6 - length)
            string = string[length:]
        elif code in _NAMES:
            name, names = _NAMES[code]
            for number, text in enumerate(names):
                if string[: len(text)].lower() == text.lower():
                    found[name] = number + (name == "month")
                    string = string[len(text):]
                    break
            else:
                raise _mismatch(whole, whole_format)
        elif code == "%":
            if string[:1] != "%":
                raise _mismatch(whole, whole_format)
            string = string[1:]
        elif code == "Z" and string[:3].upper() in ("UTC", "GMT"):
            string = string[3:]
        elif code in _WHOLE:
            string = _read(string, _WHOLE[code], found, whole, whole_format)
        elif code == "z":
            found["offset"], string = _read_offset(string, whole, whole_format)
        else:
            raise ValueError(f"'{code}' is a bad directive in format '{whole_format}'")
    return string


def _mismatch(string, format):
    return ValueError(f"time data {string!r} does not match format {format!r}")


def _read_offset(string, whole, format):
    if string[:1] in ("Z", "z"):
        return 0, string[1:]
    digits = string[1:6].replace(":", "")[:4]
    if string[:1] not in ("+", "-") or len(digits) != 4 or not digits.isdigit():
        raise _mismatch(whole, format)
    seconds = int(digits[:2]) * 3600 + int(digits[2:]) * 60
    return (-seconds if string[0] == "-" else seconds), string[6 if ":" in string[1:6] else 5:]


# Code: where the number goes, most digits, least and greatest value.
_NUMBERS = {
    "Y": ("year", 4, 0, 9999), "m": ("month", 2, 1, 12), "d": ("day", 2, 1, 31), "H": ("hour", 2, 0, 23),
    "I": ("hour", 2, 1, 12), "M": ("minute", 2, 0, 59), "S": ("second", 2, 0, 61), "y": ("year", 2, 0, 99),
    "j": ("yearday", 3, 1, 366), "f": (None, 6, 0, 999999), "w": (None, 1, 0, 6), "u": (None, 1, 1, 7),
    "U": (None, 2, 0, 53), "W": (None, 2, 0, 53),
}
_NAMES = {
    "A": ("weekday", _DAYS), "a": ("weekday", tuple([day[:3] for day in _DAYS])), "B": ("month", _MONTHS),
    "b": ("month", tuple([month[:3] for month in _MONTHS])), "p": ("pm", ("AM", "PM")),
}
_WHOLE = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "T": "%H:%M:%S", "R": "%H:%M",
          "F": "%Y-%m-%d"}
