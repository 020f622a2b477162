# fails: output
import threading


class Clock:
    def __init__(self):
        self.words = []
        self.turn = threading.Semaphore(1)

    def tick(self):
        with self.turn:
            self.words.append("tick")

    def tock(self):
        with self.turn:
            self.words.append("tock")
