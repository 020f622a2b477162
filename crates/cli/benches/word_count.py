"""Counting words of a text: split, strip, lower, dict, Counter, sorted with a key."""

from collections import Counter, defaultdict

SENTENCE = (
    "The philosophers sit at a round table; each thinks, then eats, then thinks again. "
    "A fork lies between each two of them, and nobody eats with one fork! "
    "If all of them take the left fork first, who will ever take the right one?"
)


def text(copies):
    words = SENTENCE.split()
    lines = []
    for i in range(copies):
        turn = i % len(words)
        lines.append(" ".join(words[turn:] + words[:turn]))
    return "\n".join(lines)


def count(page):
    counts = {}
    for line in page.splitlines():
        for word in line.split():
            word = word.strip(".,;!?").lower()
            if word not in counts:
                counts[word] = 0
            counts[word] += 1
    return counts


page = text(20_000)
counts = count(page)
for word, times in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]:
    print(word, times)
again = Counter(word.strip(".,;!?").lower() for word in page.split())
print(again == counts, again.most_common(2))
initials = defaultdict(list)
for word in counts:
    initials[word[0]].append(word)
print({initial: len(words) for initial, words in sorted(initials.items())})
letters = Counter(page)
print(letters["e"], letters["z"])
