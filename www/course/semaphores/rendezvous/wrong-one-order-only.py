# fails: missing output
import threading

ann_is_here = threading.Semaphore(0)
ben_is_here = threading.Semaphore(0)


def ann():
    print("Ann arrives")
    ann_is_here.release()
    ben_is_here.acquire()


def ben():
    ann_is_here.acquire()
    print("Ben arrives")
    ben_is_here.release()


threads = [threading.Thread(target=ann), threading.Thread(target=ben)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("both cross")
