import queue
import threading

jobs = queue.PriorityQueue()
for priority, name in ((3, "low"), (1, "high"), (2, "middle"), (1, "also high")):
    jobs.put((priority, name))
done = []


def work():
    while not jobs.empty():
        done.append(jobs.get())
        jobs.task_done()


thread = threading.Thread(target=work)
thread.start()
jobs.join()
thread.join()
print(done)
last = queue.LifoQueue()
for item in "abc":
    last.put(item)
print(last.get(), last.get(), last.get(), last.empty())
