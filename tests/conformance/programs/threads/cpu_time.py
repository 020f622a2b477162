import threading, time

def work(sleep):
    for i in range(20_000):
        i * i
    time.sleep(sleep)
    times.append(time.thread_time())

times = []
begin, clock = time.process_time(), time.perf_counter()
threads = [threading.Thread(target=work, args=(pause,)) for pause in (0.2, 0.3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
elapsed, computed = time.perf_counter() - clock, time.process_time() - begin
print("slept", elapsed >= 0.3, "computed", 0 < computed < 0.2)
print("each", all(0 < one < 0.2 for one in times))
before = time.thread_time_ns()
event = threading.Event()
print(event.wait(0.1), time.thread_time_ns() - before < 50_000_000)
before = time.process_time_ns()
time.sleep(0.1)
print(type(before).__name__, time.process_time_ns() - before < 50_000_000)
