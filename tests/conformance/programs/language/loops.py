for i in range(3):
    print(i, end=" ")
else:
    print("done")
for i in range(10):
    if i == 2:
        continue
    if i == 5:
        break
    print(i, end=" ")
else:
    print("never")
print("after", i)
n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
else:
    print("collatz", steps)
while True:
    steps -= 20
    if steps < 0:
        break
print(steps)
for i in range(1, 4):
    for j in range(1, 4):
        if j == i:
            break
        print((i, j), end=" ")
    else:
        print("full", end=" ")
print()
for i in range(10, 0, -3):
    print(i, end=",")
print(list(range(5, 5)), range(2, 10, 3), list(range(-3, 3, 2)))
items = [1, 2, 3, 4]
for item in items[:]:
    if item % 2 == 0:
        items.remove(item)
print(items)
for index, letter in enumerate("abc", start=1):
    print(index, letter, end="; ")
for a, b in zip([1, 2, 3], "xy"):
    print(a, b, end="; ")
print()
for _ in []:
    pass
else:
    print("empty loop's else")
total = 0
for row in [[1, 2], [3, 4]]:
    for value in row:
        total += value
print(total)
