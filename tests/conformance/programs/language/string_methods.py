s = "  Hello, World  "
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr("xxhixx".strip("x")))
print("hello".capitalize(), "hello world".title(), "Hello".swapcase(), "HeLLo".lower(), "hello".upper())
print("hello".find("l"), "hello".rfind("l"), "hello".find("z"), "hello".count("l"), "hello".index("e"))
print("hello".replace("l", "L"), "hello".replace("l", "L", 1), "aaa".replace("", "-"))
print("hello".startswith("he"), "hello".endswith(("lo", "x")), "hello".startswith("l", 2))
print("42".isdigit(), "4.2".isdigit(), "abc".isalpha(), "abc1".isalnum(), " ".isspace(), "Abc".isupper(), "abc".islower(), "a b".isidentifier())
print("7".zfill(3), "-7".zfill(4), "hi".center(10, "*"), "hi".ljust(5) + "|", "hi".rjust(5) + "|")
print("key=value=x".partition("="), "key=value=x".rpartition("="), "none".partition("="))
print("a\tb".expandtabs(4), "abc".translate(str.maketrans("ab", "xy")), "abc".translate({ord("b"): None}))
print("prefix-name".removeprefix("prefix-"), "name.txt".removesuffix(".txt"))
print("abc".encode(), "é".encode("utf-8"), b"caf\xc3\xa9".decode())
print("{} {}".format("a", "b"), "{1} {0}".format("a", "b"), "{x}-{y}".format(x=1, y=2), "{0[1]} {1.real}".format([1, 2], 3))
print("Hello World".swapcase().split("o"), "x".join("123"))
try:
    "abc".index("z")
except ValueError as error:
    print(error)
