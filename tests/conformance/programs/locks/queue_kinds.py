import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    q = kind()
    for value in (3, 1, 2):
        q.put(value)
    print(kind.__name__, q.qsize(), [q.get() for _ in range(3)], q.empty())
p = queue.PriorityQueue()
p.put((2, "write"))
p.put((1, "urgent"))
p.put((3, "later"))
while not p.empty():
    print(p.get())
class Job:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name
    def __lt__(self, other):
        return self.priority < other.priority
for job in [Job(5, "e"), Job(1, "a"), Job(3, "c")]:
    p.put(job)
print([p.get().name for _ in range(3)])
q = queue.Queue(1)
q.put("x")
print(q.full(), q.maxsize, q.get(block=False))
