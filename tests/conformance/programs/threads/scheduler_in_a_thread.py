import sched
import threading
import time

scheduler = sched.scheduler(time.monotonic, time.sleep)
log = []


def note(text, again=0):
    log.append(text)
    if again:
        scheduler.enter(0.05, 1, note, (text + "+", again - 1))


scheduler.enter(0.1, 1, note, ("one", 2))
scheduler.enter(0.1, 0, note, kwargs={"text": "before one"})
dropped = scheduler.enter(0.3, 1, note, ("dropped",))
thread = threading.Thread(target=scheduler.run)
thread.start()
scheduler.cancel(dropped)
thread.join()
print(log, scheduler.empty())
