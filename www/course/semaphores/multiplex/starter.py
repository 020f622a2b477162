import threading


class Counter:
    def enter(self):
        pass

    def leave(self):
        pass
