# fails: exception AssertionError
import threading


class BoundedQueue:
    def __init__(self, limit):
        self.limit = limit
        self.items = []
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            self.items.append(item)
            self.changed.notify()

    def get(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            return self.items.pop(0)
