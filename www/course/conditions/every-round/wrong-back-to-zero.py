# fails: deadlock
import threading


class Meeting:
    def __init__(self, parties):
        self.parties = parties
        self.changed = threading.Condition()
        self.arrived = 0

    def wait(self):
        with self.changed:
            self.arrived += 1
            if self.arrived == self.parties:
                self.arrived = 0
                self.changed.notify_all()
            while 0 < self.arrived < self.parties:
                self.changed.wait()
