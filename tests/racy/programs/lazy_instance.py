"""An instance that is made when it is first asked for: two threads may make two."""

import threading

start = threading.Barrier(2)


class Settings:
    instance = None
    made = 0

    def __init__(self):
        Settings.made += 1

    @classmethod
    def get(cls):
        if cls.instance is None:
            cls.instance = cls()
        return cls.instance


found = []


def ask():
    start.wait()
    found.append(Settings.get())


threads = [threading.Thread(target=ask) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(Settings.made, found[0] is found[1])
