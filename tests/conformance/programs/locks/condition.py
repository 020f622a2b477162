import threading
import time

condition = threading.Condition()
items = []

def consumer(name, delay):
    time.sleep(delay)
    with condition:
        while not items:
            print(name, "waits")
            condition.wait()
        print(name, "takes", items.pop(0))

threads = [threading.Thread(target=consumer, args=(f"c{i}", i * 0.1)) for i in range(3)]
for t in threads:
    t.start()
time.sleep(0.35)
for n in range(2):
    with condition:
        items.append(n)
        print("put", n)
        condition.notify()
    time.sleep(0.1)
with condition:
    items.append("last")
    condition.notify_all()
for t in threads:
    t.join()

ready = False
def until_ready():
    with condition:
        got = condition.wait_for(lambda: ready, timeout=2)
        print("wait_for", got)
t = threading.Thread(target=until_ready)
t.start()
time.sleep(0.1)
with condition:
    condition.notify_all()
time.sleep(0.1)
with condition:
    ready = True
    condition.notify_all()
t.join()
with condition:
    print("timed out", condition.wait(timeout=0.05), condition.wait_for(lambda: False, 0.05))
for action in (condition.wait, condition.notify, condition.notify_all):
    try:
        action()
    except RuntimeError as error:
        print(error)
