import collections
import threading
import time


class Buffer:
    def __init__(self, size):
        self.items = collections.deque()
        self.size = size
        lock = threading.Lock()
        self.filled, self.emptied = threading.Condition(lock), threading.Condition(lock)

    def put(self, item):
        with self.emptied:
            self.emptied.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.filled.notify()

    def get(self, timeout=None):
        with self.filled:
            if not self.filled.wait_for(lambda: self.items, timeout):
                return "nothing came"
            self.emptied.notify()
            return self.items.popleft()


buffer = Buffer(2)
thread = threading.Thread(target=lambda: [buffer.put(i) for i in range(6)])
thread.start()
time.sleep(0.05)
print(len(buffer.items), [buffer.get() for _ in range(6)], buffer.get(0.05))
thread.join()
