# fails: output, construct
import threading
import time


def roofer():
    print("roof is on")


def painter():
    time.sleep(1)
    print("walls are painted")


threads = [threading.Thread(target=painter), threading.Thread(target=roofer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
