# Hooks of atexit do not run in children: they end without the interpreter's own end.
import atexit
import multiprocessing as mp


def child():
    atexit.register(print, "never")
    print("child", flush=True)


if __name__ == "__main__":
    atexit.register(print, "parent's hook")
    process = mp.Process(target=child)
    process.start()
    process.join()
    print("parent", flush=True)
