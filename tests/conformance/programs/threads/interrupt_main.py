# Another thread interrupts the main one: at its next instruction, but not in the midst of a wait.
import _thread
import os
import signal
import threading
import time


def interrupt():
    time.sleep(0.05)
    _thread.interrupt_main()


thread = threading.Thread(target=interrupt)
thread.start()
try:
    while True:
        pass
except KeyboardInterrupt:
    print("interrupted")
thread.join()
try:
    _thread.interrupt_main()
    for _ in range(1000):
        pass
except KeyboardInterrupt:
    print("by itself")

begin = time.monotonic()
thread = threading.Thread(target=interrupt)
thread.start()
try:
    time.sleep(0.5)
    for _ in range(1000):
        pass
except KeyboardInterrupt:
    print("after the wait", round(time.monotonic() - begin, 1))
thread.join()
old = signal.signal(signal.SIGINT, lambda number, frame: print("handler", number, threading.current_thread().name))
thread = threading.Thread(target=_thread.interrupt_main)
thread.start()
thread.join()
time.sleep(0.05)
signal.signal(signal.SIGINT, signal.SIG_IGN)
_thread.interrupt_main()
signal.signal(signal.SIGTERM, lambda number, frame: print("handler", number, threading.current_thread().name))
thread = threading.Thread(target=_thread.interrupt_main, args=(signal.SIGTERM,))
thread.start()
thread.join()
thread = threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGTERM), name="sender")
thread.start()
thread.join()
thread = threading.Thread(target=signal.raise_signal, args=(signal.SIGTERM,))
thread.start()
thread.join()
time.sleep(0.05)
try:
    _thread.interrupt_main(100)
except ValueError as error:
    print(error)
signal.signal(signal.SIGINT, old)
print(old is signal.default_int_handler)
