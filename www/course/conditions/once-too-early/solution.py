import threading

changed = threading.Condition()
is_ready = False


def read():
    with changed:
        while not is_ready:
            changed.wait()
        print("reads the data")


reader = threading.Thread(target=read, name="reader")
reader.start()
with changed:
    is_ready = True
    print("ready")
    changed.notify()
reader.join()
