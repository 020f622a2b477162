"""Two threads wait for a condition, one notification for each."""

import threading

condition = threading.Condition()
tickets = 0
order = []


def wait(name):
    global tickets
    with condition:
        while not tickets:
            condition.wait()
        tickets -= 1
        order.append(name)


def sell():
    global tickets
    for _ in range(2):
        with condition:
            tickets += 1
            condition.notify()


threads = [threading.Thread(target=wait, args=(name,)) for name in "ab"] + [threading.Thread(target=sell)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("".join(order), tickets)
