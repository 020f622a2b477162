import threading
import time

slots, lock, running, most = threading.BoundedSemaphore(2), threading.Lock(), 0, 0


def work():
    global running, most
    with slots:
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.05)
        with lock:
            running -= 1


threads = [threading.Thread(target=work) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most, running, slots._value)
try:
    slots.release()
except ValueError as error:
    print(error)
