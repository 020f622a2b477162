"""Numbers of instructions: CPython's mean nothing here, and the machine's own are shown by `dis`."""

__all__ = ["cmp_op", "opname", "opmap", "hasconst", "hasname", "haslocal", "hasfree"]

cmp_op = ("<", "<=", "==", "!=", ">", ">=")
opname = [f"<{number}>" for number in range(256)]
opmap = {}
hasconst = hasname = haslocal = hasfree = []
