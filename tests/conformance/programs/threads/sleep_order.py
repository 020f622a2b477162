import threading
import time

start = time.perf_counter()
def sleeper(seconds):
    time.sleep(seconds)
    print(f"slept {seconds}")

threads = [threading.Thread(target=sleeper, args=(s,)) for s in (0.4, 0.1, 0.3, 0.2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("together", round(time.perf_counter() - start, 1))
start = time.perf_counter()
for s in (0.1, 0.2):
    sleeper(s)
print("one by one", round(time.perf_counter() - start, 1))
time.sleep(0)
print(time.sleep(0.01))
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
