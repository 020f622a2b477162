import multiprocessing as mp


def produce(tasks, first):
    for i in range(first, first + 5):
        tasks.put(i)


def consume(tasks, results):
    while True:
        task = tasks.get()
        if task is None:
            tasks.task_done()
            return
        results.put(task * task)
        tasks.task_done()


if __name__ == "__main__":
    tasks, results = mp.JoinableQueue(3), mp.Queue()
    producers = [mp.Process(target=produce, args=(tasks, n)) for n in (0, 10)]
    consumers = [mp.Process(target=consume, args=(tasks, results)) for _ in range(3)]
    for process in producers + consumers:
        process.start()
    for process in producers:
        process.join()
    for _ in consumers:
        tasks.put(None)
    tasks.join()
    print(sorted(results.get() for _ in range(10)))
    for process in consumers:
        process.join()
    print([process.exitcode for process in consumers], tasks.empty(), results.empty())
