import threading

results = [None] * 5
def square(i):
    results[i] = i * i

threads = [threading.Thread(target=square, args=(i,)) for i in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results, sum(results))

collected = {}
lock = threading.Lock()
def store(key, value):
    with lock:
        collected[key] = value
threads = []
for key, value in zip("abc", [3, 1, 2]):
    threads.append(threading.Thread(target=store, args=(key, value)))
[t.start() for t in threads]
[t.join() for t in threads]
print(sorted(collected.items()))

class Task:
    def __init__(self, function, *args):
        self.value = self.error = None
        self.thread = threading.Thread(target=self.run, args=(function, args))
        self.thread.start()
    def run(self, function, args):
        try:
            self.value = function(*args)
        except Exception as error:
            self.error = error
    def get(self):
        self.thread.join()
        if self.error:
            raise self.error
        return self.value

print(Task(pow, 2, 10).get(), Task(max, [4, 9]).get())
try:
    Task(int, "x").get()
except ValueError as error:
    print("from the thread:", error)
