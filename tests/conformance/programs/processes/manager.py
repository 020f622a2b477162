import multiprocessing

def work(shared, log, n):
    shared[n] = n * n
    log.append(f"item {n}")
    shared["count"] = shared.get("count", 0) + 1

if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        shared, log = manager.dict(), manager.list(["start"])
        for n in range(3):
            p = multiprocessing.Process(target=work, args=(shared, log, n))
            p.start()
            p.join()
        print(dict(shared), list(log), len(log), log[1], shared[2], "count" in shared)
        print(sorted(shared.keys(), key=str), shared.items()[0])
        space = manager.Namespace()
        space.x = 10
        print(space.x, shared)
        q = manager.Queue()
        q.put("via manager")
        print(q.get(), q.empty())
