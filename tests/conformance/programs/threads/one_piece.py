# What C code of CPython does is not interrupted: counters, queues and containers that several threads use without a lock.
import functools, itertools, queue, threading
from collections import OrderedDict, defaultdict, deque

numbers, seen = itertools.count(1), []
order = OrderedDict.fromkeys(range(5))
groups = defaultdict(list)
line, simple = deque(), queue.SimpleQueue()
remember = functools.partial(seen.append)
made = []

class Key:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return self.n % 3
    def __eq__(self, other):
        return self.n == other.n

table = {}

def work(name):
    for i in range(20):
        remember(next(numbers))
        order.move_to_end(i % 5)
        groups[i % 3].append(name)
        line.append(name)
        line.rotate(1)
        simple.put(i)
        made.append(simple.get())
        table[Key(i)] = name

threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(seen) == list(range(1, 81)), sorted(order), len(order))
print(sorted((key, len(names)) for key, names in groups.items()))
print(len(line), [line.count(n) for n in range(4)], sorted(made) == sorted(list(range(20)) * 4), simple.empty())
print(len(table), sorted(key.n for key in table) == list(range(20)))
