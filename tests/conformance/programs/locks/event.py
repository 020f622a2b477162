import threading
import time

event = threading.Event()
print(event.is_set(), event.wait(0.05))

def waiter(n):
    print("waiter", n, "waits")
    event.wait()
    time.sleep(n * 0.1)
    print("waiter", n, "goes", event.is_set())

threads = [threading.Thread(target=waiter, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
    time.sleep(0.05)
print("set")
event.set()
for t in threads:
    t.join()
print(event.is_set(), event.wait(), event.wait(0))
event.clear()
print(event.is_set())

pings, pongs = threading.Event(), threading.Event()
def ping():
    for i in range(3):
        print("ping", i)
        pings.set()
        pongs.wait()
        pongs.clear()
def pong():
    for i in range(3):
        pings.wait()
        pings.clear()
        print("pong", i)
        pongs.set()
a, b = threading.Thread(target=ping), threading.Thread(target=pong)
a.start(); b.start(); a.join(); b.join()
