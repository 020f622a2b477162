import threading


def paint(colour):
    print(colour)


red = threading.Thread(target=paint, args=("red",))
blue = threading.Thread(target=paint, args=("blue",))
red.start()
blue.start()
red.join()
blue.join()
print("done")
