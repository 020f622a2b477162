"""Two may wait, but only one is woken."""

import threading

condition = threading.Condition()
opened = False


def wait():
    with condition:
        while not opened:
            condition.wait()


def set_open():
    global opened
    with condition:
        opened = True
        condition.notify()


threads = [threading.Thread(target=wait), threading.Thread(target=wait), threading.Thread(target=set_open)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all went through")
