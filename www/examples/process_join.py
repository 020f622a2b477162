# Two processes compute at the same time, each with its own interpreter.
# join() waits for the end; exitcode 0 says that all went well.
from multiprocessing import Process


def add_up(name, limit):
    total = 0
    for number in range(limit):
        total += number
    print(f"{name}: the sum below {limit} is {total}")


if __name__ == "__main__":
    workers = [
        Process(target=add_up, args=("small", 20_000)),
        Process(target=add_up, args=("large", 40_000)),
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("exit codes:", [worker.exitcode for worker in workers])
