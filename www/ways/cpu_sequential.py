# The same work, every way: one job after another.

JOBS = 4
SIZE = 200_000


def work(number):
    """Computes and waits for nothing."""
    total = 0
    for i in range(SIZE):
        total += i * number % 7
    return total


if __name__ == "__main__":
    results = [work(number) for number in range(JOBS)]
    print(sum(results))
