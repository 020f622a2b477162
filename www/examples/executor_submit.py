# submit() hands a call to a pool of threads and returns a future at once:
# a promise of the result. result() waits until it is there.
from concurrent.futures import ThreadPoolExecutor
import time


def bake(cake, minutes):
    time.sleep(minutes)
    return f"{cake}: ready, {minutes} min in the oven"


with ThreadPoolExecutor(max_workers=2) as oven:
    plain = oven.submit(bake, "plain cake", 2)
    cheese = oven.submit(bake, "cheesecake", 3)
    apple = oven.submit(bake, "apple pie", 1)
    print("three cakes ordered, two fit in the oven")
    print(plain.result())
    print(cheese.result())
    print(apple.result())
