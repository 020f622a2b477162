import multiprocessing
import os

counter = 0
items = []
def work(name):
    global counter
    counter += 1
    items.append(name)
    print("child", counter, items, os.getppid() == parent)

parent = os.getpid()
if __name__ == "__main__":
    counter = 10
    for name in ("a", "b"):
        p = multiprocessing.Process(target=work, args=(name,))
        p.start()
        p.join()
    print("parent", counter, items)
