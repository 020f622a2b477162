# A coroutine that nobody awaits is reported where it goes away: with a function, a new value, del, or at once.
import asyncio


async def fetch(n=0):
    await asyncio.sleep(0)
    return n


def make():
    coroutine = fetch()
    print("made", type(coroutine).__name__)


make()
print("after make")
kept = fetch()
kept = None
print("after kept")


async def main():
    fetch()
    print("thrown away")
    later = fetch(1)
    print(await later)
    task = asyncio.create_task(later_still := fetch(2))
    print(await task, type(later_still).__name__)
    for n in range(3):
        each = fetch(n)
        if n == 1:
            print(await each)
    each = 5
    closed = fetch()
    closed.close()

    def inner():
        mine = fetch()
        return mine is not None

    print(inner())
    print("bye")


asyncio.run(main())
gone = fetch()
del gone
print("end")
