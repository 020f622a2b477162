# Four threads; what three of them write depends on what they read.
# Executions: 6.
import threading

v = w = x = y = z = 0
a = b = c = d = None


def first():
    global z
    z = 1


def second():
    global x, a, w, b
    x = 1
    a = 1
    if y == 1:
        w = 1
        b = 0


def third():
    global y, c
    if x == 1:
        y = 1
        c = 0
        if v == 1:
            seen = z


def fourth():
    global v, d
    if w == 1:
        v = 1
        d = 0


threads = [threading.Thread(target=work) for work in (first, second, third, fourth)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
