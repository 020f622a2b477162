import threading

lock = threading.Lock()
inside = 0
most = 0


def visit():
    global inside, most
    with lock:
        inside += 1
        most = max(most, inside)
        inside -= 1


one = threading.Thread(target=visit, name="one")
two = threading.Thread(target=visit, name="two")
one.start()
two.start()
one.join()
two.join()
print("never together" if most < 2 else f"{most} at once")
