"""Threads that meet all the time: a queue between producers and consumers, a lock, a condition."""

import queue
import threading

ROUNDS = 4000


def produce(box, count):
    for i in range(count):
        box.put(i)


def consume(box, count, results):
    results.append(sum(box.get() for _ in range(count)))


def add(lock, totals, count):
    for _ in range(count):
        with lock:
            totals[0] += 1


def take_turns(condition, turn, mine, count):
    for _ in range(count):
        with condition:
            while turn[0] != mine:
                condition.wait()
            turn[0] = 1 - mine
            condition.notify_all()


box, results = queue.Queue(maxsize=2), []
lock, totals = threading.Lock(), [0]
condition, turn = threading.Condition(), [0]
threads = [threading.Thread(target=produce, args=(box, ROUNDS)) for _ in range(2)]
threads += [threading.Thread(target=consume, args=(box, ROUNDS, results)) for _ in range(2)]
threads += [threading.Thread(target=add, args=(lock, totals, ROUNDS)) for _ in range(3)]
threads += [threading.Thread(target=take_turns, args=(condition, turn, mine, ROUNDS)) for mine in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(results), totals, turn)
