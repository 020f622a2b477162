# The calls of the page about concurrent.futures, in the ways it shows them.
import concurrent.futures
import math
import time
from concurrent.futures import FIRST_COMPLETED, FIRST_EXCEPTION, ProcessPoolExecutor, ThreadPoolExecutor, wait

PAGES = {"news": 0.3, "about": 0.1, "nowhere": 0.2}
PRIMES = [112272535095293, 112582705942171, 1099726899285419]


def load(page, timeout):
    time.sleep(PAGES[page])
    if page == "nowhere":
        raise ValueError("no such page")
    return page * 10


def is_prime(n):
    if n < 2:
        return False
    if n == 2:
        return True
    if n % 2 == 0:
        return False
    for i in range(3, min(int(math.floor(math.sqrt(n))), 3000) + 1, 2):
        if n % i == 0:
            return False
    return True


def shout(word):
    return word.upper()


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as executor:
        future = executor.submit(pow, 323, 1235)
        print(future.result() % 1000)

    with ThreadPoolExecutor(max_workers=5) as executor:
        future_to_page = {executor.submit(load, page, 60): page for page in PAGES}
        for future in concurrent.futures.as_completed(future_to_page):
            page = future_to_page[future]
            try:
                data = future.result()
            except Exception as exc:
                print("%r generated an exception: %s" % (page, exc))
            else:
                print("%r page is %d letters" % (page, len(data)))

    executor = ThreadPoolExecutor(max_workers=4)
    copies = [executor.submit(shout, word) for word in ("a", "b", "c", "d")]
    print([copy.result() for copy in copies])
    executor.shutdown()
    try:
        executor.submit(shout, "late")
    except RuntimeError as error:
        print(error)

    with ProcessPoolExecutor() as executor:
        for number, prime in zip(PRIMES, executor.map(is_prime, PRIMES)):
            print("%d is prime: %s" % (number, prime))

    with ThreadPoolExecutor(max_workers=3) as executor:
        slow, fast = executor.submit(time.sleep, 1), executor.submit(shout, "fast")
        done, not_done = wait([slow, fast], return_when=FIRST_COMPLETED)
        print(done == {fast}, not_done == {slow})
        print(wait([slow, fast], timeout=0.05).not_done == {slow})
        bad = executor.submit(load, "nowhere", 1)
        done, not_done = wait([slow, bad], return_when=FIRST_EXCEPTION)
        print(bad in done, bad.exception())
        print(slow.running(), slow.done(), slow.cancel(), slow.cancelled())
        try:
            slow.result(timeout=0.01)
        except TimeoutError as error:
            print(type(error).__name__, concurrent.futures.TimeoutError is TimeoutError)
        waiting = [executor.submit(time.sleep, 0.1) for _ in range(5)]
        print(waiting[-1].cancel(), waiting[-1].cancelled())
        waiting[0].add_done_callback(lambda future: print("called back", future.done()))
        waiting[0].result()
        time.sleep(0.05)
    future = concurrent.futures.Future()
    print(future.set_running_or_notify_cancel(), future.set_result(3), future.result(), future.exception())
    try:
        future.set_result(4)
    except concurrent.futures.InvalidStateError as error:
        print(str(error).split(" ")[0], type(error).__name__)
