# fails: output
import threading

left = 1
sold = 0
lock = threading.Lock()


def buy():
    global left, sold
    if left > 0:
        with lock:
            left -= 1
            sold += 1


ada = threading.Thread(target=buy, name="Ada")
bob = threading.Thread(target=buy, name="Bob")
ada.start()
bob.start()
ada.join()
bob.join()
print(f"{sold} sold, {left} left")
