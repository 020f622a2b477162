import threading

found = []


def work():
    found.append(number)


threads = []
for number in range(3):
    thread = threading.Thread(target=work)
    thread.start()
    threads.append(thread)
for thread in threads:
    thread.join()
print(sorted(found))
