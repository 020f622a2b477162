"""A process that has nothing to do is terminated: before its end or after."""
# Explored in part.

import multiprocessing


def nothing():
    pass


if __name__ == "__main__":
    process = multiprocessing.Process(target=nothing)
    process.start()
    for _ in range(3_000):
        pass
    process.terminate()
    process.join()
    print(process.exitcode)
