import time


def produce():
    for number, item in enumerate(("one", "two", "three"), start=1):
        buffer.put(item)
        with counting:
            put = number
            assert put - len(taken) <= 2, "put() did not wait although the queue was full"


def consume():
    for _ in range(3):
        time.sleep(0.01)
        item = buffer.get()
        assert item in ("one", "two", "three"), "get() returned something that nobody put in"
        with counting:
            taken.append(item)


counting = threading.Lock()
taken = []
buffer = BoundedQueue(1)
threads = [threading.Thread(target=produce, name="producer"), threading.Thread(target=consume, name="consumer")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*taken, sep=", ")
