import sys
import threading


def boom():
    raise ValueError("x")


def chain():
    try:
        boom()
    except ValueError as error:
        raise KeyError("k") from error


class Silent(Exception):
    def __str__(self):
        raise RuntimeError("no text")


def silent():
    raise Silent


def interrupted():
    raise KeyboardInterrupt("by hand")


def run(target, name="W"):
    thread = threading.Thread(target=target, name=name)
    thread.start()
    thread.join()


for target in (boom, chain, silent, interrupted, lambda: sys.exit(3)):
    run(target)
original = threading.excepthook
threading.excepthook = lambda args: print("hook", args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)
run(boom, "hooked")
run(lambda: sys.exit(1))


def bad_hook(args):
    raise TypeError("in the hook")


threading.excepthook = bad_hook
run(boom)
threading.excepthook = original
sys.stderr = None
run(boom)
sys.stderr = sys.__stderr__
print("main goes on")
