# Shared memory by name, shareable lists, and a manager of both.
from multiprocessing import Process, shared_memory
from multiprocessing.managers import SharedMemoryManager


def fill(name):
    block = shared_memory.SharedMemory(name)
    block.buf[:5] = b"howdy"
    block.buf[5] = 33
    block.close()


def total(values, start, stop, out):
    out[0] = out[0] + sum(values[i] for i in range(start, stop))


if __name__ == "__main__":
    a = shared_memory.SharedMemory(create=True, size=10)
    buffer = a.buf
    print(type(buffer), len(buffer))
    buffer[:4] = bytearray([22, 33, 44, 55])
    buffer[4] = 100
    b = shared_memory.SharedMemory(a.name)
    import array

    print(array.array("b", b.buf[:5]))
    b.buf[:5] = b"howdy"
    print(bytes(a.buf[:5]), a.size >= 10)
    b.close()
    p = Process(target=fill, args=(a.name,))
    a.buf[:5] = b"xxxxx"
    p.start()
    p.join()
    print(bytes(buffer[:6]), bytes(a.buf)[:6], buffer.tolist()[:2], buffer[-1])
    half = a.buf[2:6]
    half[0] = ord("?")
    print(bytes(a.buf[:6]))
    half.release()
    del buffer
    a.close()
    a.unlink()

    a = shared_memory.ShareableList(["howdy", b"HoWdY", -273.154, 100, None, True, 42])
    print([type(entry) for entry in a])
    a[2] = -78.5
    print(a[2])
    a[2] = "dry ice"
    print(a[2])
    try:
        a[2] = "larger than previously allocated storage space"
    except ValueError as error:
        print(error)
    print(a[2], len(a), a.index(42), a.count(b"howdy"), a.count(b"HoWdY"))
    b = shared_memory.ShareableList(["now", 1, 2])
    c = shared_memory.ShareableList(name=b.shm.name)
    c[-1] = 999
    print(b[-1], list(c), b.format)
    for each in b, c:
        each.shm.close()
    b.shm.unlink()
    a.shm.close()
    a.shm.unlink()

    with SharedMemoryManager() as smm:
        sl = smm.ShareableList(range(2000))
        out = smm.ShareableList([0])
        workers = [Process(target=total, args=(sl, *span, out)) for span in ((0, 1000), (1000, 2000))]
        for p in workers:
            p.start()
            p.join()
        print(out[0])
        block = smm.SharedMemory(size=128)
        block.buf[0] = 1
        print(block.buf[0])

    # The buffer is a memoryview like any other.
    import struct

    block = shared_memory.SharedMemory(create=True, size=24)
    numbers = block.buf.cast("i")
    numbers[0], numbers[5] = -7, 2**31 - 1
    print(numbers.tolist(), isinstance(block.buf, memoryview), block.buf.readonly, block.buf.format, block.buf.nbytes)
    struct.pack_into("<hd", block.buf, 4, 5, 2.5)
    print(struct.unpack_from("<hd", block.buf, 4), int.from_bytes(block.buf[:4], "little", signed=True))
    print(memoryview(block.buf)[-4:].tobytes(), block.buf[20:] == b"\xff\xff\xff\x7f", bytearray(block.buf[:4]))
    for mistake in (
        lambda: block.buf.__setitem__(0, 256),
        lambda: block.buf.__setitem__(0, "a"),
        lambda: block.buf.__setitem__(24, 1),
        lambda: block.buf.__setitem__(slice(2), b"abc"),
    ):
        try:
            mistake()
        except (ValueError, TypeError, IndexError) as error:
            print(type(error).__name__, error)
    buf = block.buf
    numbers.release()
    block.close()
    print(block.buf)
    try:
        buf[0]
    except ValueError as error:
        print(error)
    again = shared_memory.SharedMemory(block.name)
    print(again.buf[4], again.size)
    again.close()
    block.unlink()
    for name, create, size in (("nothing", False, 0), (None, False, 0), (None, True, 0), (None, True, -1)):
        try:
            shared_memory.SharedMemory(name, create, size)
        except (OSError, ValueError) as error:
            print(type(error).__name__, error)
