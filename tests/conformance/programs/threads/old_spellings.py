import threading

def show():
    print(threading.current_thread().name, threading.current_thread().daemon)

t = threading.Thread(target=show)
t.setName("old")
t.setDaemon(True)
print(t.getName(), t.isDaemon())
t.start()
t.join()
condition = threading.Condition()
with condition:
    condition.notifyAll()
print(threading.currentThread().name, threading.activeCount())
