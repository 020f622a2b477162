# rule: deadlock
import threading

gate = threading.Barrier(3)


def wait_for_all():
    gate.wait()


threads = [threading.Thread(target=wait_for_all) for _ in range(2)]
for thread in threads:
    thread.start()
print("two of three", flush=True)
for thread in threads:
    thread.join()
