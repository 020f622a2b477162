# fails: missing output
import threading

printer = threading.Lock()
counting = threading.Lock()
printed = 0
busy = 0


def work():
    global printed, busy
    if printer.acquire():
        try:
            with counting:
                printed += 1
        finally:
            printer.release()
    else:
        with counting:
            busy += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{printed} printed, {busy} busy")
