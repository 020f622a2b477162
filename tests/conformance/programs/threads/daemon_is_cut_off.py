import threading
import time

def background():
    n = 0
    while True:
        print("tick", n)
        n += 1
        time.sleep(0.2)

def foreground():
    time.sleep(0.3)
    print("foreground done")

threading.Thread(target=background, daemon=True).start()
time.sleep(0.05)
threading.Thread(target=foreground).start()
print("main ends")
