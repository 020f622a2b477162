import multiprocessing as mp
import os


def grandchild():
    print(mp.current_process().name, "child of", mp.parent_process().name, flush=True)


def child():
    process = mp.Process(target=grandchild)
    print(mp.current_process().name, os.getppid() == mp.parent_process().pid, mp.parent_process().is_alive(), flush=True)
    process.start()
    process.join()
    print(mp.active_children(), flush=True)


if __name__ == "__main__":
    print(mp.parent_process(), mp.current_process().name)
    for _ in range(2):
        process = mp.Process(target=child)
        process.start()
        process.join()
