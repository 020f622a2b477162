# rule: any-order
import threading

def greet(name):
    for i in range(3):
        print(f"{name} {i}")

threads = [threading.Thread(target=greet, args=(name,)) for name in ("red", "green", "blue")]
for t in threads:
    t.start()
print("main goes on")
for t in threads:
    t.join()
