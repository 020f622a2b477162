# The classes of shared values are called as the C types are.
import ctypes
import multiprocessing


class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_double), ("y", ctypes.c_double)]


def fill(number, numbers, raw, text, points):
    number.value = 9
    numbers[1] = 2.5
    raw[0] = 4
    text.value = b"xyz"
    points[1].x = 0.5


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    shared = (
        context.Value("i", 5), context.Array("d", 3), context.RawArray("h", 2), context.Array("c", 5),
        context.RawArray(Point, 2),
    )
    for one in shared:
        print(type(one).__name__, type(getattr(one, "get_obj", lambda: one)()).__name__)
    for one in context.RawValue("q"), context.RawValue(ctypes.c_char, b"x"), context.RawArray("c", b"abc"), context.RawValue(Point):
        print(type(one).__name__)
    process = context.Process(target=fill, args=shared)
    process.start()
    process.join()
    number, numbers, raw, text, points = shared
    print(number.value, numbers[:], raw[:], text.value, points[1].x)
