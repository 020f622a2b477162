import threading
import time

def leaf(path):
    time.sleep(0.05 * len(path))
    print("leaf", path)

def branch(path, depth):
    if depth == 0:
        leaf(path)
        return
    children = [threading.Thread(target=branch, args=(path + name, depth - 1)) for name in ("a", "bbb")]
    for child in children:
        child.start()
        child.join()
    print("branch", path or "root")

branch("", 2)
