import _thread
import threading
import time


class Fail:
    def __call__(self):
        raise ValueError("low level")

    def __repr__(self):
        return "<something that fails>"


def exits():
    raise SystemExit("silent")


def dummy(done):
    me = threading.current_thread()
    print(type(me).__name__, me.name.split("-")[0], me.daemon, me.is_alive(), threading.active_count())
    try:
        me.join()
    except (AssertionError, RuntimeError) as error:
        print(type(error).__name__, error)
    done.release()


_thread.start_new_thread(Fail(), ())
time.sleep(0.1)
_thread.start_new_thread(exits, ())
time.sleep(0.1)
done = _thread.allocate_lock()
done.acquire()
_thread.start_new_thread(dummy, (done,))
done.acquire()
# The thread may have a little left to do after it has released the lock.
while _thread._count():
    time.sleep(0.05)
print(_thread._count())
