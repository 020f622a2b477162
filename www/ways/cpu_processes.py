# The same work, every way: four processes share out the jobs.
from multiprocessing import Pool

JOBS = 4
SIZE = 200_000


def work(number):
    """Computes and waits for nothing."""
    total = 0
    for i in range(SIZE):
        total += i * number % 7
    return total


if __name__ == "__main__":
    with Pool(4) as pool:
        results = pool.map(work, range(JOBS), chunksize=1)
    print(sum(results))
