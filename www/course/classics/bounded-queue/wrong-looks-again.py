# fails: work
import threading


class BoundedQueue:
    def __init__(self, limit):
        self.limit = limit
        self.items = []
        self.lock = threading.Lock()

    def put(self, item):
        while True:
            with self.lock:
                if len(self.items) < self.limit:
                    self.items.append(item)
                    return

    def get(self):
        while True:
            with self.lock:
                if self.items:
                    return self.items.pop(0)
