"""Tasks of a pool are done in an order that nobody promises."""
# Explored in part.

from concurrent.futures import ThreadPoolExecutor, as_completed


def work(n):
    total = 0
    for i in range(n * 3):
        total += i
    return n


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(work, n) for n in (3, 1, 2)]
    print([future.result() for future in as_completed(futures)])
