# Signals to other processes: a handler there, what the system does without one, and Ctrl-C.
import multiprocessing as mp
import os
import signal
import sys
import time


def graceful(ready):
    def stop(number, frame):
        print("child: told to stop by", signal.Signals(number).name, flush=True)
        sys.exit(3)

    signal.signal(signal.SIGTERM, stop)
    ready.set()
    time.sleep(100)


def stubborn(ready):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ready.set()
    time.sleep(100)


def interrupted(ready):
    ready.set()
    try:
        time.sleep(100)
    except KeyboardInterrupt:
        print("child: interrupted", flush=True)


def counting(ready):
    seen = []
    signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
    ready.set()
    while len(seen) < 3:
        time.sleep(0.01)
    print("child:", seen, flush=True)


def plain(ready):
    ready.set()
    time.sleep(100)


def start(target):
    ready = mp.Event()
    process = mp.Process(target=target, args=(ready,))
    process.start()
    ready.wait()
    time.sleep(0.05)
    return process


if __name__ == "__main__":
    process = start(graceful)
    process.terminate()
    process.join()
    print(process.exitcode)
    process = start(stubborn)
    process.terminate()
    process.join(0.2)
    print(process.is_alive())
    process.kill()
    process.join()
    print(process.exitcode)
    process = start(interrupted)
    os.kill(process.pid, signal.SIGINT)
    process.join()
    print(process.exitcode)
    process = start(counting)
    for _ in range(3):
        os.kill(process.pid, signal.SIGUSR1)
        time.sleep(0.05)
    process.join()
    print(process.exitcode)
    for number in signal.SIGTERM, signal.SIGUSR1, signal.SIGCHLD, signal.SIGKILL:
        process = start(plain)
        os.kill(process.pid, number)
        process.join(0.2)
        print(signal.Signals(number).name, process.exitcode)
        if process.is_alive():
            process.kill()
            process.join()
