import threading


def save():
    print("saving")
    print("saved")


saver = threading.Thread(target=save, daemon=True)
saver.start()
print("bye")
