from concurrent.futures import ProcessPoolExecutor
import multiprocessing as mp
import os


def who(x):
    return os.getpid(), mp.get_start_method(allow_none=True)


if __name__ == "__main__":
    with ProcessPoolExecutor(1, max_tasks_per_child=2) as executor:
        found = [executor.submit(who, i).result() for i in range(5)]
        print(len({pid for pid, _ in found}), {method for _, method in found})
    with ProcessPoolExecutor(2, mp_context=mp.get_context("spawn")) as executor:
        print({method for _, method in executor.map(who, range(4))})
