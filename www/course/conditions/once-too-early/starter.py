import threading

changed = threading.Condition()


def read():
    with changed:
        changed.wait()
        print("reads the data")


reader = threading.Thread(target=read, name="reader")
reader.start()
with changed:
    print("ready")
    changed.notify()
reader.join()
