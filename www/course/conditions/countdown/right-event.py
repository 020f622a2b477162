import threading


class Countdown:
    def __init__(self, number):
        self.left = number
        self.lock = threading.Lock()
        self.is_zero = threading.Event()

    def count_down(self):
        with self.lock:
            self.left -= 1
            if self.left == 0:
                self.is_zero.set()

    def wait(self):
        self.is_zero.wait()
