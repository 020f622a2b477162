"""A cache that is filled by whoever finds no value in it: several may compute one."""
# Explored in part.

import threading

start = threading.Barrier(4)

cache = {}
computed = []


def compute(key):
    computed.append(key)
    return key * key


def value(key):
    start.wait()
    if key not in cache:
        cache[key] = compute(key)
    return cache[key]


threads = [threading.Thread(target=value, args=(n % 2,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(computed), sorted(cache.items()))
