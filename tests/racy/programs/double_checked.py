"""A value is made under a lock once, but told to be there before it is whole: who looks without the lock may find half of it."""

import threading

start = threading.Barrier(3)
lock = threading.Lock()


class Table:
    ready = False
    rows = 0

    @classmethod
    def load(cls):
        if not cls.ready:
            with lock:
                if not cls.ready:
                    cls.ready = True
                    for _ in range(2):
                        cls.rows = add_one(cls.rows)
        return cls.rows


def add_one(n):
    return n + 1


def ask():
    start.wait()
    found.append(Table.load())


found = []
threads = [threading.Thread(target=ask) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(found), Table.rows)
