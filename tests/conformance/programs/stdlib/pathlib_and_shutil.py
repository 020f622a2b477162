from pathlib import *
import fnmatch
import glob
import os
import shutil
import tempfile
with tempfile.TemporaryDirectory() as d:
    os.chdir(d)
    p = Path("a") / "b" / "c.tar.gz"
    print(p, repr(p), p.parts, p.name, p.suffix, p.suffixes, p.stem, p.parent, list(p.parents), p.with_name("x"), p.with_suffix(".txt"), p.with_stem("q"))
    p.parent.mkdir(parents=True); print(p.write_text("hällo\n"), p.read_text(), p.read_bytes(), p.exists(), p.is_file(), p.stat().st_size)
    try: p.parent.mkdir()
    except FileExistsError as e: print(e)
    try: Path("no/x").mkdir()
    except FileNotFoundError as e: print(e)
    try: Path("nope").read_text()
    except FileNotFoundError as e: print(e, repr(e.filename))
    (Path("a") / "d.py").touch(); Path("a/e.py").write_text("1"); Path("z.py").touch()
    print(sorted(Path(".").rglob("*.py")), sorted(Path("a").glob("*")), sorted(map(str, Path().glob("**/*"))))
    print(sorted(x.name for x in Path(".").iterdir()))
    print(sorted(glob.glob("*")), sorted(glob.glob("**/*.py", recursive=True)), sorted(glob.glob("a/[de].py")), sorted(glob.glob("**", recursive=True)))
    print(PurePath("/a/b").relative_to("/a"), PurePath("/a/b").is_absolute(), PurePath("a//b/./c"), PurePath("/a") / "/b", "x" / PurePath("y"), PurePath("a") < PurePath("b"), PurePath("a/b.py").match("*.py"), PurePath("") , PurePath("/").name, PurePath("a") == PurePosixPath("a"))
    try: PurePath("/a").relative_to("b")
    except ValueError as e: print(e)
    shutil.copy("z.py", "a/zz.py"); shutil.copytree("a", "k"); print(sorted(os.listdir("k")))
    shutil.move("k", "m"); shutil.rmtree("a"); print(sorted(os.listdir(".")))
    with tempfile.NamedTemporaryFile("w+", suffix=".txt", dir=".") as f:
        f.write("x"); f.seek(0); print(f.read(), f.name.endswith(".txt"), os.path.exists(f.name))
    print(os.path.exists(f.name), len(os.listdir(".")))
    with tempfile.TemporaryFile() as f: f.write(b"hi"); f.seek(0); print(f.read())
    fd, name = tempfile.mkstemp(); os.write(fd, b"abc"); os.close(fd); print(open(name).read()); os.unlink(name)
    print(fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"), fnmatch.fnmatch("foo", "f?[!a]"), fnmatch.translate("*.py"))
    with open("lines", "w") as f: f.writelines(f"{i}\n" for i in range(3))
    with open("lines") as f, open("copy", "w") as g: g.write(f.read().upper())
    print(Path("copy").read_text().split())
    os.chdir("/")
print(os.path.exists(d), repr(Path.cwd()), [str(x) for x in PurePath("/x/y/z").parents][:2], PurePath("/x/y/z").parents[-1], Path("b")/Path("c"), hash(Path("a"))==hash(Path("a")))
