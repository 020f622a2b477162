import threading
import time
from concurrent.futures import ThreadPoolExecutor

sizes = {}


def download(name, size):
    time.sleep(1)  # waits for the network
    sizes[name] = size


files = [("a.png", 1000), ("b.png", 2000), ("c.png", 3000)]

with ThreadPoolExecutor(3) as pool:
    for name, size in files:
        pool.submit(download, name, size)

for name in sorted(sizes):
    print(f"{name}: {sizes[name]} bytes")
