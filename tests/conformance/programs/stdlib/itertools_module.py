from itertools import *

print(list(islice(count(5, 2), 4)), list(islice(cycle("ab"), 5)), list(repeat("x", 3)))
print(list(chain([1], "ab", (2,))), list(chain.from_iterable([[1], [2, 3]])), list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)))
print(list(combinations("abc", 2)), list(permutations([1, 2, 3], 2)), list(product("ab", [1, 2])), list(combinations_with_replacement("ab", 2)), len(list(product(range(3), repeat=3))))
print(list(zip_longest("abc", [1], fillvalue="-")), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print([(k, list(g)) for k, g in groupby("aabbbc")], [(k, len(list(g))) for k, g in groupby(sorted(["bb", "a", "cc"], key=len), key=len)])
print(list(compress("abcd", [1, 0, 1, 1])), list(filterfalse(lambda x: x % 2, range(5))), list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise([1, 2, 3])))
a, b = tee(iter([1, 2, 3]))
print(next(a), list(b), list(a), list(islice(range(10), 2, 8, 3)))
