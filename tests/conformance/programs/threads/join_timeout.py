import threading
import time

def slow():
    time.sleep(0.5)
    print("slow ends")

t = threading.Thread(target=slow)
t.start()
start = time.monotonic()
t.join(timeout=0.1)
print("waited", round(time.monotonic() - start, 1), "alive", t.is_alive())
t.join(0.05)
print("alive", t.is_alive())
t.join()
print("total", round(time.monotonic() - start, 1), t.is_alive())
t.join(timeout=5)
print("at once")
