import json
import pprint
import string
import textwrap

data = {"name": "Ada", "tags": ["a", "b"], "n": 1.5, "ok": True, "none": None, "nested": {"x": [1, {"y": 2}]}, "é": "ü\n\""}
text = json.dumps(data)
print(text)
print(json.loads(text) == data, json.dumps(data, indent=2, sort_keys=True)[:60])
print(json.dumps([1, (2, 3)], separators=(",", ":")), json.dumps("é", ensure_ascii=False), json.loads("[1, 2.0, true, null, \"\\u00e9\"]"))
for bad in ["{", "[1,]", "nope", "{\"a\" 1}"]:
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(error)
try:
    json.dumps({1, 2})
except TypeError as error:
    print(error)
print(string.Template("$who likes ${what}").substitute(who="tim", what="kung pao"), string.ascii_lowercase[:5], string.digits, string.punctuation[:5])
print(textwrap.dedent("  a\n    b\n  c"), textwrap.fill("the quick brown fox jumps over the lazy dog", 20), textwrap.shorten("hello wide world", 12), sep="\n")
pprint.pprint({"b": [1, 2], "a": "x"})
pprint.pprint([list(range(20)), {"key" + str(i): "value" * 3 for i in range(4)}])
