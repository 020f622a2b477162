import multiprocessing as mp
import sys

base = 10


class Job:
    def __init__(self, number):
        self.number = number

    def show(self):
        print("job", self.number + base, flush=True)


class Worker(mp.get_context("spawn").Process):
    def __init__(self, number):
        super().__init__(name="worker")
        self.number = number

    def run(self):
        print("worker", self.number, self.name, base, flush=True)
        sys.exit(4)


if __name__ == "__main__":
    base = 1000
    context = mp.get_context("spawn")
    process = context.Process(target=Job(5).show)
    process.start()
    process.join()
    worker = Worker(6)
    worker.start()
    worker.join()
    print(worker.exitcode, worker.number)
    for target in (lambda: None, Job(1).__init__.__func__, type(base)):
        try:
            process = context.Process(target=target)
            process.start()
            process.join()
            print(process.exitcode)
        except Exception as error:
            print(type(error).__name__, str(error).split(" at 0x")[0])
