"""Two tasks read a balance, sleep for times that differ, and write it back."""
# Durations decide.

import asyncio

balance = 100
order = []


async def withdraw(amount, delay):
    global balance
    await asyncio.sleep(delay)
    before = balance
    await asyncio.sleep(delay)
    balance = before - amount
    order.append(amount)


async def main():
    await asyncio.gather(withdraw(10, 0.001), withdraw(20, 0.002))


asyncio.run(main())
print(balance, order)
