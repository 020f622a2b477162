"""Calls in a pool of threads add to a counter without a lock."""

from concurrent.futures import ThreadPoolExecutor

count = 0


def same(value):
    return value


def add():
    global count
    before = count
    count = same(before) + 1


with ThreadPoolExecutor(2) as pool:
    for _ in range(2):
        pool.submit(add)
print(count)
