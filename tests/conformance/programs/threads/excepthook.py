import sys
import threading

def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)

threading.excepthook = hook
def fail():
    raise KeyError("inside")
t = threading.Thread(target=fail, name="T")
t.start()
t.join()
def leave():
    print("leaving")
    sys.exit(3)
t = threading.Thread(target=leave)
t.start()
t.join()
print("exit in a thread ends the thread alone")
