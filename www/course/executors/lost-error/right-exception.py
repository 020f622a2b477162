from concurrent.futures import ThreadPoolExecutor


def save(name):
    if name == "b.txt":
        raise OSError("the disk is full")
    print("saved", name)


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(save, "a.txt"), pool.submit(save, "b.txt")]
    errors = [future.exception() for future in futures]
if any(errors):
    print("could not save:", *filter(None, errors))
else:
    print("all saved")
