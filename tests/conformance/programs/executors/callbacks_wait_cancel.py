from concurrent.futures import ThreadPoolExecutor, Future, wait, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED, CancelledError
import time

def work(n):
    time.sleep(n / 10)
    if n == 2:
        raise RuntimeError("two fails")
    return n

with ThreadPoolExecutor(1) as executor:
    a = executor.submit(work, 3)
    b = executor.submit(work, 1)
    c = executor.submit(work, 1)
    a.add_done_callback(lambda f: print("callback", f.result()))
    time.sleep(0.05)
    print(a.running(), a.cancel(), b.cancel(), b.cancelled(), b.done())
    try:
        b.result()
    except CancelledError as error:
        print("cancelled", repr(error))
    print(c.result())
    a.add_done_callback(lambda f: print("at once", f.result()))
with ThreadPoolExecutor(4) as executor:
    futures = [executor.submit(work, n) for n in (1, 2, 4)]
    done, pending = wait(futures, return_when=FIRST_COMPLETED)
    print(len(done), len(pending), [f.result() for f in done])
    done, pending = wait(futures, return_when=FIRST_EXCEPTION)
    print(len(done), len(pending))
    done, pending = wait(futures, timeout=0.05)
    print(len(done), len(pending))
    result = wait(futures)
    print(len(result.done), len(result.not_done), ALL_COMPLETED)
f = Future()
print(f.done(), f.set_running_or_notify_cancel())
f.set_result(42)
print(f.result(), f.exception())
g = Future()
g.set_exception(KeyError("k"))
print(repr(g.exception()))
try:
    Future().result(timeout=0.05)
except TimeoutError as error:
    print("TimeoutError", error)
slow = ThreadPoolExecutor(1)
kept = [slow.submit(work, 1) for _ in range(3)]
time.sleep(0.05)
slow.shutdown(wait=True, cancel_futures=True)
print([k.cancelled() for k in kept])
