"""The waiter clears the event after the next one was set, and waits for ever."""

import threading

event = threading.Event()
heard = []


def tell():
    event.set()
    event.set()


def listen():
    for n in range(2):
        event.wait()
        heard.append(n)
        event.clear()


threads = [threading.Thread(target=listen), threading.Thread(target=tell)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(heard)
