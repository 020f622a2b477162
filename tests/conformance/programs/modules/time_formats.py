# Times taken apart, written and read; struct_time.
import time

t = time.gmtime(1700000000)
print(t, tuple(t), t[0], t.tm_zone, t.tm_gmtoff, t[:3], len(t))
print(time.strftime("%Y-%m-%d %H:%M:%S %a %A %b %B %j %U %W %w %u %V %G %y %C %d %e %I %p %M %S %Z %z %c %x %X %D %F %T %R %n%t%% %h %s"[:-3], t))
print(time.asctime(t), time.ctime(0), time.mktime(t), time.gmtime(0).tm_yday, time.localtime(0)[:6])
for text, form in (("30 Nov 00", "%d %b %y"), ("2024-02-29 13:14:15", "%Y-%m-%d %H:%M:%S"), ("12:30 PM", "%I:%M %p"), ("2024 366", "%Y %j"), ("Tuesday, March 5, 2024", "%A, %B %d, %Y"),
                   ("2024 10 1", "%Y %W %w"), ("10%", "%d%%"), ("01/02/99 03:04:05", "%x %X"), ("Sat Jan  6 03:04:05 2024", "%c"), ("2024-W05-3", "%G-W%V-%u")):
    print(time.strptime(text, form))
for text, form in (("2024", "%Y-%m"), ("2024-13", "%Y-%m"), ("2024x", "%Y"), ("a", "%Q"), ("a", "%"), ("2024-02-30", "%Y-%m-%d"), ("25", "%H"), ("5", "%G")):
    try:
        print(time.strptime(text, form))
    except ValueError as error:
        print(error)
s = time.struct_time(range(9))
print(s, s.tm_year, s == tuple(range(9)), s.n_fields, s.n_sequence_fields, repr(time.struct_time((2024, 1, 2, 3, 4, 5, 6, 7, 0, "X", 3600)).tm_zone))
for call in (lambda: time.struct_time((1, 2)), lambda: time.sleep(-1), lambda: time.sleep("1"), lambda: time.gmtime(10**20), lambda: time.mktime((1,)), lambda: time.strftime(5), lambda: time.strftime("%Y", (2024, 13, 1, 0, 0, 0, 0, 1, 0)),
             lambda: time.asctime("x"), lambda: time.get_clock_info("nope"), lambda: time.gmtime("1"), lambda: time.ctime(float("nan"))):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(time.timezone, time.altzone, time.daylight, time.tzname, time.get_clock_info("monotonic").monotonic, time.get_clock_info("time").adjustable)
print(isinstance(time.time(), float), isinstance(time.time_ns(), int), time.monotonic() <= time.monotonic(), time.perf_counter_ns() >= 0, time.clock_gettime(time.CLOCK_MONOTONIC) > -1)
