# rule: any-number
import threading
import time

counter = 0
def increment():
    global counter
    for _ in range(50):
        value = counter
        time.sleep(0.001)
        counter = value + 1

threads = [threading.Thread(target=increment) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("counter", counter)
print("lost updates:", counter < 200)
