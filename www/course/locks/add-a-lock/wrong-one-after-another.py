# fails: together
import threading

left = 1
sold = 0


def buy():
    global left, sold
    if left > 0:
        left -= 1
        sold += 1


for name in ("Ada", "Bob"):
    thread = threading.Thread(target=buy, name=name)
    thread.start()
    thread.join()
print(f"{sold} sold, {left} left")
