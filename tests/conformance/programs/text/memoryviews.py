"""Views of the bytes of other objects: slices, casts, writing through, releasing."""

data = bytearray(b"abcdefgh")
view = memoryview(data)
print(len(view), view[0], view[-1], view.tolist(), view[2:5].tobytes(), bytes(view[::-2]), view.hex("-", 2))
print(view.format, view.itemsize, view.nbytes, view.shape, view.strides, view.ndim, view.readonly, view.contiguous)
part = view[2:6]
part[0] = 90
part[1:3] = b"!?"
print(data, part.obj is data, part == bytearray(b"Z!?f"), 33 in part, list(part[::2]), view[::3].strides)
numbers = view.cast("H")
print(numbers.tolist(), numbers[1], len(numbers), numbers.format, numbers.nbytes)
numbers[0] = 0x4142
print(data, view.cast("c")[0], [hex(n) for n in view.cast("I")], view.cast("d").itemsize)
frozen = view.toreadonly()
print(frozen.readonly, hash(memoryview(b"abc")) == hash(b"abc"), b"".join([view[:2], b"-"]), b"abc".find(memoryview(b"c")))
print(str(memoryview(b"text"), "ascii"), int.from_bytes(memoryview(b"\1\2"), "big"), memoryview(b"a") == memoryview(b"a"))

for change in (
    lambda: frozen.__setitem__(0, 1),
    lambda: memoryview(b"abc").__setitem__(0, 1),
    lambda: view.__setitem__(0, 256),
    lambda: view.__setitem__(0, "a"),
    lambda: view.__setitem__(99, 1),
    lambda: view.__setitem__(slice(0, 2), b"abc"),
    lambda: view.__delitem__(0),
    lambda: view[99],
    lambda: view["a"],
    lambda: view[0, 1],
    lambda: view[:3].cast("H"),
    lambda: view[::2].cast("H"),
    lambda: view.cast("H").cast("I"),
    lambda: view.cast("z"),
    lambda: memoryview("text"),
    lambda: memoryview([1, 2]),
    lambda: view < view,
    lambda: view + b"x",
):
    try:
        print(change())
    except Exception as e:
        print(type(e).__name__, e)
with memoryview(b"abc") as short:
    print(short[1:].tolist())
for use in (lambda: short[0], lambda: short.tobytes(), lambda: short.nbytes, short.release):
    try:
        print(use())
    except ValueError as e:
        print(e)
