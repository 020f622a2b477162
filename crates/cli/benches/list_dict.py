"""Lists and dicts: filling, counting, looking up, taking away."""


def work(size):
    numbers = []
    for i in range(size):
        numbers.append(i * 7919 % 10007)
    seen = {}
    for n in numbers:
        seen[n] = seen.get(n, 0) + 1
    total = 0
    for key, times in seen.items():
        if key in seen and times > 1:
            total += key * times
    groups = {}
    for n in numbers:
        groups.setdefault(n % 100, []).append(n)
    longest = max(len(group) for group in groups.values())
    for i in range(0, size, 2):
        numbers[i] = numbers[i + 1]
    while len(numbers) > size // 2:
        total += numbers.pop()
    for key in list(seen):
        if key % 3 == 0:
            del seen[key]
    return total, longest, len(seen), len(numbers)


print(work(1_500_000))
