import multiprocessing

def add(value, array, lock, n):
    for _ in range(n):
        with value.get_lock():
            value.value += 1
        with lock:
            array[0] += 2
    array[1] = 99

if __name__ == "__main__":
    value = multiprocessing.Value("i", 5)
    array = multiprocessing.Array("d", [0, 1.5, 2.5])
    lock = multiprocessing.Lock()
    ps = [multiprocessing.Process(target=add, args=(value, array, lock, 20)) for _ in range(3)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(value.value, array[:], list(array), len(array))
    value.value = -1
    raw = multiprocessing.Value("d", 0.5, lock=False)
    print(value.value, raw.value)
    letters = multiprocessing.Array("i", 4)
    letters[2] = 7
    print(letters[:], letters[1:3])
