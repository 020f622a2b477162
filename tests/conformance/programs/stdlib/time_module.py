import time

start = time.time()
m, p = time.monotonic(), time.perf_counter()
time.sleep(0.3)
print(round(time.time() - start, 1), round(time.monotonic() - m, 1), round(time.perf_counter() - p, 1))
print(type(start).__name__, type(time.time_ns()).__name__, start > 1.6e9, time.perf_counter_ns() > 0)
print(time.gmtime(0)[:6], time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(86400)), time.gmtime(0).tm_year)
print(time.asctime(time.gmtime(0)), len(time.ctime()), len(time.strftime("%X")))
before = time.process_time()
sum(range(1000))
print(time.process_time() >= before, time.thread_time() >= 0)
