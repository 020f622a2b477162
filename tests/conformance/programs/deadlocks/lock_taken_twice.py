# rule: deadlock
import threading

lock = threading.Lock()
def outer():
    with lock:
        print("outer has the lock")
        inner()
def inner():
    with lock:
        print("never")
outer()
