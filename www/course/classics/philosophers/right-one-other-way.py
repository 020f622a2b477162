import threading

N = 3
forks = [threading.Lock() for _ in range(N)]


def dine(i):
    first, second = i, (i + 1) % N
    if i == 0:
        first, second = second, first
    with forks[first]:
        with forks[second]:
            pass  # eats


philosophers = [threading.Thread(target=dine, args=(i,), name=f"philosopher {i}") for i in range(N)]
for philosopher in philosophers:
    philosopher.start()
for philosopher in philosophers:
    philosopher.join()
print("all have eaten")
