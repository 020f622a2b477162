"""A notification that comes before the wait is lost, and the waiter waits for ever."""

import threading

condition = threading.Condition()
log = []


def wait():
    with condition:
        condition.wait()
        log.append("woken")


def notify():
    with condition:
        log.append("notified")
        condition.notify()


threads = [threading.Thread(target=wait), threading.Thread(target=notify)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
