# fails: time
import multiprocessing
import time


def count_coins(amount):
    time.sleep(0.5)
    return amount


def till(total, amount):
    with total.get_lock():
        total.value += count_coins(amount)


if __name__ == "__main__":
    total = multiprocessing.Value("i", 0)
    tills = [multiprocessing.Process(target=till, args=(total, amount)) for amount in (10, 20)]
    for process in tills:
        process.start()
    for process in tills:
        process.join()
    print(total.value)
