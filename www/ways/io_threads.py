# The same work, every way: a thread for each job.
import threading
import time

JOBS = 4
WAIT = 0.05


def work(number):
    """Waits for an answer, as from a network, and hardly computes."""
    time.sleep(WAIT)
    return number * number


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
