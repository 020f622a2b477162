import multiprocessing
import threading

config = {"mode": "default"}
lock = threading.Lock()

def report(q):
    q.put((config["mode"], threading.active_count(), [t.name for t in threading.enumerate()], lock.locked(), helper(2)))

def waiting(event):
    event.wait()

if __name__ == "__main__":
    config["mode"] = "changed before the fork"
    helper = lambda x: x * 21
    event = threading.Event()
    t = threading.Thread(target=waiting, args=(event,))
    t.start()
    q = multiprocessing.Queue()
    p = multiprocessing.Process(target=report, args=(q,))
    p.start()
    print(q.get())
    p.join()
    event.set()
    t.join()
    print(multiprocessing.get_start_method(), threading.active_count())
