import queue
import threading
import time

q = queue.Queue(maxsize=2)
def producer():
    for i in range(5):
        q.put(i)
    q.put(None)

def consumer():
    while True:
        item = q.get()
        if item is None:
            break
        time.sleep(0.02)
        print("consumed", item)
        q.task_done()
    q.task_done()

threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
q.join()
print(q.empty(), q.qsize(), q.full())

jobs, done = queue.Queue(), queue.Queue()
def worker():
    while True:
        n = jobs.get()
        done.put(n * n)
        jobs.task_done()
for _ in range(3):
    threading.Thread(target=worker, daemon=True).start()
for n in range(8):
    jobs.put(n)
jobs.join()
print(sorted(done.get() for _ in range(8)))
for action in [lambda: done.get_nowait(), lambda: done.get(timeout=0.05), lambda: [q.put_nowait(x) for x in range(3)], lambda: q.put(9, timeout=0.05)]:
    try:
        action()
    except (queue.Empty, queue.Full) as error:
        print(type(error).__name__, repr(error))
try:
    done.task_done()
    for _ in range(99): done.task_done()
except ValueError as error:
    print(error)
