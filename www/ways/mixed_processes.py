# The same work, every way: four processes share out the jobs.
import time
from multiprocessing import Pool

JOBS = 4
SIZE = 120_000
WAIT = 0.02


def fetch(number):
    """Waits for an answer, as from a network."""
    time.sleep(WAIT)
    return number


def compute(number):
    """Computes and waits for nothing."""
    total = 0
    for i in range(SIZE):
        total += i * number % 7
    return total


def work(number):
    return compute(fetch(number))


if __name__ == "__main__":
    with Pool(4) as pool:
        results = pool.map(work, range(JOBS), chunksize=1)
    print(sum(results))
