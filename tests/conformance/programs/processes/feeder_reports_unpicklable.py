import multiprocessing as mp
import time


class Sealed:
    def __reduce__(self):
        raise TypeError("this one stays here")


if __name__ == "__main__":
    queue = mp.Queue(1)
    queue.put(Sealed())
    time.sleep(0.1)
    print(queue.empty(), queue.full())
    queue.put("fine")
    print(queue.get())
