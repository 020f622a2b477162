# fails: exception AssertionError
import threading


class Prices:
    def __init__(self):
        self.room = threading.Lock()
        self.readers = 0

    def start_reading(self):
        self.readers += 1
        if self.readers == 1:
            self.room.acquire()

    def stop_reading(self):
        self.readers -= 1
        if self.readers == 0:
            self.room.release()

    def start_writing(self):
        self.room.acquire()

    def stop_writing(self):
        self.room.release()
