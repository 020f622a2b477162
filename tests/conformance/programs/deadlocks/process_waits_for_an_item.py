# rule: deadlock
import multiprocessing


def take(queue):
    queue.get()


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=take, args=(queue,))
    process.start()
    print("joining", flush=True)
    process.join()
