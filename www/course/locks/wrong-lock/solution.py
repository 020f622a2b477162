import threading

written = 0
lock = threading.Lock()  # guards `written`


def write():
    global written
    with lock:
        written = written + 1


one = threading.Thread(target=write, name="one")
two = threading.Thread(target=write, name="two")
one.start()
two.start()
one.join()
two.join()
print(written, "written")
