"""Dates and times of day."""

import sys as _sys
import time as _clock
from _calendar_time import _days_before_year, _is_leap, _month_lengths, gmtime as _gmtime, write as _write
from _calendar_time import struct_time as _struct_time

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR = 1
MAXYEAR = 9999
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _index(value, what=""):
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _of_timestamp(t):
    """A time since 1970 taken apart, if it is in a year that dates have."""
    parts = _gmtime(t)
    if not MINYEAR <= parts[0] <= MAXYEAR:
        raise ValueError(f"year {parts[0]} is out of range")
    return parts


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _month_lengths(year)[month - 1]:
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")


def _round_half_even(top, bottom):
    whole, rest = divmod(top, bottom)
    if rest * 2 > bottom or rest * 2 == bottom and whole % 2:
        whole += 1
    return whole


# ---- Durations


class timedelta:
    """A length of time: days, seconds below a day, microseconds below a second."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        # In microseconds; what is less than one is added up apart, as a float.
        whole, rest = 0, 0.0
        for name, value, factor in (
            ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000), ("seconds", seconds, 1000000),
            ("minutes", minutes, 60000000), ("hours", hours, 3600000000), ("days", days, 86400000000),
            ("weeks", weeks, 604800000000),
        ):
            if isinstance(value, int):
                whole += value * factor
            elif isinstance(value, float):
                n = int(value)
                whole += n * factor
                part = (value - n) * factor
                n = int(part)
                whole += n
                rest += part - n
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if rest:
            top, bottom = rest.as_integer_ratio()
            whole = _round_half_even(whole * bottom + top, bottom)
        return cls._of(whole)

    @classmethod
    def _of(cls, microseconds):
        seconds, micro = divmod(microseconds, 1000000)
        days, seconds = divmod(seconds, 86400)
        if abs(days) > 999999999:
            if not -(2**31) <= days < 2**31:
                raise OverflowError("Python int too large to convert to C int")
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds = days, seconds, micro
        return self

    days = property(lambda self: self._days, doc="Days.")
    seconds = property(lambda self: self._seconds, doc="Seconds, less than a day.")
    microseconds = property(lambda self: self._microseconds, doc="Microseconds, less than a second.")

    def _all(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        """All of it in seconds."""
        return self._all() / 10**6

    def __repr__(self):
        parts = []
        for name in ("days", "seconds", "microseconds"):
            value = getattr(self, name)
            if value:
                parts.append(f"{name}={value}")
        return f"{_full_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02}:{seconds:02}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return f"{text}.{self._microseconds:06}" if self._microseconds else text

    def __add__(self, other):
        return timedelta._of(self._all() + other._all()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._all() - other._all()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._all() - self._all()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._all())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._all() * other)
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta._of(_round_half_even(self._all() * n, d))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._all() // other._all()
        return timedelta._of(self._all() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._all() / other._all()
        if isinstance(other, int):
            top, bottom = self._all(), other
        elif isinstance(other, float):
            n, d = other.as_integer_ratio()
            top, bottom = self._all() * d, n
        else:
            return NotImplemented
        if bottom < 0:
            top, bottom = -top, -bottom
        return timedelta._of(_round_half_even(top, bottom))

    def __mod__(self, other):
        return timedelta._of(self._all() % other._all()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        whole, rest = divmod(self._all(), other._all())
        return whole, timedelta._of(rest)

    def __eq__(self, other):
        return self._all() == other._all() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._all() < other._all() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._all() <= other._all() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._all() > other._all() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._all() >= other._all() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return bool(self._all())

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(0, 0, 1)


def _full_name(obj):
    kind = type(obj)
    return f"{kind.__module__}.{kind.__qualname__}"


# ---- Time zones


class tzinfo:
    """A time zone, to derive from."""

    __slots__ = ()

    def tzname(self, dt):
        """Its name."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        """How far it is ahead of UTC."""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        """How much of that is summer time."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """A time in UTC as one in this zone."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        summer = dt.dst()
        if summer is None:
            raise ValueError("fromutc: non-None dst() result required")
        delta = offset - summer
        if delta:
            dt += delta
            summer = dt.dst()
            if summer is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + summer

    def __reduce__(self):
        args = getattr(self, "__getinitargs__", tuple)()
        state = self.__getstate__()
        return (type(self), args) if state is None else (type(self), args, state)


