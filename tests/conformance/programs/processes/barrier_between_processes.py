import multiprocessing as mp
import threading


def arrive(barrier, queue):
    try:
        queue.put(barrier.wait() >= 0)
        barrier.wait(0.3)
    except threading.BrokenBarrierError:
        queue.put("broken")


if __name__ == "__main__":
    barrier, queue = mp.Barrier(3), mp.Queue()
    processes = [mp.Process(target=arrive, args=(barrier, queue)) for _ in range(2)]
    for process in processes:
        process.start()
    barrier.wait()
    print([queue.get() for _ in range(4)])
    for process in processes:
        process.join()
    print(barrier.broken, barrier.n_waiting, barrier.parties)
    barrier.reset()
    print(barrier.broken)
