"""The virtual clock: the time of day, clocks that only go on, sleeping, and times taken apart and written."""

from _calendar_time import asctime, ctime, get_clock_info, gmtime, localtime, mktime, strftime, strptime, struct_time, tzset
from _time import monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time, process_time_ns
from _time import sleep, thread_time, thread_time_ns, time, time_ns

CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME, CLOCK_TAI = 4, 7, 11
CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = 0, 1, 2, 3

timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")

_CLOCKS = {
    CLOCK_REALTIME: time_ns, CLOCK_MONOTONIC: monotonic_ns, CLOCK_PROCESS_CPUTIME_ID: process_time_ns,
    CLOCK_THREAD_CPUTIME_ID: thread_time_ns, CLOCK_MONOTONIC_RAW: monotonic_ns, CLOCK_BOOTTIME: monotonic_ns, CLOCK_TAI: time_ns,
}


def clock_gettime_ns(clk_id, /):
    """A clock's time in nanoseconds."""
    clock = _CLOCKS.get(clk_id)
    if clock is None:
        raise OSError(22, "Invalid argument")
    return clock()


def clock_gettime(clk_id, /):
    """A clock's time in seconds."""
    return clock_gettime_ns(clk_id) / 1e9


def clock_getres(clk_id, /):
    """A clock's resolution in seconds."""
    return 1e-09
