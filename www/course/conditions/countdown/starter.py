import threading


class Countdown:
    def __init__(self, number):
        self.left = number

    def count_down(self):
        self.left -= 1

    def wait(self):
        pass
