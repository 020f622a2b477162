

def read():
    global inside, most
    prices.start_reading()
    with looking:
        assert not writing, "a reader is inside while someone writes"
        inside += 1
        most = max(most, inside)
    with looking:
        inside -= 1
    prices.stop_reading()


def write():
    global writing
    prices.start_writing()
    with looking:
        assert inside == 0, "someone writes while a reader is inside"
        writing = True
    with looking:
        writing = False
    prices.stop_writing()


looking = threading.Lock()
inside = most = 0
writing = False
prices = Prices()
threads = [threading.Thread(target=target) for target in (read, read, write)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most, "at once")
