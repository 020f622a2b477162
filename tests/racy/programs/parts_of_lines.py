"""A line that is printed in two parts may have another's between."""

import threading


def say(name):
    print(name, end=" ")
    print(name.upper())


threads = [threading.Thread(target=say, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
