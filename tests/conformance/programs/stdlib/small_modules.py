import bisect
import contextlib
import copy
import heapq
import io
import statistics
import sys
import os

heap = [5, 1, 4]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print([heapq.heappop(heap) for _ in range(4)], heapq.nlargest(2, [3, 9, 1]), heapq.nsmallest(2, "hello"), list(heapq.merge([1, 4], [2, 3])))
a = [1, 3, 5]
bisect.insort(a, 4)
print(a, bisect.bisect(a, 3), bisect.bisect_left(a, 3))
deep = {"a": [1, [2]]}
shallow, full = copy.copy(deep), copy.deepcopy(deep)
deep["a"][1].append(3)
print(shallow, full)
@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("handled", error)
    finally:
        print(f"</{name}>")
with tag("b") as t:
    print(t)
    raise ValueError("inside")
with contextlib.suppress(KeyError):
    {}["x"]
with contextlib.ExitStack() as stack:
    stack.enter_context(tag("one"))
    stack.callback(print, "callback")
buffer = io.StringIO()
with contextlib.redirect_stdout(buffer):
    print("captured")
print(repr(buffer.getvalue()), statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.stdev([1, 2, 3]))
print(sys.maxsize, sys.version_info >= (3, 11), sys.byteorder, sys.getrecursionlimit(), isinstance(sys.argv, list), sys.getsizeof(0) > 0)
print(os.path.basename("/a/b.txt"), os.path.splitext("x.tar.gz"), os.sep, os.name, isinstance(os.getpid(), int), os.cpu_count() > 0, os.environ.get("SURELY_NOT_SET", "default"))
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())
