"""Two calls in processes of an executor: whichever is done first."""
# Explored in part.

from concurrent.futures import ProcessPoolExecutor, as_completed


def work(name):
    return name


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(work, name) for name in "ab"]
        print(*[future.result() for future in as_completed(futures)])
