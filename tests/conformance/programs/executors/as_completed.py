from concurrent.futures import ThreadPoolExecutor, as_completed
import time

def fetch(name, seconds):
    time.sleep(seconds)
    if name == "broken":
        raise ConnectionError(f"{name} refused")
    return f"{name} after {seconds}"

with ThreadPoolExecutor(max_workers=5) as executor:
    futures = {executor.submit(fetch, name, seconds): name for name, seconds in [("slow", 0.4), ("fast", 0.1), ("broken", 0.2), ("middle", 0.3)]}
    for future in as_completed(futures):
        try:
            print(futures[future], "->", future.result())
        except Exception as error:
            print(futures[future], "failed:", type(error).__name__, error)

with ThreadPoolExecutor() as executor:
    pending = [executor.submit(fetch, "a", 0.1), executor.submit(fetch, "b", 0.6)]
    try:
        for future in as_completed(pending, timeout=0.3):
            print(future.result())
    except TimeoutError as error:
        print(type(error).__name__, error)
print([f.done() for f in pending])
