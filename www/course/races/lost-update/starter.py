import threading

counter = 0


def add():
    global counter
    counter += 1


one = threading.Thread(target=add, name="one")
two = threading.Thread(target=add, name="two")
one.start()
two.start()
one.join()
two.join()
print(counter)
