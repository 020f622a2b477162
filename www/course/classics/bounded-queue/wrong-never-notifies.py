# fails: deadlock
import threading


class BoundedQueue:
    def __init__(self, limit):
        self.limit = limit
        self.items = []
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while len(self.items) >= self.limit:
                self.changed.wait()
            self.items.append(item)

    def get(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            return self.items.pop(0)
