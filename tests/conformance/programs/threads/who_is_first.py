# rule: one-of
import threading

order = []
def note(name):
    order.append(name)

a = threading.Thread(target=note, args=("a",))
b = threading.Thread(target=note, args=("b",))
a.start()
b.start()
a.join()
b.join()
print(order)
