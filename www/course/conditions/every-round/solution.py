import threading


class Meeting:
    def __init__(self, parties):
        self.parties = parties
        self.changed = threading.Condition()
        self.arrived = 0
        self.round = 0

    def wait(self):
        with self.changed:
            round = self.round
            self.arrived += 1
            if self.arrived == self.parties:
                self.arrived = 0
                self.round += 1
                self.changed.notify_all()
            while self.round == round:
                self.changed.wait()
