import threading

kitchen = threading.Condition()
fish = []
closed = False
eaten = 0
hungry = 0


def cat():
    global eaten, hungry
    with kitchen:
        while not fish and not closed:
            kitchen.wait()
        if closed and not fish:
            hungry += 1
        else:
            fish.pop()
            eaten += 1


def cook():
    global closed
    with kitchen:
        fish.append("herring")
        kitchen.notify()
    with kitchen:
        closed = True
        kitchen.notify()


threads = [threading.Thread(target=target) for target in (cat, cat, cook)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("one fish eaten, one cat hungry" if (eaten, hungry) == (1, 1) else (eaten, hungry))
