import threading


class BoundedQueue:
    def __init__(self, limit):
        self.items = []
        self.lock = threading.Lock()
        self.places = threading.Semaphore(limit)
        self.filled = threading.Semaphore(0)

    def put(self, item):
        self.places.acquire()
        with self.lock:
            self.items.append(item)
        self.filled.release()

    def get(self):
        self.filled.acquire()
        with self.lock:
            item = self.items.pop(0)
        self.places.release()
        return item
