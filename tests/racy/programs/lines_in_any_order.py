"""Lines of three threads come in any order."""

import threading


def say(line):
    print(line)


threads = [threading.Thread(target=say, args=(line,)) for line in ("one", "two", "three")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
