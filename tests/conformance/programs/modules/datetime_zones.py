# Time zones: conversions, comparisons, offsets, a zone with summer time, folds and errors.
from datetime import *


class Eastern(tzinfo):
    def _summer(self, dt):
        start, end = datetime(dt.year, 4, 7, 2), datetime(dt.year, 10, 27, 2)
        return start <= dt.replace(tzinfo=None) < end

    def utcoffset(self, dt):
        return timedelta(hours=-5) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if dt is not None and self._summer(dt) else timedelta(0)

    def tzname(self, dt):
        return "EDT" if self.dst(dt) else "EST"


east, tokyo = Eastern(), timezone(timedelta(hours=9), "JST")
d = datetime(2024, 7, 4, 12, 30, tzinfo=east)
print(d, d.tzname(), d.utcoffset(), d.dst(), d.astimezone(timezone.utc), d.astimezone(tokyo))
print(datetime(2024, 1, 1, tzinfo=timezone.utc).astimezone(east), d.timetuple().tm_isdst, d.utctimetuple()[:6])
print(d == d.astimezone(tokyo), hash(d) == hash(d.astimezone(tokyo)), d - datetime(2024, 7, 4, tzinfo=timezone.utc))
print(d.strftime("%Y-%m-%d %H:%M %Z%z"), f"{d:%A %d %B %Y, week %V day %j}", d.isoformat(timespec="minutes"))
print(repr(tokyo), timezone.utc, timezone(timedelta(hours=-3, minutes=-30)), timezone.min, timezone(timedelta(0)) is timezone.utc)
print(datetime.fromisoformat("2024-02-29T13:14:15.5+05:30"), datetime.fromisoformat("20240229T131415Z"), datetime.fromisoformat("2024-W09-4"))
print(datetime.strptime("29/Feb/2024 01:02:03 +0530", "%d/%b/%Y %H:%M:%S %z"), datetime.fromtimestamp(0, tokyo), datetime.utcfromtimestamp(1.5))
print(time(1, 2, tzinfo=tokyo), time(1, tzinfo=tokyo) < time(1), end=" ") if False else print(time(1, 2, 3, tzinfo=tokyo), time(5, fold=1).fold)
print(date(2024, 2, 29) == datetime(2024, 2, 29), datetime(2024, 1, 1) != 5, datetime.combine(date(2024, 1, 2), time(3, 4), tokyo))
print(timedelta(days=1.5, hours=-3, microseconds=0.5), timedelta(weeks=1) / timedelta(days=2), timedelta(hours=7) // 2, divmod(timedelta(days=1), timedelta(hours=7)))
print(date(2024, 12, 30).isocalendar(), date.fromisocalendar(2025, 1, 1), date.fromordinal(738000), (date(2024, 3, 1) - date(2023, 3, 1)).days)


class Bad(tzinfo):
    def utcoffset(self, dt):
        return 5

    def tzname(self, dt):
        return 5


for call in (lambda: datetime(2024, 1, 1, tzinfo=Bad()).utcoffset(), lambda: datetime(2024, 1, 1, tzinfo=Bad()).tzname(), lambda: tzinfo().dst(None),
             lambda: datetime(2024, 1, 1) < d, lambda: datetime(2024, 1, 1) - d, lambda: timezone(5), lambda: timezone(timedelta(1)), lambda: datetime(2024, 1, 1) < date(2024, 1, 1),
             lambda: date.fromordinal(0), lambda: datetime.combine(1, 2), lambda: date.fromtimestamp(1e20), lambda: datetime(2024, 1, 1, tzinfo=5), lambda: date(2024, 1, 1) + 1,
             lambda: format(date(2024, 1, 1), 5), lambda: datetime.max + timedelta(1), lambda: timedelta(days=10**10), lambda: tokyo.utcoffset(5)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
