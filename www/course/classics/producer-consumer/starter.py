import threading
import queue
        order = orders.get()
orders.put(None)
kitchen.run()
def cook():
            break
print("kitchen closed")
kitchen = threading.Thread(target=cook)
    while True:
for order in ("soup", "fish"):
kitchen.join()
        print("cooking", order)
orders = queue.Queue()
        if order is None:
kitchen.start()
    orders.put(order)
