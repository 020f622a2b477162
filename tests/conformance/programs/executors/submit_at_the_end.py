from concurrent.futures import ThreadPoolExecutor
import threading
import time

executor = ThreadPoolExecutor(1)


def late():
    threading.main_thread().join()
    time.sleep(0.1)
    try:
        executor.submit(print, "never")
    except RuntimeError as error:
        print(error)


executor.submit(print, "one").result()
threading.Thread(target=late).start()
