"""Calls in threads."""

from asyncio import events
from contextvars import copy_context

__all__ = ("to_thread",)


async def to_thread(func, /, *args, **kwargs):
    """Call a function in a thread of the loop's executor and wait for its result."""
    loop = events.get_running_loop()
    context = copy_context()

    def call():
        return context.run(func, *args, **kwargs)

    return await loop.run_in_executor(None, call)
