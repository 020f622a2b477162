import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.makedirs("x/y/z")
    open("x/y/f", "w").close()
    print([(root, sorted(folders), files) for root, folders, files in os.walk("x")])
    print([(root, sorted(folders), files) for root, folders, files in os.walk("x", topdown=False)])
    os.rename("x/y/f", "x/g")
    print(os.listdir("x/y"), sorted(os.listdir("x")))
    with os.scandir("x") as entries:
        print(sorted((entry.name, entry.path, entry.is_dir(), entry.is_file()) for entry in entries))
    print(os.path.exists("x/g"), os.path.isfile("x"), os.path.isdir("x"), os.path.getsize("x/g"), os.access("x", os.R_OK))
    f = open("x/g", "r+")
    f.write("kept while open")
    f.seek(0)
    os.remove("x/g")
    print(f.readline(), os.path.exists("x/g"))
    f.close()
    os.removedirs("x/y/z")
    print(os.path.exists("x"))
    with open("size", "w") as f:
        f.write("12345")
    print(os.stat("size").st_size)
    os.chdir("/")
