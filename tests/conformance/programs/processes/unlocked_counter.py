# Without the lock around both, += is a read and a write.
import multiprocessing as mp


def add(value, locked):
    for _ in range(40):
        if locked:
            with value.get_lock():
                value.value += 1
        else:
            value.value += 1


if __name__ == "__main__":
    for locked in (True, False):
        value = mp.Value("i", 0)
        processes = [mp.Process(target=add, args=(value, locked)) for _ in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(locked, value.value == 80 if locked else 40 <= value.value <= 80)
