from multiprocessing import Lock, Process
from multiprocessing.sharedctypes import Array, RawArray, RawValue, Value, copy, synchronized


def modify(n, x, text, numbers):
    n.value **= 2
    x.value **= 2
    text.value = text.value.upper()
    for i in range(len(numbers)):
        numbers[i] *= 10


if __name__ == "__main__":
    lock = Lock()
    n, x = Value("i", 7), Value("d", 1.0 / 3.0, lock=False)
    text, numbers = Array("c", b"hello world", lock=lock), Array("h", [1, 2, 3], lock=lock)
    process = Process(target=modify, args=(n, x, text, numbers))
    process.start()
    process.join()
    print(n.value, x.value, text.value, numbers[:], text.get_lock() is lock)
    raw = RawArray("d", 3)
    raw[:] = [1, 2.5, 3]
    other = copy(raw)
    other[0] = 9
    print(list(raw), list(other), synchronized(RawValue("i", 4)).value)
