import threading
import time

class ReadWriteLock:
    def __init__(self):
        self.condition = threading.Condition()
        self.readers = 0
    def __enter__(self):
        self.condition.acquire()
        while self.readers:
            self.condition.wait()
        return self
    def __exit__(self, *details):
        self.condition.release()
    def start_reading(self):
        with self.condition:
            self.readers += 1
    def stop_reading(self):
        with self.condition:
            self.readers -= 1
            if self.readers == 0:
                self.condition.notify_all()

lock = ReadWriteLock()
page = "old"
def read(n):
    lock.start_reading()
    print("reader", n, "sees", page)
    time.sleep(0.3)
    lock.stop_reading()
def write():
    global page
    time.sleep(0.15)
    with lock:
        page = "new"
        print("written")
threads = [threading.Thread(target=write)] + [threading.Thread(target=read, args=(n,)) for n in range(2)]
for t in threads:
    t.start()
    time.sleep(0.05)
for t in threads:
    t.join()
read(9)
