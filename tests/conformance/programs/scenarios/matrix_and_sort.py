import threading

def multiply_row(a, b, result, i):
    result[i] = [sum(x * y for x, y in zip(a[i], column)) for column in zip(*b)]

a = [[1, 2], [3, 4], [5, 6]]
b = [[7, 8, 9], [10, 11, 12]]
result = [None] * len(a)
threads = [threading.Thread(target=multiply_row, args=(a, b, result, i)) for i in range(len(a))]
for t in threads: t.start()
for t in threads: t.join()
for row in result:
    print(" ".join(f"{x:4}" for x in row))

def merge_sort(items, depth=0):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    halves = [items[:middle], items[middle:]]
    if depth < 2:
        out = {}
        def sort_half(i):
            out[i] = merge_sort(halves[i], depth + 1)
        ts = [threading.Thread(target=sort_half, args=(i,)) for i in (0, 1)]
        for t in ts: t.start()
        for t in ts: t.join()
        left, right = out[0], out[1]
    else:
        left, right = merge_sort(halves[0], depth + 1), merge_sort(halves[1], depth + 1)
    merged = []
    while left and right:
        merged.append((left if left[0] <= right[0] else right).pop(0))
    return merged + left + right

print(merge_sort([(x * 7919) % 101 for x in range(25)]))
