import threading
import time

class Downloader(threading.Thread):
    def __init__(self, url, delay):
        super().__init__(name=f"get-{url}")
        self.url, self.delay = url, delay
        self.result = None

    def run(self):
        print(f"{self.name} starts")
        time.sleep(self.delay)
        self.result = len(self.url) * 100
        print(f"{self.name} ends")

threads = [Downloader("short", 0.3), Downloader("muchlonger", 0.1)]
for t in threads:
    t.start()
    time.sleep(0.05)
for t in threads:
    t.join()
    print(t.name, t.result)

class Stoppable(threading.Thread):
    def __init__(self):
        threading.Thread.__init__(self)
        self.stopping = threading.Event()
        self.rounds = 0
    def run(self):
        while not self.stopping.is_set():
            self.rounds += 1
            self.stopping.wait(0.1)
    def stop(self):
        self.stopping.set()

s = Stoppable()
s.start()
time.sleep(0.25)
s.stop()
s.join()
print("rounds", s.rounds)

class NoSuper(threading.Thread):
    def __init__(self):
        self.x = 1
try:
    NoSuper().start()
except RuntimeError as error:
    print(error)
