# The same work, every way: four processes share out the jobs.
import time
from multiprocessing import Pool

JOBS = 4
WAIT = 0.05


def work(number):
    """Waits for an answer, as from a network, and hardly computes."""
    time.sleep(WAIT)
    return number * number


if __name__ == "__main__":
    with Pool(4) as pool:
        results = pool.map(work, range(JOBS), chunksize=1)
    print(sum(results))
