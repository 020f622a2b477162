import threading


class Clock:
    def __init__(self):
        self.words = []
        self.may_tick = threading.Semaphore(1)
        self.may_tock = threading.Semaphore(0)

    def tick(self):
        self.may_tick.acquire()
        self.words.append("tick")
        self.may_tock.release()

    def tock(self):
        self.may_tock.acquire()
        self.words.append("tock")
        self.may_tick.release()
