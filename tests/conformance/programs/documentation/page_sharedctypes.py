# A structure and an array of structures, changed by a process.
from ctypes import Structure, c_double, c_int, sizeof
from multiprocessing import Lock, Process
from multiprocessing.sharedctypes import Array, RawArray, Value, copy


class Point(Structure):
    _fields_ = [("x", c_double), ("y", c_double)]


def modify(n, x, s, points):
    n.value **= 2
    x.value **= 2
    s.value = s.value.upper()
    for a in points:
        a.x **= 2
        a.y **= 2


if __name__ == "__main__":
    lock = Lock()
    n = Value("i", 7)
    x = Value(c_double, 1.0 / 3.0, lock=False)
    s = Array("c", b"hello world", lock=lock)
    points = Array(Point, [(1.875, -6.25), (-5.75, 2.0), (2.375, 9.5)], lock=lock)
    p = Process(target=modify, args=(n, x, s, points))
    p.start()
    p.join()
    print(n.value, x.value, s.value)
    print([(a.x, a.y) for a in points])

    class Line(Structure):
        _fields_ = [("begin", Point), ("end", Point), ("width", c_int)]

    line = Line((1, 2), Point(3, 4), width=5)
    print(line.begin.x, line.end.y, line.width, sizeof(Line), sizeof(Point), Line.end.offset, Line.width.size)
    line.begin.x = 9
    line.end = line.begin
    print(line.end.x, line.end.y)
    shared = Value(Point, 1.5, 2.5)
    with shared.get_lock():
        shared.x += 1
    print(type(shared).__name__, shared.x, shared.y, shared.get_obj().x)
    empty = RawArray(Point, 2)
    print(len(empty), [(each.x, each.y) for each in empty], copy(empty[0]).x)
    for mistake in (lambda: Point(1, 2, 3), lambda: Point("a"), lambda: Point(1, x=2), lambda: empty.__setitem__(5, (1, 2))):
        try:
            mistake()
        except (TypeError, IndexError) as error:
            print(type(error).__name__, error)
