import multiprocessing as mp


class Adder(mp.Process):
    def __init__(self, *numbers):
        super().__init__(name="adder", daemon=True)
        self.numbers = numbers
        self.total = None
        self.queue = mp.Queue()

    def run(self):
        self.total = sum(self.numbers)
        self.queue.put(self.total)


if __name__ == "__main__":
    adder = Adder(1, 2, 3)
    adder.start()
    print(adder.queue.get(), adder.total, adder.daemon, adder.name)
    adder.join()
    print(adder.exitcode)
