import threading


class Counter:
    def __init__(self):
        self.places = threading.Semaphore(2)

    def enter(self):
        self.places.acquire()

    def leave(self):
        self.places.release()
