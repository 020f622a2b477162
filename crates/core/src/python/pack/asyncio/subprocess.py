"""Other programs, which there are none to start."""

__all__ = ("create_subprocess_exec", "create_subprocess_shell")

PIPE, STDOUT, DEVNULL = -1, -2, -3


class Process:
    """A program that runs."""


async def create_subprocess_exec(program, *args, **options):
    """There are no programs to start."""
    raise NotImplementedError("Interleave cannot start other programs")


async def create_subprocess_shell(cmd, **options):
    """There are no programs to start."""
    raise NotImplementedError("Interleave cannot start other programs")
