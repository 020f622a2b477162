import multiprocessing
import time

class Worker(multiprocessing.Process):
    def __init__(self, n, results):
        super().__init__()
        self.n, self.results = n, results
    def run(self):
        print("run", self.n, self.name)
        self.results.put((self.n, self.n ** 2))

def forever():
    while True:
        time.sleep(0.1)

if __name__ == "__main__":
    results = multiprocessing.Queue()
    workers = [Worker(n, results) for n in range(3)]
    for w in workers:
        w.start()
        w.join()
    print(sorted(results.get() for _ in workers))
    d = multiprocessing.Process(target=forever, daemon=True)
    d.start()
    print("daemon", d.daemon, d.is_alive())
