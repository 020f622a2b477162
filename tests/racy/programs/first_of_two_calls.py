"""Which of two calls in a pool is done first is open."""
# Explored in part.

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait


def work(name):
    return name


with ThreadPoolExecutor(2) as pool:
    futures = [pool.submit(work, name) for name in "ab"]
    done, _ = wait(futures, return_when=FIRST_COMPLETED)
print(sorted(future.result() for future in done))