def _asked(zone, name, dt):
    """What a zone says of a time, of the right type."""
    if zone is None:
        return None
    found = getattr(zone, name)(dt)
    if found is None:
        return None
    if name == "tzname":
        if not isinstance(found, str):
            raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(found).__name__}'")
    elif not isinstance(found, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or timedelta, not '{type(found).__name__}'")
    elif not -86400000000 < found._all() < 86400000000:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return found


class timezone(tzinfo):
    """A time zone that is always as far from UTC."""

    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                f"not {offset!r}."
            )
        if name is None and not offset and hasattr(cls, "utc"):
            return cls.utc
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def _ask(self, dt, name):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        self._ask(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._ask(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        self._ask(dt, "dst")

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"{_full_name(self)}({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return type(self), self.__getinitargs__()


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _offset_text(offset, colon=":"):
    if offset is None:
        return ""
    micro = offset._all()
    sign = "-" if micro < 0 else "+"
    seconds, micro = divmod(abs(micro), 1000000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours:02}{colon}{minutes:02}"
    if seconds or micro:
        text += f"{colon}{seconds:02}"
    return f"{text}.{micro:06}" if micro else text


def _strftime(obj, format, tuple_):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    more = {
        "f": lambda t: f"{getattr(obj, 'microsecond', 0):06}",
        "z": lambda t: _offset_text(obj.utcoffset(), "") if hasattr(obj, "utcoffset") else "",
        "Z": lambda t: obj.tzname() or "" if hasattr(obj, "tzname") else "",
    }
    return _write(format, tuple_, more)


def _format(obj, format):
    if not isinstance(format, str):
        raise TypeError(f"__format__() argument 1 must be str, not {type(format).__name__}")
    return obj.strftime(format) if format else str(obj)


# ---- Dates


class date:
    """A day."""

    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month=None, day=None):
        if month is None and isinstance(year, bytes):
            month, day = year[2], year[3]
            year = year[0] * 256 + year[1]
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    year = property(lambda self: self._year, doc="Year, 1 to 9999.")
    month = property(lambda self: self._month, doc="Month, 1 to 12.")
    day = property(lambda self: self._day, doc="Day, from 1.")

    @classmethod
    def fromtimestamp(cls, t):
        """The day of a time since 1970."""
        return cls(*_of_timestamp(t)[:3])

    @classmethod
    def today(cls):
        """Today."""
        return cls.fromtimestamp(_clock.time())

    @classmethod
    def fromordinal(cls, n):
        """The day of a number; 1 is the first day of year 1."""
        n = _index(n)
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > 3652059:
            raise ValueError(f"year {n // 365.2425 + 1:.0f} is out of range")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        """The day of a text like 2024-02-29."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            return cls(*_iso_date(date_string))
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The day of an ISO year, week and weekday."""
        return cls(*_from_iso_week(year, week, day))

    def __repr__(self):
        return f"{_full_name(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        """`Thu Feb 29 00:00:00 2024`"""
        return f"{_DAYS[self.weekday()]} {_MONTHS[self._month - 1]} {self._day:2} 00:00:00 {self._year:04}"

    def strftime(self, format):
        """In words, as the format says."""
        return _strftime(self, format, self.timetuple())

    def __format__(self, format):
        return _format(self, format)

    def isoformat(self):
        """`2024-02-29`"""
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    __str__ = isoformat

    def timetuple(self):
        """For `time`."""
        return _struct_time((
            self._year, self._month, self._day, 0, 0, 0, self.weekday(), self._year_day(), -1,
        ))

    def _year_day(self):
        return sum(_month_lengths(self._year)[:self._month - 1]) + self._day

    def toordinal(self):
        """Its number; 1 is the first day of year 1."""
        return _days_before_year(self._year) + self._year_day()

    def replace(self, year=None, month=None, day=None):
        """Another day with some parts changed."""
        return type(self)(
            self._year if year is None else year, self._month if month is None else month,
            self._day if day is None else day,
        )

    def weekday(self):
        """0 for Monday."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """1 for Monday."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """ISO year, week and weekday."""
        ordinal = self.toordinal()
        year = self._year
        start = _iso_year_start(year)
        if ordinal < start:
            year -= 1
            start = _iso_year_start(year)
        elif year < MAXYEAR and ordinal >= _iso_year_start(year + 1):
            year += 1
            start = _iso_year_start(year)
        week, day = divmod(ordinal - start, 7)
        return _IsoCalendarDate((year, week + 1, day + 1))

    def _key(self):
        return self._year, self._month, self._day

    def _compare(self, other):
        return (self._key(), other._key()) if isinstance(other, date) else None

    def __eq__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] == pair[1]

    def __lt__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] < pair[1]

    def __le__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] <= pair[1]

    def __gt__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] > pair[1]

    def __ge__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] >= pair[1]

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if isinstance(other, timedelta):
            return type(self)(*_from_ordinal(self.toordinal() + other.days))
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day)


def _from_ordinal(n):
    if not 1 <= n <= 3652059:
        raise OverflowError("date value out of range")
    year = min(n // 365 + 1, MAXYEAR)
    while _days_before_year(year) >= n:
        year -= 1
    day = n - _days_before_year(year)
    month = 1
    for length in _month_lengths(year):
        if day <= length:
            break
        day -= length
        month += 1
    return year, month, day


def _iso_year_start(year):
    first = _days_before_year(year) + 1
    weekday = (first + 6) % 7
    start = first - weekday
    return start + 7 if weekday > 3 else start


def _from_iso_week(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 0 < week < 54 or week == 53 and _iso_year_start(year + 1) - _iso_year_start(year) < 371:
        raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return _from_ordinal(_iso_year_start(year) + (week - 1) * 7 + day - 1)


class _IsoCalendarDate(tuple):
    """ISO year, week and weekday."""

    __slots__ = ()
    year = property(lambda self: self[0], doc="Year.")
    week = property(lambda self: self[1], doc="Week, from 1.")
    weekday = property(lambda self: self[2], doc="Day, 1 for Monday.")

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return "datetime.IsoCalendarDate(year=%r, week=%r, weekday=%r)" % self


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(1)


# ---- Times of day


class time:
    """A time of day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour, doc="Hour.")
    minute = property(lambda self: self._minute, doc="Minute.")
    second = property(lambda self: self._second, doc="Second.")
    microsecond = property(lambda self: self._microsecond, doc="Microsecond.")
    tzinfo = property(lambda self: self._tzinfo, doc="Time zone.")
    fold = property(lambda self: self._fold, doc="Which of two times that look the same.")

    @classmethod
    def fromisoformat(cls, time_string):
        """The time of a text like 13:14:15.5."""
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            return cls(*_iso_time(time_string.removeprefix("T")))
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None

    def utcoffset(self):
        """How far the zone is ahead of UTC."""
        return _asked(self._tzinfo, "utcoffset", None)

    def tzname(self):
        """The zone's name."""
        return _asked(self._tzinfo, "tzname", None)

    def dst(self):
        """Summer time."""
        return _asked(self._tzinfo, "dst", None)

    def isoformat(self, timespec="auto"):
        """`13:14:15`"""
        return _time_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())

    __str__ = isoformat

    def __repr__(self):
        return f"{_full_name(self)}({_time_args(self)})"

    def strftime(self, format):
        """In words, as the format says."""
        return _strftime(self, format, _struct_time((1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)))

    def __format__(self, format):
        return _format(self, format)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """Another time with some parts changed."""
        return type(self)(
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond, self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def _clock(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _key(self):
        offset = self.utcoffset()
        return self._clock() if offset is None else self._clock() - offset._all()

    def _compare(self, other, equality=False):
        if not isinstance(other, time):
            return None
        if self._tzinfo is other._tzinfo:
            return self._clock(), other._clock()
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if equality:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._key(), other._key()

    def __eq__(self, other):
        pair = self._compare(other, True)
        return NotImplemented if pair is None else pair[0] == pair[1]

    __lt__, __le__, __gt__, __ge__ = date.__lt__, date.__le__, date.__gt__, date.__ge__

    def __hash__(self):
        return hash((self.replace(fold=0) if self._fold else self)._key())

    def __reduce__(self):
        return _again, (type(self), self._fold, self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


def _again(cls, fold, *parts):
    return cls(*parts, fold=fold)


_again.__module__ = "datetime"


def _time_args(obj):
    parts = [str(obj.hour), str(obj.minute)]
    if obj.second or obj.microsecond:
        parts.append(str(obj.second))
    if obj.microsecond:
        parts.append(str(obj.microsecond))
    if obj.tzinfo is not None:
        parts.append(f"tzinfo={obj.tzinfo!r}")
    if obj.fold:
        parts.append("fold=1")
    return ", ".join(parts)


def _time_text(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    forms = {
        "hours": "{0:02}", "minutes": "{0:02}:{1:02}", "seconds": "{0:02}:{1:02}:{2:02}",
        "milliseconds": "{0:02}:{1:02}:{2:02}.{4:03}", "microseconds": "{0:02}:{1:02}:{2:02}.{3:06}",
    }
    if timespec not in forms:
        raise ValueError("Unknown timespec value")
    return forms[timespec].format(hour, minute, second, microsecond, microsecond // 1000)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


# ---- Reading ISO texts


def _iso_date(text):
    digits = text.replace("-", "")
    if "W" in text:
        year, rest = text[:4], text[4:].replace("-", "")
        if rest[0] != "W" or not (year + rest[1:]).isdigit() or len(rest) not in (3, 4):
            raise ValueError
        return _from_iso_week(int(year), int(rest[1:3]), int(rest[3:] or 1))
    if not digits.isascii() or not digits.isdigit() or len(digits) != 8 or text not in (
        digits, f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    ):
        raise ValueError
    return int(digits[:4]), int(digits[4:6]), int(digits[6:])


def _iso_separator(text):
    """Where the day ends."""
    n = len(text)
    if n == 7:
        return 7
    if text[4] == "-":
        if text[5] != "W":
            return 10
        if n > 8 and text[8] == "-":
            if n == 9:
                raise ValueError
            return 8 if n > 10 and text[10].isdigit() else 10
        return 8
    if text[4] != "W":
        return 8
    at = 7
    while at < n and text[at].isdigit():
        at += 1
    return at if at < 9 else 7 if at % 2 == 0 else 8


def _iso_time(text):
    zone = None
    for i, letter in enumerate(text):
        if letter in "+-Z":
            zone = _iso_zone(text[i:])
            text = text[:i]
            break
    return *_iso_clock(text), zone


def _iso_clock(text):
    whole, dot, fraction = text.replace(",", ".").partition(".")
    digits = whole.replace(":", "")
    if not digits.isdigit() or len(digits) not in (2, 4, 6) or dot and (len(digits) != 6 or not fraction.isdigit()):
        raise ValueError
    if ":" in whole and whole != ":".join(digits[i:i + 2] for i in range(0, len(digits), 2)):
        raise ValueError
    micro = int((fraction + "000000")[:6]) if dot else 0
    return int(digits[:2]), int(digits[2:4] or 0), int(digits[4:6] or 0), micro


def _iso_zone(text):
    if text == "Z":
        return timezone.utc
    hour, minute, second, micro = _iso_clock(text[1:])
    offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
    return timezone(-offset if text[0] == "-" else offset)


# ---- Both


def _kind(value):
    kind = type(value)
    return f"datetime.{kind.__name__}" if kind.__module__ == "datetime" else kind.__name__


_date, _time = date, time


class datetime(date):
    """A day and a time of day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour, minute, second, microsecond, tzinfo, fold = (
        time.hour, time.minute, time.second, time.microsecond, time.tzinfo, time.fold
    )

    @classmethod
    def _of(cls, micro, zone=None):
        """Of microseconds since the beginning of year 1."""
        days, micro = divmod(micro, 86400000000)
        seconds, micro = divmod(micro, 1000000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls(*_from_ordinal(days + 1), hour, minute, second, micro, zone)

    def _micro(self):
        seconds = ((self.toordinal() - 1) * 24 + self._hour) * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._microsecond

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """Of seconds since 1970, in a zone."""
        _check_zone(tz)
        _of_timestamp(timestamp)
        top, bottom = timestamp.as_integer_ratio()
        utc = cls._of(_EPOCH + _round_half_even(top * 1000000, bottom))
        return utc if tz is None else tz.fromutc(utc.replace(tzinfo=tz))

    @classmethod
    def utcfromtimestamp(cls, t):
        """Of seconds since 1970, in UTC."""
        return cls.fromtimestamp(t)

    @classmethod
    def now(cls, tz=None):
        """Now."""
        return cls.fromtimestamp(_clock.time_ns() // 1000 / 1000000, tz)

    @classmethod
    def utcnow(cls):
        """Now, in UTC."""
        return cls.now()

    @classmethod
    def today(cls):
        """Now."""
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A day and a time of day."""
        for number, value, kind in ((1, date, _date), (2, time, _time)):
            if not isinstance(value, kind):
                raise TypeError(f"combine() argument {number} must be datetime.{kind.__name__}, not {_kind(value)}")
        return cls(
            date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
            time.tzinfo if tzinfo is True else tzinfo, fold=time.fold,
        )

    @classmethod
    def fromisoformat(cls, date_string):
        """Of a text like 2024-02-29T13:14:15."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            at = _iso_separator(date_string)
            day = _iso_date(date_string[:at])
            if at >= len(date_string):
                return cls(*day)
            return cls(*day, *_iso_time(date_string[at + 1:]))
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None

    @classmethod
    def strptime(cls, date_string, format):
        """Of a text, read as the format says."""
        from _strptime import read

        *parts, _, _, micro, name, offset = read(date_string, format)
        zone = None
        if offset is not None:
            length = timedelta(seconds=offset[0], microseconds=offset[1])
            zone = timezone(length, name) if name else timezone(length)
        return cls(*parts, micro, zone)

    def timetuple(self):
        summer = self.dst()
        return _struct_time((
            self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
            self._year_day(), -1 if summer is None else int(bool(summer)),
        ))

    def utctimetuple(self):
        """For `time`, in UTC."""
        offset = self.utcoffset()
        utc = self if not offset else self - offset
        return _struct_time((*utc.timetuple()[:8], 0))

    def timestamp(self):
        """Seconds since 1970."""
        offset = self.utcoffset()
        return (self._micro() - (offset._all() if offset else 0) - _EPOCH) / 1000000

    def date(self):
        """The day."""
        return date(self._year, self._month, self._day)

    def time(self):
        """The time of day, without the zone."""
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """The time of day."""
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
        fold=None,
    ):
        return type(self)(
            self._year if year is None else year, self._month if month is None else month,
            self._day if day is None else day, self._hour if hour is None else hour,
            self._minute if minute is None else minute, self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond, self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def astimezone(self, tz=None):
        """The same moment in another zone."""
        zone = timezone(timedelta(0), "UTC") if tz is None else tz
        _check_zone(zone)
        if zone is self._tzinfo:
            return self
        offset = self.utcoffset() or timedelta(0)
        return zone.fromutc((self - offset).replace(tzinfo=zone))

    def utcoffset(self):
        """How far the zone is ahead of UTC."""
        return _asked(self._tzinfo, "utcoffset", self)

    def tzname(self):
        """The zone's name."""
        return _asked(self._tzinfo, "tzname", self)

    def dst(self):
        """Summer time."""
        return _asked(self._tzinfo, "dst", self)

    def ctime(self):
        return (
            f"{_DAYS[self.weekday()]} {_MONTHS[self._month - 1]} {self._day:2} "
            f"{self._hour:02}:{self._minute:02}:{self._second:02} {self._year:04}"
        )

    def isoformat(self, sep="T", timespec="auto"):
        """`2024-02-29T13:14:15`"""
        return (
            f"{self._year:04}-{self._month:02}-{self._day:02}{sep}"
            + _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
            + _offset_text(self.utcoffset())
        )

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        return f"{_full_name(self)}({self._year}, {self._month}, {self._day}, {_time_args(self)})"

    def _moment(self, first=False):
        offset = (self.replace(fold=0) if first and self._fold else self).utcoffset()
        return self._micro() - (0 if offset is None else offset._all())

    def _compare(self, other, equality=False):
        if not isinstance(other, datetime):
            if isinstance(other, date) and not equality:
                raise TypeError(f"can't compare datetime.datetime to {_kind(other)}")
            return (0, 1) if isinstance(other, date) else None
        if self._tzinfo is other._tzinfo:
            return self._micro(), other._micro()
        if equality and (_folds(self) or _folds(other)):
            return 0, 1
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if equality:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._moment(), other._moment()

    def __eq__(self, other):
        pair = self._compare(other, True)
        return NotImplemented if pair is None else pair[0] == pair[1]

    def __hash__(self):
        return hash(self._moment(True))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._micro() + other._all(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._of(self._micro() - other._all(), self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return timedelta._of(self._micro() - other._micro())
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._moment() - other._moment())

    def __reduce__(self):
        return _again, (
            type(self), self._fold, self._year, self._month, self._day, self._hour, self._minute, self._second,
            self._microsecond, self._tzinfo,
        )


def _folds(dt):
    """Whether a time is one of two, or of none: its distance from UTC depends on the fold."""
    return dt._tzinfo is not None and dt.utcoffset() != dt.replace(fold=not dt._fold).utcoffset()


_EPOCH = datetime(1970, 1, 1)._micro()
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)

for _name in (date, datetime, time, timedelta, timezone, tzinfo):
    _sys._dotted(_name, "datetime")
