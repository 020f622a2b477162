# What a process started by forkserver sees: the main module imported anew, and what the server had loaded before.
import multiprocessing
import os

import lib_preloaded

print("main module is", __name__, flush=True)
value = "as written"


def child(queue):
    queue.put((value, __name__, multiprocessing.parent_process().name, multiprocessing.current_process().name))
    queue.put((lib_preloaded.counter, lib_preloaded.made_in == os.getpid(), lib_preloaded.made_in == os.getppid()))
    lib_preloaded.counter += 1


if __name__ == "__main__":
    value = "changed"
    lib_preloaded.counter = 100
    multiprocessing.set_forkserver_preload(["lib_preloaded", "no_such_module"])
    context = multiprocessing.get_context("forkserver")
    queue = context.Queue()
    for number in range(2):
        process = context.Process(target=child, args=(queue,), name=f"child {number}")
        process.start()
        process.join()
        print(queue.get(), queue.get(), process.exitcode, flush=True)
