"""Sorting: numbers, strings, tuples; with a key, in reverse; and a merge sort written out."""


def randoms(count, seed):
    state = seed
    numbers = []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        numbers.append(state >> 8)
    return numbers


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


numbers = randoms(100_000, 42)
plain = sorted(numbers)
print(plain[:3], merge_sort(numbers[:30_000])[:2])
by_end = sorted(numbers, key=lambda n: n % 1000)
print(by_end[:3])
words = [str(n) for n in numbers]
words.sort(key=len, reverse=True)
print(words[0], words[-1])
words.sort()
print(words[:2])
records = [(n % 100, -n, str(n)) for n in numbers]
records.sort()
print(records[0])
records.sort(key=lambda record: (record[1], record[0]))
print(records[-1])
