import threading

written = 0


def write():
    global written
    lock = threading.Lock()
    with lock:
        written = written + 1


one = threading.Thread(target=write, name="one")
two = threading.Thread(target=write, name="two")
one.start()
two.start()
one.join()
two.join()
print(written, "written")
