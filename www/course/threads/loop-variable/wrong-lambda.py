# fails: output
import threading

found = []


def work(number):
    found.append(number)


threads = []
for number in range(3):
    thread = threading.Thread(target=lambda: work(number))
    thread.start()
    threads.append(thread)
for thread in threads:
    thread.join()
print(sorted(found))
