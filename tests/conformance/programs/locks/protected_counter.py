import threading

class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()
    def increment(self):
        with self.lock:
            current = self.value
            current += 1
            self.value = current

counter = Counter()
total = 0
total_lock = threading.Lock()
def work(n):
    global total
    for _ in range(n):
        counter.increment()
        total_lock.acquire()
        try:
            total += 2
        finally:
            total_lock.release()

threads = [threading.Thread(target=work, args=(100,)) for _ in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter.value, total)
