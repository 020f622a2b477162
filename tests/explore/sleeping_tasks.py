# Tasks of one event loop read a balance, sleep, and write it back. A sleep may end at any point. When the second one's ends is a choice:
# together with the first one's, before one of the two rounds in which something is ready by then (the first task, then what gathers
# the tasks), or when the loop has nothing else to do. If the delays differ, either task may be the first; if not, one is.
# Executions: 8; DELAYS=(1,1): 4.
import asyncio

DELAYS = (1, 2)
balance = 0


async def deposit(delay):
    global balance
    before = balance
    await asyncio.sleep(delay)
    balance = before + 1


async def main():
    await asyncio.gather(*(deposit(delay) for delay in DELAYS))


asyncio.run(main())
print(balance)
