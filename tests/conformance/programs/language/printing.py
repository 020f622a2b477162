import sys

print()
print("a", "b", sep="")
print("a", "b", sep="-", end="!\n")
print(1, "two", 3.0, None, True, [4], (5,), {6: 7})
print(*[1, 2, 3], sep=", ")
print("no newline", end="")
print(" ...", flush=True)
print("to stderr", file=sys.stderr)
sys.stdout.write("written\n")
sys.stderr.write("and this\n")
print("x" * 3, end="\n\n")
print("multi\nline", "tab\tbed")
print(repr("quoted"), str("plain"), ascii("ü"))
class Shown:
    def __str__(self):
        return "str of Shown"
    def __repr__(self):
        return "repr of Shown"
print(Shown(), [Shown()], f"{Shown()} {Shown()!r}", {"k": Shown()})
class OnlyRepr:
    def __repr__(self):
        return "<only repr>"
print(OnlyRepr(), str(OnlyRepr()))
print(sep="x")
print("a\rb", "é ü 日本 😀")
