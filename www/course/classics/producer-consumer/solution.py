import queue
import threading

orders = queue.Queue()


def cook():
    while True:
        order = orders.get()
        if order is None:
            break
        print("cooking", order)


kitchen = threading.Thread(target=cook)
kitchen.start()
for order in ("soup", "fish"):
    orders.put(order)
orders.put(None)
kitchen.join()
print("kitchen closed")
