"""Two values that belong together are written one after the other."""

import threading

low, high = 0, 9
seen = []


def move(by):
    global low, high
    low = low + abs(by)
    high = high + abs(by)


def look():
    a = low
    b = abs(high)
    seen.append(b - a)


threads = [threading.Thread(target=move, args=(1,)), threading.Thread(target=look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen, low, high)
