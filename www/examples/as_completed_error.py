# as_completed() yields futures as they finish, not as they were started.
# An exception in the worker waits in its future: result() raises it here.
from concurrent.futures import ThreadPoolExecutor, as_completed
import time


def ask(city):
    seconds = {"Oslo": 3, "Lima": 1, "Atlantis": 2}[city]
    time.sleep(seconds)
    if city == "Atlantis":
        raise LookupError("no such city on the map")
    return f"sunny, answered in {seconds} s"


with ThreadPoolExecutor(max_workers=3) as pool:
    asked = {pool.submit(ask, city): city for city in ("Oslo", "Lima", "Atlantis")}
    for future in as_completed(asked):
        city = asked[future]
        try:
            print(f"{city}: {future.result()}")
        except LookupError as problem:
            print(f"{city}: failed, {problem}")
