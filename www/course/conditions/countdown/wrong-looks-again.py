# fails: work
import threading


class Countdown:
    def __init__(self, number):
        self.left = number
        self.lock = threading.Lock()

    def count_down(self):
        with self.lock:
            self.left -= 1

    def wait(self):
        while True:
            with self.lock:
                if self.left == 0:
                    return
