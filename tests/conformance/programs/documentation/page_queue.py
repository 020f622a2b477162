# The calls of the page about queue, in the ways it shows them.
import queue
import threading
from dataclasses import dataclass, field
from typing import Any

q = queue.Queue()


def worker():
    while True:
        item = q.get()
        print(f"working on {item}")
        print(f"finished {item}")
        q.task_done()


threading.Thread(target=worker, daemon=True).start()
for item in range(5):
    q.put(item)
q.join()
print("all work completed")


@dataclass(order=True)
class PrioritizedItem:
    priority: int
    item: Any = field(compare=False)


pq = queue.PriorityQueue()
for number, thing in (3, {"late"}), (1, ["soon"]), (2, None):
    pq.put(PrioritizedItem(number, thing))
while not pq.empty():
    print(pq.get())
pairs = queue.PriorityQueue()
pairs.put((2, "b"))
pairs.put((1, "a"))
print(pairs.get(), pairs.queue)

stack = queue.LifoQueue(maxsize=2)
stack.put("below")
stack.put_nowait("above")
print(stack.full(), stack.qsize())
for attempt in (lambda: stack.put_nowait("no"), lambda: stack.put("no", timeout=0.01)):
    try:
        attempt()
    except queue.Full as full:
        print("full", full.args)
print(stack.get(), stack.get(block=False))
for attempt in (stack.get_nowait, lambda: stack.get(timeout=0.01)):
    try:
        attempt()
    except queue.Empty as empty:
        print("empty", empty.args)
simple = queue.SimpleQueue()
simple.put([1])
print(simple.empty(), simple.qsize(), simple.get(), simple.empty())
