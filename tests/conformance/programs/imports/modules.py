import lib_shapes
import lib_shapes as again
from lib_shapes import Circle, describe as tell
import lib_counter, math
from lib_counter import count, increment

print(lib_shapes is again, Circle is lib_shapes.Circle, tell(Circle(2)))
print(lib_shapes.__name__, lib_shapes.__doc__, lib_shapes._hidden, math.floor(2.7))
increment()
lib_counter.increment()
print(count, lib_counter.count)
lib_counter.count = 100
print(increment(), hasattr(lib_counter, "nothing"))
def inside():
    from math import sqrt
    return sqrt(16)
print(inside())
try:
    sqrt
except NameError as error:
    print(error)
import sys
print("lib_counter" in sys.modules, "lib_broken" in sys.modules)
from lib_shapes import *
print(PI == math.pi, "_hidden" in globals())
import os.path, concurrent.futures
print(os.path.join("a", "b"), concurrent.futures.__name__)
for name in ["lib_nothing", "lib_shapes.inner"]:
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(error, "|", error.name)
try:
    from lib_counter import missing
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
