# fails: exception AssertionError
import threading


class Countdown:
    def __init__(self, number):
        self.left = number
        self.changed = threading.Condition()

    def count_down(self):
        with self.changed:
            self.left -= 1
            self.changed.notify_all()

    def wait(self):
        with self.changed:
            if self.left > 0:
                self.changed.wait()
