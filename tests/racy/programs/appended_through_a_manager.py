"""Two processes append to a manager's list."""
# Explored in part.

import multiprocessing


def work(names, name):
    names.append(name)


if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        names = manager.list()
        processes = [multiprocessing.Process(target=work, args=(names, name)) for name in "ab"]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(*names)
