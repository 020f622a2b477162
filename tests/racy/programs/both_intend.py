"""Each says what it wants, then looks whether the other wants it too: both may step back, never both go on."""

import threading

wants = {"a": False, "b": False}
inside = []


def other(name):
    return wants["b" if name == "a" else "a"]


def enter(name):
    wants[name] = True
    if not other(name):
        inside.append(name)


threads = [threading.Thread(target=enter, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(inside)
