from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
import threading

local = threading.local()


def prepare(greeting):
    local.words = [greeting]


def say(name):
    local.words.append(name)
    return len(local.words), local.words[0]


if __name__ == "__main__":
    for kind in (ThreadPoolExecutor, ProcessPoolExecutor):
        with kind(1, initializer=prepare, initargs=("hello",)) as executor:
            print(list(executor.map(say, "abc")))
