# fails: output
import threading

roof_is_on = threading.Semaphore(0)


def roofer():
    roof_is_on.release()
    print("roof is on")


def painter():
    roof_is_on.acquire()
    print("walls are painted")


threads = [threading.Thread(target=painter), threading.Thread(target=roofer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
