import asyncio


async def walker():
    try:
        await asyncio.sleep(3)
        print("walker: there")
    except asyncio.CancelledError:
        print("walker: called back")
        raise


async def climber():
    await asyncio.sleep(1)
    raise ValueError("the rope is too short")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(walker())
            group.create_task(climber())
        print("home again")
    except* ValueError:
        print("the group has failed")


asyncio.run(main())
