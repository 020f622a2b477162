import sched
import time

start = time.time()
s = sched.scheduler(time.time, time.sleep)
def show(name, extra=None):
    print(name, extra, round(time.time() - start, 1))
s.enter(0.3, 1, show, ("third",))
s.enter(0.1, 1, show, argument=("first",), kwargs={"extra": "x"})
s.enter(0.2, 2, show, ("second low",))
s.enterabs(start + 0.2, 1, show, ("second high",))
cancelled = s.enter(0.15, 1, show, ("never",))
s.cancel(cancelled)
print(s.empty(), len(s.queue))
s.run()
print(s.empty())
