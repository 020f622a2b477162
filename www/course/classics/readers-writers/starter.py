import threading


class Prices:
    def __init__(self):
        self.room = threading.Lock()

    def start_reading(self):
        self.room.acquire()

    def stop_reading(self):
        self.room.release()

    def start_writing(self):
        self.room.acquire()

    def stop_writing(self):
        self.room.release()
