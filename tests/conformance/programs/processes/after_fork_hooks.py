from multiprocessing import Process, util
import os


class Thing:
    pass


def say(thing):
    print("in the child", type(thing).__name__, os.getpid() != parent, flush=True)


def child():
    print("child runs", util.is_exiting(), flush=True)
    util.Finalize(None, print, ("child's finalizer",), {"flush": True}, exitpriority=1)


if __name__ == "__main__":
    parent = os.getpid()
    thing = Thing()
    util.register_after_fork(thing, say)
    finalizer = util.Finalize(None, print, ("low",), exitpriority=1)
    util.Finalize(None, print, ("high",), exitpriority=10)
    util.Finalize(None, print, ("negative",), exitpriority=-1)
    print(finalizer.still_active(), finalizer)
    process = Process(target=child)
    process.start()
    process.join()
    other = util.Finalize(None, print, ("cancelled",), exitpriority=5)
    other.cancel()
    print(other, other.still_active())
    for arguments in ((None, print), (None, print, (), {}, "high")):
        try:
            util.Finalize(*arguments)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
