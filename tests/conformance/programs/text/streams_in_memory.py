"""io.StringIO, io.BytesIO and TextIOWrapper: places, lines, newlines, states, errors."""

import io
import pickle

s = io.StringIO("one\ntwo\r\nthree")
print(s.read(2), s.tell(), repr(s.readline()), s.readlines(), s.read(), s.seek(0), list(s), s.seek(0, 2), s.write("!"), s.getvalue())
s.seek(4)
s.truncate()
s.seek(6)
s.write("x")
print(repr(s.getvalue()), s.tell(), s.closed, s.readable(), s.seekable(), s.isatty(), s.line_buffering, s.newlines)
for newline in (None, "", "\n", "\r", "\r\n"):
    t = io.StringIO("a\nb\rc\r\nd", newline)
    print(repr(newline), repr(t.getvalue()), t.readlines(), t.newlines)
b = io.BytesIO(b"abc\ndef")
print(b.read(1), b.readline(), b.read1(2), b.tell(), b.seek(-2, 2), b.read(), b.seek(0), b.readlines(), b.getvalue())
buffer = bytearray(4)
b.seek(1)
print(b.readinto(buffer), buffer, b.write(memoryview(b"XY")), b.getbuffer()[:3].tobytes(), b.truncate(3), b.getvalue())
view = b.getbuffer()
view[0] = 90
print(b.getvalue(), pickle.loads(pickle.dumps(b)).getvalue(), pickle.loads(pickle.dumps(s)).tell())

raw = io.BytesIO()
text = io.TextIOWrapper(raw, encoding="utf-16-le", newline="\r\n")
text.write("é\nx")
text.flush()
print(raw.getvalue(), text.encoding, text.errors)
raw = io.BytesIO("line é\r\nline 2\rlast".encode())
text = io.TextIOWrapper(raw, encoding="utf-8")
print(text.readline(), text.read().splitlines(), io.TextIOWrapper(io.BytesIO(b"a\r\nb"), newline="").readlines())
print(io.TextIOWrapper(io.BytesIO(b"a\xffb"), encoding="ascii", errors="replace").read() == "a\ufffdb", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfx"), "utf-8-sig").read())

with open("notes.txt", "w", newline="\r\n") as f:
    print(f.write("a\nb\n"), f.mode, f.name, f.encoding)
    print("c", file=f)
with open("notes.txt", "rb") as f:
    print(f.read())
with open("notes.txt") as f:
    print(f.readlines())
with open("notes.txt", "a+", encoding="latin-1") as f:
    f.write("é")
    f.seek(0)
    print(f.read(3), f.tell() > 0, f.readable())
with open("notes.txt", "r+b") as f:
    f.seek(2)
    f.write(b"--")
    print(f.tell(), f.peek(2)[:2], f.read(3))

s.close()
for attempt in (lambda: s.read(), lambda: s.write("x"), lambda: io.StringIO(5), lambda: io.StringIO("", "x"), lambda: io.StringIO().write(b"x"), lambda: io.BytesIO().write("x"), lambda: io.BytesIO("x"),
                lambda: io.StringIO("abc").seek(-1), lambda: io.StringIO("abc").seek(1, 1), lambda: io.BytesIO().seek(0, 9), lambda: io.BytesIO().truncate(-1), lambda: io.StringIO().read("x"), lambda: io.StringIO().detach(),
                lambda: open("nowhere.txt"), lambda: open("notes.txt", "q"), lambda: open("notes.txt", "rw"), lambda: open("notes.txt", "rb", encoding="ascii"), lambda: open("notes.txt", encoding="nonsense"), lambda: open("notes.txt", "x"),
                lambda: open("notes.txt").write("x"), lambda: open("notes.txt", "w").read(), lambda: open("notes.txt", newline="q"), lambda: io.TextIOWrapper(io.BytesIO(b"\xff"), "utf-8").read(), lambda: io.BytesIO().fileno()):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
