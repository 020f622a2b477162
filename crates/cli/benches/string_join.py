"""Strings from numbers and back: str, join, split, int, replace, upper."""


def work(rounds):
    total = 0
    for start in range(rounds):
        text = ",".join(str(n) for n in range(start, start + 1000))
        parts = text.split(",")
        total += sum(int(part) for part in parts)
        shouted = "-".join([part.replace("1", "one").upper() for part in parts])
        total += len(shouted) + shouted.count("ONE")
    return total


print(work(1500))
