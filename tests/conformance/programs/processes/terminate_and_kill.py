import multiprocessing as mp
import time


def stubborn(started):
    try:
        started.set()
        time.sleep(60)
    finally:
        print("never printed", flush=True)


if __name__ == "__main__":
    for how in ("terminate", "kill"):
        started = mp.Event()
        process = mp.Process(target=stubborn, args=(started,))
        process.start()
        started.wait()
        getattr(process, how)()
        process.join()
        print(how, process.exitcode, process.is_alive(), repr(process).split("stopped ")[1])
        process.terminate()
        process.close()
        print(repr(process).rsplit(" ", 1)[1])
