from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory
import pickle


def change(name):
    block = SharedMemory(name=name)
    block.buf[0] = 99
    block.buf[1:4] = b"abc"
    block.close()


def attempt(function):
    try:
        return function()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    block = SharedMemory("block_of_this_program", create=True, size=16)
    process = Process(target=change, args=(block.name,))
    process.start()
    process.join()
    print(bytes(block.buf[:5]), block.buf[0], block.buf[1:3].tobytes(), list(block.buf[2:4]), block.name)
    again = pickle.loads(pickle.dumps(block))
    again.buf[5] = 7
    print(block.buf[5], again.name == block.name)
    again.close()
    print(again.buf, again.close())
    print(attempt(lambda: block.buf.__setitem__(0, 300)))
    print(attempt(lambda: block.buf.__setitem__(0, "x")))
    print(attempt(lambda: block.buf.__setitem__(slice(0, 2), b"abc")))
    print(attempt(lambda: block.buf[100_000]))
    print(attempt(lambda: SharedMemory("block_of_this_program", create=True, size=4)))
    block.close()
    block.unlink()
    print(attempt(lambda: SharedMemory("block_of_this_program")))
    for arguments in ({"create": True, "size": 0}, {"create": True, "size": -1}, {}):
        print(attempt(lambda: SharedMemory(**arguments)))
