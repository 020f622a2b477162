import threading

found = []


def work(number):
    found.append(number)


threads = [threading.Thread(target=lambda number=number: work(number)) for number in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(found))
