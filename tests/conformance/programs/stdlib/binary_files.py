import io
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open("b.bin", "wb") as f:
        print(f.write(bytes(range(10))), f)
    with open("b.bin", "rb") as f:
        print(f.read(3), f.seek(-2, 2), f.read(), f.read(), f.peek())
        buffer = bytearray(4)
        f.seek(0)
        print(f.readinto(buffer), buffer)
    with open("b.bin", "r+b") as f:
        f.seek(4)
        f.write(b"XY")
        f.seek(0)
        print(f.read())
    try:
        open("b.bin", "rb").write(b"")
    except io.UnsupportedOperation as e:
        print(repr(e))
    try:
        open("b.bin", "wb").write("text")
    except TypeError as e:
        print(e)
    with io.BytesIO() as stream:
        stream.write(b"one\ntwo")
        stream.seek(0)
        print(list(stream), isinstance(stream, io.IOBase), stream.tell())
    number = os.open("raw", os.O_RDWR | os.O_CREAT)
    print(os.write(number, b"hello"), os.lseek(number, 1, 0), os.read(number, 3))
    os.close(number)
    try:
        os.read(number, 1)
    except OSError as e:
        print(e)
    os.chdir("/")
