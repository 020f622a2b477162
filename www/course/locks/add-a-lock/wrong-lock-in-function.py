# fails: output
import threading

left = 1
sold = 0


def buy():
    global left, sold
    lock = threading.Lock()
    with lock:
        if left > 0:
            left -= 1
            sold += 1


ada = threading.Thread(target=buy, name="Ada")
bob = threading.Thread(target=buy, name="Bob")
ada.start()
bob.start()
ada.join()
bob.join()
print(f"{sold} sold, {left} left")
