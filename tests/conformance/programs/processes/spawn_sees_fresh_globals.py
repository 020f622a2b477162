import multiprocessing as mp
import sys

number = 1
print("module body", __name__ in ("__main__", "__mp_main__"), flush=True)


def child(queue):
    queue.put((number, __name__, mp.current_process().name, mp.parent_process().name))
    queue.put((sys.modules["__main__"] is sys.modules["__mp_main__"], sys.modules["__main__"].__name__))


if __name__ == "__main__":
    number = 2
    for method in ("fork", "spawn", "forkserver"):
        context = mp.get_context(method)
        queue = context.Queue()
        process = context.Process(target=child, args=(queue,))
        process.start()
        print(method, queue.get())
        print(method, queue.get())
        process.join()
        print(type(process).__name__, process.name, process.exitcode)
