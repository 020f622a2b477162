import threading
import time

start = time.time()
def at(label):
    print(label, round(time.time() - start, 1))

threading.Timer(0.3, at, args=["third"]).start()
threading.Timer(0.1, at, ["first"]).start()
cancelled = threading.Timer(0.2, at, ["never"])
cancelled.start()
time.sleep(0.17)
cancelled.cancel()
at("cancelled")
t = threading.Timer(0.4, at, kwargs={"label": "by keyword"})
t.start()
t.join()
at("end")
