import multiprocessing
import time


def count_coins(amount):
    time.sleep(0.5)
    return amount


def till(total, amount):
    before = total.value
    sold = count_coins(amount)
    total.value = before + sold


if __name__ == "__main__":
    total = multiprocessing.Value("i", 0)
    tills = [multiprocessing.Process(target=till, args=(total, amount)) for amount in (10, 20)]
    for process in tills:
        process.start()
    for process in tills:
        process.join()
    print(total.value)
