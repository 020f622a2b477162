import multiprocessing as mp
import time


def forever():
    while True:
        time.sleep(1)


def brief():
    time.sleep(0.2)
    print("the other one was waited for", flush=True)


if __name__ == "__main__":
    mp.Process(target=forever, daemon=True).start()
    mp.Process(target=brief).start()
    print("main is done", len(mp.active_children()), flush=True)
