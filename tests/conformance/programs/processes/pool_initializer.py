import multiprocessing
import threading
from multiprocessing.pool import ThreadPool

setting = "none"
def prepare(value):
    global setting
    setting = value

def use(x):
    return setting, x

def double(x):
    return 2 * x

if __name__ == "__main__":
    with multiprocessing.Pool(2, initializer=prepare, initargs=("ready",)) as pool:
        print(pool.map(use, [1, 2]))
    print(setting)
    with ThreadPool(2, prepare, ("shared",)) as pool:
        print(pool.map(use, [3]), pool.map(double, "ab"), pool.apply(lambda: "lambdas too"))
    print(setting)
