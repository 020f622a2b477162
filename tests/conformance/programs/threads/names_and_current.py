import threading

def show():
    me = threading.current_thread()
    print(me.name, me.daemon, me is threading.main_thread(), isinstance(me, threading.Thread))

def named(n):
    print(n, threading.current_thread().name)

show()
for kwargs in [{}, {"name": "worker"}, {"daemon": True}, {"name": "both", "daemon": True}]:
    t = threading.Thread(target=show, **kwargs)
    t.start()
    t.join()
t = threading.Thread(target=named, args=(1,))
print(t.name)
t.name = "renamed"
t.start()
t.join()
print(t.name, threading.main_thread().name)
t = threading.Thread(target=lambda: print(threading.current_thread().name))
t.start()
t.join()
def child():
    t = threading.Thread(target=show)
    print("inherited", t.daemon)
    t.start()
    t.join()
parent = threading.Thread(target=child, daemon=True)
parent.start()
parent.join()
print([t.name for t in threading.enumerate()], threading.active_count(), threading.get_ident() == threading.main_thread().ident)
print(str(threading.current_thread()).split(",")[0], threading.main_thread().is_alive())
try:
    threading.current_thread().daemon = True
except RuntimeError as error:
    print(error)
