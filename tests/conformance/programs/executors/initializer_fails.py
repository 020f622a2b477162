from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def prepare():
    raise RuntimeError("not today")


if __name__ == "__main__":
    for kind in (ThreadPoolExecutor, ProcessPoolExecutor):
        executor = kind(1, initializer=prepare)
        future = executor.submit(abs, -1)
        try:
            future.result()
        except Exception as error:
            print(type(error).__name__, error)
        try:
            executor.submit(abs, -1)
        except Exception as error:
            print(type(error).__name__, error)
        executor.shutdown()
