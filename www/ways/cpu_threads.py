# The same work, every way: a thread for each job.
import threading

JOBS = 4
SIZE = 200_000


def work(number):
    """Computes and waits for nothing."""
    total = 0
    for i in range(SIZE):
        total += i * number % 7
    return total


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
