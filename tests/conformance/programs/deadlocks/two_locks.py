# rule: deadlock
import threading
import time

a, b = threading.Lock(), threading.Lock()
def one():
    with a:
        time.sleep(0.1)
        print("one wants b")
        with b:
            print("never")
def two():
    with b:
        time.sleep(0.2)
        print("two wants a")
        with a:
            print("never")
threads = [threading.Thread(target=one, name="first"), threading.Thread(target=two, name="second")]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("never")
