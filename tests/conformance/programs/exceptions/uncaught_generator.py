def numbers():
    for text in ["1", "2", "three"]:
        yield int(text)

print(sum(x for x in [1, 2]))
print(list(n * 2 for n in numbers()))
