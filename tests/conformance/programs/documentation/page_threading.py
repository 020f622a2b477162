# The calls of the page about threading, in the ways it shows them.
import threading
import time

# Work side by side, then joined.
pages = ["/", "/about", "/news"]
fetched = {}


def fetch(page, delay):
    time.sleep(delay)
    fetched[page] = len(page)


threads = []
for place, page in enumerate(pages):
    t = threading.Thread(target=fetch, args=(page,), kwargs={"delay": 0.1 * (place + 1)})
    threads.append(t)
for t in threads:
    t.start()
for t in threads:
    t.join()
print(fetched)

# A local that each thread fills for itself.
mydata = threading.local()
mydata.number = 42


class Numbered(threading.local):
    number = 2

    def __init__(self, /, **kw):
        self.__dict__.update(kw)

    def squared(self):
        return self.number**2


shared = Numbered(color="red")
log = []


def look():
    items = sorted(shared.__dict__.items())
    shared.number = 11
    log.append((items, shared.number, shared.squared(), hasattr(mydata, "number")))
    del shared.color


t = threading.Thread(target=look)
t.start()
t.join()
print(log, shared.number, shared.color)

# A lock in a with statement, and tried by hand.
some_lock = threading.Lock()
with some_lock:
    print(some_lock.locked(), some_lock.acquire(blocking=False), some_lock.acquire(timeout=0.01))
some_lock.acquire()
try:
    print("inside")
finally:
    some_lock.release()
some_rlock = threading.RLock()
with some_rlock, some_rlock:
    print("twice inside")

# A condition with one consumer and one producer.
items = []
cv = threading.Condition()


def an_item_is_available():
    return bool(items)


def consume():
    with cv:
        while not an_item_is_available():
            cv.wait()
        print("consumed", items.pop())
    with cv:
        cv.wait_for(an_item_is_available)
        print("consumed", items.pop())


consumer = threading.Thread(target=consume)
consumer.start()
for item in "first", "second":
    time.sleep(0.05)
    with cv:
        items.append(item)
        cv.notify()
consumer.join()
with cv:
    print(cv.wait_for(an_item_is_available, timeout=0.05), cv.wait(0.01))

# A bounded semaphore around a small number of connections.
maxconnections = 2
pool_sema = threading.BoundedSemaphore(value=maxconnections)
open_now, most = [], []


def connect(n):
    with pool_sema:
        open_now.append(n)
        most.append(len(open_now))
        time.sleep(0.05)
        open_now.remove(n)


threads = [threading.Thread(target=connect, args=(n,)) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(max(most))
try:
    pool_sema.release()
except ValueError as error:
    print(error)

# An event, a timer, a barrier.
event = threading.Event()
timer = threading.Timer(0.05, lambda word: (print(word), event.set()), args=["hello, world"])
timer.start()
print(event.is_set(), event.wait(), event.is_set())
event.clear()
never = threading.Timer(30.0, print, ["never"])
never.start()
never.cancel()
never.join()

b = threading.Barrier(2, timeout=5)


def start_server():
    time.sleep(0.02)


def server():
    start_server()
    b.wait()
    print("serving")
    answered.wait()


answered = threading.Event()
t = threading.Thread(target=server)
t.start()
b.wait()
time.sleep(0.05)
print("asking")
answered.set()
t.join()
print(b.parties, b.n_waiting, b.broken)


# A thread's own exception, by hook.
def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook
t = threading.Thread(target=lambda: 1 / 0, name="divider")
t.start()
t.join()
threading.excepthook = threading.__excepthook__
print(t.is_alive(), t.daemon, t.name, threading.active_count(), threading.main_thread() is threading.current_thread())
