"""One lock for one number: nothing is lost, only the order is open."""

import threading

lock = threading.Lock()
number = 1
steps = []


def work(change):
    global number
    with lock:
        number = change(number)
        steps.append(number)


threads = [threading.Thread(target=work, args=(change,)) for change in (lambda n: n + 3, lambda n: n * 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(number, steps)
