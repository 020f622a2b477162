"""Two processes raise a shared number without its lock: how far it comes is open, its bounds are not."""
# Explored in part.

import multiprocessing


def work(number):
    for _ in range(20):
        number.value += 1


if __name__ == "__main__":
    number = multiprocessing.Value("i", 0)
    processes = [multiprocessing.Process(target=work, args=(number,)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(number.value > 19, number.value < 41)
