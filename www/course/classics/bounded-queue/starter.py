import threading


class BoundedQueue:
    def __init__(self, limit):
        self.limit = limit
        self.items = []

    def put(self, item):
        self.items.append(item)

    def get(self):
        return self.items.pop(0) if self.items else "nothing"
