# fails: output
import threading
import time

sizes = {}


def download(name, size):
    time.sleep(1)  # waits for the network
    sizes[name] = size


files = [("a.png", 1000), ("b.png", 2000), ("c.png", 3000)]

for name, size in files:
    threading.Thread(target=download, args=(name, size)).start()

for name in sorted(sizes):
    print(f"{name}: {sizes[name]} bytes")
