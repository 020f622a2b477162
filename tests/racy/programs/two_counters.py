"""Each of two numbers has a lock of its own, so a reader that takes one after the other may see a sum that never was."""

import threading

start = threading.Barrier(2)
left_lock, right_lock = threading.Lock(), threading.Lock()
left, right = 10, 0
sums = []


def move():
    global left, right
    start.wait()
    for _ in range(2):
        with left_lock:
            left -= 5
        with right_lock:
            right += 5


def add_up():
    start.wait()
    for _ in range(2):
        with left_lock:
            a = left
        with right_lock:
            b = right
        sums.append(a + b)


threads = [threading.Thread(target=move), threading.Thread(target=add_up)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sums, left + right)
