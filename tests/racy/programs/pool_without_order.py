"""Results of a pool as they are ready."""
# Explored in part.

import multiprocessing


def work(name):
    return name


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        print(*pool.imap_unordered(work, "ab"))
