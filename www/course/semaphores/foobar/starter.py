import threading


class Clock:
    def __init__(self):
        self.words = []

    def tick(self):
        self.words.append("tick")

    def tock(self):
        self.words.append("tock")
