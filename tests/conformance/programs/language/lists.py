a = [3, 1, 2]
a.append(4)
a.extend([5, 6])
a.insert(0, 0)
a.insert(100, 7)
print(a, len(a), a[0], a[-1], a[1:4])
print(a.pop(), a.pop(0), a)
a.remove(3)
print(a, a.index(4), a.count(2), 5 in a)
a.sort()
print(a)
a.sort(reverse=True)
print(a)
a.reverse()
print(a)
b = a.copy()
b[0] = 99
print(a, b, a + b, a * 2, [0] * 3)
a[1:3] = [20, 30, 40]
print(a)
a[::2] = [0] * len(a[::2])
print(a)
del a[0]
del a[1:3]
print(a)
a += (8, 9)
print(a)
a *= 2
print(a)
a.clear()
print(a, bool(a))
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
print(grid)
shared = [[]] * 3
shared[0].append(1)
print(shared)
words = ["pear", "fig", "apple"]
words.sort(key=len)
print(words, sorted(words, key=lambda w: w[-1], reverse=True))
loop = [1]
loop.append(loop)
print(loop, list("abc"), list(range(3)), [1, [2, [3]]] == [1, [2, [3]]])
for run in [
    lambda: [].pop(),
    lambda: [1][5],
    lambda: [1].remove(2),
    lambda: [1].index(3),
    lambda: [1] + (2,),
    lambda: [3, 'a'].sort(),
]:
    try:
        run()
    except Exception as error:
        print(type(error).__name__, error)
