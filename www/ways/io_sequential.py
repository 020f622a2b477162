# The same work, every way: one job after another.
import time

JOBS = 4
WAIT = 0.05


def work(number):
    """Waits for an answer, as from a network, and hardly computes."""
    time.sleep(WAIT)
    return number * number


if __name__ == "__main__":
    results = [work(number) for number in range(JOBS)]
    print(sum(results))
