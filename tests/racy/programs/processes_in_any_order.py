"""Two processes put into one queue, in an order that nobody promises."""
# Explored in part.

import multiprocessing


def work(queue, name):
    queue.put(name)


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    processes = [multiprocessing.Process(target=work, args=(queue, name)) for name in "ab"]
    for process in processes:
        process.start()
    got = [queue.get(), queue.get()]
    for process in processes:
        process.join()
    print(*got)
