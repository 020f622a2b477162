import queue
import threading

tasks, results = queue.Queue(maxsize=2), queue.SimpleQueue()


def work():
    while True:
        task = tasks.get()
        try:
            if task is None:
                return
            results.put(task * task)
        finally:
            tasks.task_done()


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for task in range(8):
    tasks.put(task)
tasks.join()
for _ in threads:
    tasks.put(None)
for thread in threads:
    thread.join()
print(sorted(results.get() for _ in range(results.qsize())), tasks.unfinished_tasks)
