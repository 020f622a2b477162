import threading


class Counter:
    def __init__(self):
        self.changed = threading.Condition()
        self.inside = 0

    def enter(self):
        with self.changed:
            while self.inside == 2:
                self.changed.wait()
            self.inside += 1

    def leave(self):
        with self.changed:
            self.inside -= 1
            self.changed.notify()
