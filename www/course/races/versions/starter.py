import threading

counter = 0


def one():
    return 1


def add():
    global counter
    counter += one()


threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
