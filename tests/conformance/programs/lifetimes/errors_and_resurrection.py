# What __del__ does wrong is printed and ignored; an object may save itself, once.
import sys

saved = []


class Phoenix:
    def __del__(self):
        saved.append(self)
        print("saved itself")


p = Phoenix()
del p
print(len(saved))
saved.clear()
print("gone without another call")


class Broken:
    def __del__(self):
        raise ValueError("broken")


def hook(unraisable):
    print("hook:", unraisable.exc_type.__name__, unraisable.exc_value, unraisable.object.__qualname__)


sys.unraisablehook = hook
b = Broken()
del b
print("the program goes on")
