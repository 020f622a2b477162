"""Module difflib: matching blocks, ratios, close matches, and diffs of lines."""

import difflib

s = difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(s.ratio(), 3), s.quick_ratio(), s.real_quick_ratio(), s.find_longest_match(), s.get_matching_blocks())
for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, "qabxcd", "abycdf").get_opcodes():
    print(f"{tag:7} a[{i1}:{i2}] b[{j1}:{j2}]")
print(difflib.SequenceMatcher(lambda x: x == " ", " abcd", "abcd abcd").find_longest_match(0, 5, 0, 9))
print(difflib.SequenceMatcher(None, "", "").ratio(), difflib.SequenceMatcher(None, "tide", "diet").ratio(), difflib.SequenceMatcher(None, "diet", "tide").ratio())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("x", ["yes"], n=1, cutoff=0))
print(difflib.SequenceMatcher(None, [1, 2, 3, 4], [2, 3, 5]).get_matching_blocks())
long = ["x"] * 300 + ["y"]
print(difflib.SequenceMatcher(None, ["x", "y"], long).bpopular, difflib.SequenceMatcher(None, ["x"], long, autojunk=False).bpopular)

one = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n".splitlines(True)
two = "ore\ntree\nthree\nfour\nfive\nsix\nseven\neight\n9\nten\nmore\n".splitlines(True)
print("".join(difflib.unified_diff(one, two, "before", "after", "then", "now", n=1)), end="")
print("".join(difflib.context_diff(one, two, fromfile="before.py", tofile="after.py", n=2)), end="")
print("".join(difflib.ndiff(one, two)), end="")
print("".join(difflib.Differ().compare(["  1. Beautiful.\n", "  2. Explicit\tis.\n", "gone\n"], ["  1. Beautiful.\n", "  2. Explicitly\tis!\n", "new\n"])), end="")
diff = list(difflib.ndiff(one, two))
print(list(difflib.restore(diff, 1)) == one, list(difflib.restore(diff, 2)) == two)
print(list(difflib.unified_diff(["a"], ["a"])), list(difflib.unified_diff([], ["b"], lineterm="")), list(difflib.unified_diff("abc", "abd", lineterm="")))
print(list(difflib.diff_bytes(difflib.unified_diff, [b"a\xff\n"], [b"b\n"])), difflib.IS_LINE_JUNK(" # \n"), difflib.IS_CHARACTER_JUNK("x"))
for attempt in (lambda: list(difflib.unified_diff([1], ["a"])), lambda: difflib.get_close_matches("a", [], n=0),
                lambda: difflib.get_close_matches("a", [], cutoff=2), lambda: list(difflib.restore(diff, 3)),
                lambda: list(difflib.context_diff(["a"], ["b"], fromfile=5))):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
