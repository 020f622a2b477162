"""A name is given if no list has it yet: two may get it."""

import threading

names = []


def free(name):
    return name not in names


def register(name):
    if free(name):
        names.append(name)


threads = [threading.Thread(target=register, args=(name,)) for name in ("eve", "eve", "bob")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(names)
