# With forkserver the parent of a process is the server, which all of them share; multiprocessing still says who started it.
import multiprocessing
import os


def parents(queue, starter):
    queue.put((os.getppid() == starter, os.getppid(), multiprocessing.parent_process().pid == starter))


if __name__ == "__main__":
    for method in "fork", "spawn", "forkserver":
        context = multiprocessing.get_context(method)
        queue = context.Queue()
        processes = [context.Process(target=parents, args=(queue, os.getpid())) for _ in range(3)]
        for process in processes:
            process.start()
        seen = [queue.get() for _ in processes]
        for process in processes:
            process.join()
        print(method, [first for first, _, _ in seen], len({parent for _, parent, _ in seen}), [last for _, _, last in seen])
