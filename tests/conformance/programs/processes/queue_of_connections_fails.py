# What belongs to a start of a process cannot be put into a queue.
import multiprocessing as mp

if __name__ == "__main__":
    reader, writer = mp.Pipe()
    for thing in (mp.Lock(), mp.Queue(), mp.Event(), mp.Value("i"), mp.SimpleQueue(), mp.Semaphore(), mp.Barrier(1), mp.current_process().authkey):
        try:
            writer.send(thing)
        except (RuntimeError, TypeError) as error:
            print(type(error).__name__, error)
