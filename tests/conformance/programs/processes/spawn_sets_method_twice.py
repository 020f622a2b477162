import multiprocessing as mp


def child(x):
    print("child", x)


mp.set_start_method("spawn")
process = mp.Process(target=child, args=(1,))
process.start()
process.join()
print("exit code", process.exitcode)
