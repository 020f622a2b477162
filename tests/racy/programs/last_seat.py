"""Who sees a free seat takes it, if it is still there."""

import threading

seats = ["4A"]
got = []


def book(name):
    if len(seats) > 0:
        try:
            got.append(name + seats.pop())
        except IndexError:
            got.append(name + "!")


threads = [threading.Thread(target=book, args=(name,)) for name in "xy"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(got)
