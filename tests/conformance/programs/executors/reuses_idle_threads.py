from concurrent.futures import ThreadPoolExecutor
import time

with ThreadPoolExecutor(5) as executor:
    for i in range(3):
        executor.submit(abs, i).result()
        time.sleep(0.05)
    print(len(executor._threads))
    for i in range(3):
        executor.submit(time.sleep, 0.1)
    print(len(executor._threads))
