import threading


class Prices:
    def __init__(self):
        self.changed = threading.Condition()
        self.readers = 0
        self.writing = False

    def start_reading(self):
        with self.changed:
            while self.writing:
                self.changed.wait()
            self.readers += 1

    def stop_reading(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def start_writing(self):
        with self.changed:
            while self.writing or self.readers > 0:
                self.changed.wait()
            self.writing = True

    def stop_writing(self):
        with self.changed:
            self.writing = False
            self.changed.notify_all()
