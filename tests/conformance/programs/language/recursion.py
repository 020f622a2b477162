def hanoi(n, source, target, spare, moves):
    if n:
        hanoi(n - 1, source, spare, target, moves)
        moves.append(source + target)
        hanoi(n - 1, spare, target, source, moves)
    return moves

print(hanoi(3, "A", "C", "B", []), len(hanoi(8, "A", "C", "B", [])))
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print([fib(n) for n in range(15)])
def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))
print(ackermann(2, 3))
def flatten(value):
    return [x for item in value for x in flatten(item)] if isinstance(value, list) else [value]
print(flatten([1, [2, [3, [4, []]]], 5]))
def permutations(items):
    if not items:
        return [[]]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]
print(permutations([1, 2, 3]))
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(900))
def even(n):
    return True if n == 0 else odd(n - 1)
def odd(n):
    return False if n == 0 else even(n - 1)
print(even(100), odd(7))
def endless(n):
    return endless(n + 1)
try:
    endless(0)
except RecursionError as error:
    print(error)
