# Five threads wait at the same time, so five waits cost as much as the
# longest of them. Look at the timeline: the sleeping lines lie side by side.
import threading
import time


def download(number):
    seconds = 1 + number % 3
    time.sleep(seconds)
    print(f"file {number} took {seconds} s")


began = time.perf_counter()
threads = []
for number in range(5):
    thread = threading.Thread(target=download, args=(number,))
    threads.append(thread)
    thread.start()

for thread in threads:
    thread.join()

print(f"all files: {time.perf_counter() - began:.0f} s")
