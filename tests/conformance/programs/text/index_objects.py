"""Arguments with __index__ count and index wherever an int does."""


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Bad:
    def __index__(self):
        return "2"


class Small(int):
    pass


two = Index(2)
print("abcabc".find("a", two), "abc".center(Index(9), "*"), "a\tb".expandtabs(two), "a b c".split(None, Index(1)))
print("ab" * two, two * b"ab", "abcdef"[two:], "aaa".replace("a", "b", two), "abc".startswith("c", two), "7".zfill(two))
print(b"abc".find(Index(98)), b"abc".count(b"a", Index(1)), Index(97) in b"abc", b"abc".center(Index(5)))
print(bytes([Index(1), Small(2)]), bytearray([Small(3)]), bytes(two), bytes(Small(1)), int("11", Small(2)), int("11", two))
array = bytearray(b"abc")
array.append(Index(100))
array.insert(Index(0), Index(33))
array[Index(1)] = Index(64)
array.extend([Index(50), Small(51)])
array.extend(iter([Index(52)]))
print(array, array.pop(Index(0)), array)
print(chr(Index(65)), hex(two), bin(two), round(123.456, two), pow(2, 3), divmod(7, 2), range(two))
for call in (lambda: "abc".center(Bad()), lambda: "abc".find("a", Bad()), lambda: chr(Bad()), lambda: "a" * Bad(),
             lambda: "abc".center(1.0), lambda: "abc".find("a", 1.0), lambda: b"abc".find(1.0), lambda: bytearray(b"a").append("b")):
    try:
        print(call())
    except TypeError as e:
        print(e)
