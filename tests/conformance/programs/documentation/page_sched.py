# The calls of the page about sched, in the ways it shows them.
import sched
import time

s = sched.scheduler(time.monotonic, time.sleep)
begin = time.time()


def print_time(a="default"):
    print("print_time", round(time.time() - begin, 1), a)


def print_some_times():
    s.enter(0.3, 1, print_time)
    s.enter(0.2, 2, print_time, argument=("positional",))
    s.enter(0.2, 1, print_time, kwargs={"a": "keyword"})
    when = time.monotonic()
    s.enterabs(when + 0.1, 10, print_time, argument=("first enterabs",))
    s.enterabs(when + 0.1, 5, print_time, argument=("second enterabs",))
    s.run()


print_some_times()
event = s.enter(10, 1, print_time)
soon = s.enter(0.1, 1, print_time, ("not blocking",))
print(s.empty(), len(s.queue), s.queue[0] is soon, event.priority, event.argument, event.kwargs)
s.cancel(event)
print(0 < s.run(blocking=False) <= 0.1)
time.sleep(0.15)
print(s.run(blocking=False), s.empty(), s.queue)
try:
    s.cancel(event)
except ValueError as error:
    print(type(error).__name__)
