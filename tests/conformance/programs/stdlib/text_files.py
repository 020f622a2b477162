import io
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open("a.txt", "w") as f:
        print(f.write("one\ntwo\n"), f.tell(), f.name, f.mode, f.closed)
        f.writelines(["three\n", "four"])
        print(f"x={1}", file=f)
    print(f.closed)
    try:
        f.write("x")
    except ValueError as e:
        print(repr(e))
    for line in open("a.txt"):
        print(repr(line))
    with open("a.txt") as f:
        print(repr(f.read(5)), f.tell(), repr(f.readline()), f.readlines())
        f.seek(0)
        print(f.read().splitlines())
        try:
            f.write("k")
        except io.UnsupportedOperation as e:
            print(repr(e))
        print(f)
    with open("a.txt", "a+") as f:
        print(f.tell())
        f.write("end\n")
        f.seek(0)
        print(f.readline())
    with open("a.txt", "r+", encoding="utf-8") as f:
        f.write("ONE")
        f.seek(0, 2)
        print(f.tell(), f)
    print(open("a.txt").read())
    with open("lines", "wb") as f:
        f.write("naïve €\r\nb\rc\n".encode())
    print(open("lines").read().encode(), list(open("lines")), list(open("lines", newline="")))
    print(repr(open("lines").read(7)), repr(open("lines").read(9)))
    with open("wide", "w", encoding="utf-16") as f:
        f.write("hi\n")
        f.write("there\n")
    print(open("wide", "rb").read(), list(open("wide", encoding="utf-16")))
    try:
        open("lines", encoding="ascii").read()
    except UnicodeDecodeError as e:
        print(e)
    print(open("lines", encoding="ascii", errors="replace").readline())
    with open("t", "w+") as f:
        f.write("abc")
        f.seek(1)
        f.truncate()
        f.seek(0)
        print(f.read())
    with open("t") as f:
        next(f)
        try:
            f.tell()
        except OSError as e:
            print(e)
    s = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\r\n")
    s.write("a\nb")
    s.flush()
    print(s.buffer.getvalue())
    os.chdir("/")
