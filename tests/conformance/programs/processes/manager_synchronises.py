from multiprocessing import Manager, Process


def consume(queue, results, event):
    event.wait()
    while (item := queue.get()) is not None:
        results.append(item * 2)


if __name__ == "__main__":
    with Manager() as manager:
        queue, results, event = manager.Queue(), manager.list(), manager.Event()
        process = Process(target=consume, args=(queue, results, event))
        process.start()
        for item in (1, 2, None):
            queue.put(item)
        event.set()
        process.join()
        print(results, queue.empty(), queue.qsize(), event.is_set())
