import multiprocessing
import queue
import time

def producer(q, n):
    for i in range(n):
        q.put({"number": i, "square": [i * i]})
        time.sleep(0.05)
    q.put(None)

if __name__ == "__main__":
    q = multiprocessing.Queue()
    p = multiprocessing.Process(target=producer, args=(q, 3))
    p.start()
    while (item := q.get()) is not None:
        print(item)
    p.join()
    try:
        q.get(timeout=0.05)
    except queue.Empty:
        print("empty")
    jobs = multiprocessing.JoinableQueue()
    def worker(jobs):
        while True:
            job = jobs.get()
            print("job", job)
            jobs.task_done()
    w = multiprocessing.Process(target=worker, args=(jobs,), daemon=True)
    w.start()
    for job in "abc":
        jobs.put(job)
    jobs.join()
    print("all jobs done")
    s = multiprocessing.SimpleQueue()
    s.put([1, 2])
    print(s.empty(), s.get())
