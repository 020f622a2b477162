import multiprocessing as mp

if __name__ == "__main__":

    def only_here():
        print("never")

    process = mp.get_context("spawn").Process(target=only_here)
    process.start()
    process.join()
    print(process.exitcode)
