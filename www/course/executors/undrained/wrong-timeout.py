# fails: output
import multiprocessing


def work(results):
    results.put("x" * 1_000_000)


if __name__ == "__main__":
    results = multiprocessing.Queue()
    process = multiprocessing.Process(target=work, args=(results,))
    process.start()
    process.join(timeout=1)
    if process.is_alive():
        process.terminate()
        process.join()
    print("nothing" if results.empty() else "something")
