import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    open("a.txt", "w").close()
    try:
        open("none.txt")
    except FileNotFoundError as e:
        print(e, e.errno, e.filename, e.strerror, e.args, repr(e))

    def attempt(action, *args, **kwargs):
        try:
            print(action(*args, **kwargs))
        except Exception as e:
            print(type(e).__name__, e)

    attempt(open, "a.txt", "x")
    for mode in ["q", "rw", "rbt", "", "+"]:
        attempt(open, "a.txt", mode)
    attempt(open, "a.txt", "rb", encoding="utf-8")
    attempt(open, "a.txt/b")
    attempt(open, "none/b", "w")
    attempt(open, 1.5)
    attempt(open, "a.txt", 5)
    attempt(open, "a.txt", encoding="no-such")
    attempt(os.remove, "nope")
    attempt(os.mkdir, "a.txt")
    attempt(os.rmdir, "a.txt")
    attempt(os.rename, "nope", "other")
    attempt(os.listdir, "nope")
    attempt(os.path.getsize, "nope")
    os.makedirs("x/y")
    attempt(os.rmdir, "x")
    attempt(os.makedirs, "x/y")
    attempt(os.makedirs, "x/y", exist_ok=True)
    os.chdir("/")
open("no-such-file.txt")
