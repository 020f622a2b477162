import multiprocessing as mp
import threading


def look(lock, connection):
    connection.send((repr(lock), lock.acquire(False)))
    try:
        lock.release()
        connection.send("released by another process")
    except Exception as error:
        connection.send((type(error).__name__, str(error)))


if __name__ == "__main__":
    for kind in (mp.Lock, mp.RLock, mp.Semaphore, lambda: mp.BoundedSemaphore(2)):
        lock = kind()
        lock.acquire()
        reader, writer = mp.Pipe(False)
        process = mp.Process(target=look, args=(lock, writer))
        process.start()
        print(type(lock).__name__, reader.recv())
        print(reader.recv())
        process.join()
        print(lock)
        thread = threading.Thread(target=lambda: print(lock), name="T")
        thread.start()
        thread.join()
