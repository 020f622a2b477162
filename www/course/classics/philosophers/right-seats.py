import threading

N = 3
forks = [threading.Lock() for _ in range(N)]
seats = threading.Semaphore(N - 1)


def dine(i):
    left, right = i, (i + 1) % N
    with seats:
        with forks[left]:
            with forks[right]:
                pass  # eats


philosophers = [threading.Thread(target=dine, args=(i,), name=f"philosopher {i}") for i in range(N)]
for philosopher in philosophers:
    philosopher.start()
for philosopher in philosophers:
    philosopher.join()
print("all have eaten")
