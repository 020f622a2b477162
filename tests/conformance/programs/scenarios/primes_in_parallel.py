import multiprocessing
import threading

def is_prime(n):
    if n < 2:
        return False
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return True

def count(limits):
    low, high = limits
    return sum(1 for n in range(low, high) if is_prime(n))

def into(results, index, limits):
    results[index] = count(limits)

if __name__ == "__main__":
    chunks = [(i * 500, (i + 1) * 500) for i in range(4)]
    alone = [count(c) for c in chunks]
    with multiprocessing.Pool(2) as pool:
        pooled = pool.map(count, chunks)
    results = [0] * 4
    threads = [threading.Thread(target=into, args=(results, i, c)) for i, c in enumerate(chunks)]
    for t in threads: t.start()
    for t in threads: t.join()
    print(alone, alone == pooled == results, sum(alone))
