def down(n):
    if n == 0:
        raise RuntimeError("bottom")
    down(n - 1)

print("going down")
down(12)
