from concurrent.futures import ThreadPoolExecutor


def save(name):
    if name == "b.txt":
        raise OSError("the disk is full")
    print("saved", name)


with ThreadPoolExecutor(max_workers=2) as pool:
    for name in ("a.txt", "b.txt"):
        pool.submit(save, name)
print("all saved")
