import threading

log, lock = [], threading.Lock()
barrier = threading.Barrier(3, action=lambda: log.append("all here"))


def work(name):
    for round in range(2):
        with lock:
            log.append(round)
        barrier.wait()
        barrier.wait()


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)


def arrive(results):
    try:
        results.append(waiting.wait())
    except threading.BrokenBarrierError as error:
        results.append(repr(error))


waiting = threading.Barrier(2)
for end in (lambda: waiting.abort(), lambda: (waiting.reset(), waiting.reset())):
    results = []
    thread = threading.Thread(target=arrive, args=(results,))
    thread.start()
    while not waiting.n_waiting and not waiting.broken and thread.is_alive():
        pass
    end()
    thread.join()
    print(results, waiting.broken)
    waiting.reset()
