# rule: deadlock
import queue
import threading

q = queue.Queue()
def consumer():
    for _ in range(3):
        print("got", q.get())

t = threading.Thread(target=consumer, name="consumer")
t.start()
q.put("a")
q.put("b")
t.join()
