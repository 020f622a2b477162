import multiprocessing as mp


def child():
    print("never")


context = mp.get_context("spawn")
process = context.Process(target=child)
process.start()
process.join()
print("exit code", process.exitcode)
