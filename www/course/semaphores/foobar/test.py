

def three_times(method):
    for _ in range(3):
        method()


clock = Clock()
ticker = threading.Thread(target=three_times, args=(clock.tick,), name="ticker")
tocker = threading.Thread(target=three_times, args=(clock.tock,), name="tocker")
tocker.start()
ticker.start()
tocker.join()
ticker.join()
print(*clock.words)
