# The same work, every way: a thread for each job.
import threading
import time

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


results = [0] * JOBS


def job(number):
    results[number] = work(number)


if __name__ == "__main__":
    threads = [threading.Thread(target=job, args=(number,)) for number in range(JOBS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sum(results))
