"""The module's own words."""
import sys

print(__name__, __doc__, sys.argv[1:])

def documented():
    "In one line."

class Thing:
    """A thing."""
    kind = "thing"
    def method(self):
        """Does."""
        def inner():
            pass
        return inner

print(documented.__doc__, Thing.__doc__, Thing.method.__doc__, Thing().method().__doc__)
print(documented.__qualname__, Thing.method.__qualname__, Thing().method().__qualname__, Thing.__name__, Thing.__module__)
print(type(documented).__name__, type(Thing).__name__, type(Thing().method).__name__, type(len).__name__, type(None).__name__)
print(globals()["Thing"] is Thing, "documented" in globals())
def local_names(a, b):
    c = a + b
    return sorted(locals().items())
print(local_names(1, 2))
x = 1
del x
try:
    x
except NameError as error:
    print(error)
count: int = 3
later: str
print(count, __annotations__)
print([print, len, int, documented.__name__][2], int, list, ValueError, Thing)
if __name__ == "__main__":
    print("run as a program")
_ = 5; print(_); pass
print(..., NotImplemented, Ellipsis is ...)
