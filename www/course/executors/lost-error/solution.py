from concurrent.futures import ThreadPoolExecutor


def save(name):
    if name == "b.txt":
        raise OSError("the disk is full")
    print("saved", name)


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(save, name) for name in ("a.txt", "b.txt")]
try:
    for future in futures:
        future.result()
except OSError as error:
    print("could not save:", error)
else:
    print("all saved")
