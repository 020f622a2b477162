# A handler runs in the main thread, also in the midst of a wait; what it raises ends the wait.
import queue
import signal
import threading
import time


class Late(Exception):
    """The time was over."""


def ring(number, frame):
    print("ring", signal.Signals(number).name, threading.current_thread() is threading.main_thread())


def give_up(number, frame):
    raise Late


lock = threading.Lock()
lock.acquire()
condition = threading.Condition()
event = threading.Event()
jobs = queue.Queue()
waits = {
    "sleep": lambda: time.sleep(5),
    "lock": lock.acquire,
    "timed lock": lambda: lock.acquire(timeout=5),
    "event": event.wait,
    "queue": jobs.get,
    "join": threading.Thread(target=time.sleep, args=(1,)).join,
}


def wait_for_condition():
    with condition:
        condition.wait()


waits["condition"] = wait_for_condition
sleeper = threading.Thread(target=time.sleep, args=(1.5,))
sleeper.start()
waits["join"] = sleeper.join
signal.signal(signal.SIGALRM, give_up)
for name, wait in waits.items():
    begin = time.monotonic()
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        wait()
    except Late:
        print(name, "given up", round(time.monotonic() - begin, 1))
print(condition.acquire(False), lock.locked(), event.is_set(), jobs.qsize())
condition.release()

# A handler that returns: the wait goes on, for as long as it would have.
signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.1, 0.2)
begin = time.monotonic()
time.sleep(0.6)
signal.setitimer(signal.ITIMER_REAL, 0)
print(round(time.monotonic() - begin, 1))
threading.Timer(0.4, lock.release).start()
signal.alarm(1)
print(lock.acquire(), signal.alarm(0))
threading.Timer(0.2, jobs.put, ["job"]).start()
signal.setitimer(signal.ITIMER_REAL, 0.1)
print(jobs.get())
# A handler that does what the wait is for.
signal.signal(signal.SIGALRM, lambda number, frame: event.set())
signal.setitimer(signal.ITIMER_REAL, 0.1)
print(event.wait(5))
# Between two instructions.
done = False


def stop(number, frame):
    global done
    done = True


signal.signal(signal.SIGALRM, stop)
signal.setitimer(signal.ITIMER_REAL, 0.02)
while not done:
    pass
print("stopped")
