import threading

barrier = threading.Barrier(2)


def hiker():
    try:
        barrier.wait()
        print("together")
    except threading.BrokenBarrierError:
        print("alone")


def friend():
    barrier.abort()  # stays at home


threads = [threading.Thread(target=hiker), threading.Thread(target=friend)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
