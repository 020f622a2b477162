# rule: deadlock
import queue
import threading

work = queue.Queue()


def worker():
    while True:
        print("took", work.get(), flush=True)


threading.Thread(target=worker, daemon=True).start()
for number in range(3):
    work.put(number)
    while not work.empty():
        pass
work.join()
