import threading
import time

sizes = {}


def download(name, size):
    time.sleep(1)  # waits for the network
    sizes[name] = size


files = [("a.png", 1000), ("b.png", 2000), ("c.png", 3000)]

threads = []
for name, size in files:
    thread = threading.Thread(target=download, args=(name, size))
    thread.start()
    threads.append(thread)
for thread in threads:
    thread.join()

for name in sorted(sizes):
    print(f"{name}: {sizes[name]} bytes")
