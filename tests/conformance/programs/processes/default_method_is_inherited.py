import multiprocessing as mp


def child(queue):
    queue.put((mp.get_start_method(), type(mp.Process()).__name__))


if __name__ == "__main__":
    for method in ("fork", "spawn"):
        mp.set_start_method(method, force=True)
        queue = mp.Queue()
        process = mp.Process(target=child, args=(queue,))
        process.start()
        print(queue.get(), mp.get_start_method())
        process.join()
