# TOML documents into dicts, and what is wrong with others.
import io
import tomllib

text = '''
title = "TOML \\u00e9"  # comment
raw = 'C:\\path'
multi = """
two
lines \\
   joined"""
[owner]
dob = 1979-05-27T07:32:00-08:00
local = 1979-05-27T07:32:00.5
day = 1979-05-27
clock = 07:32:00
[database]
ports = [ 8000, 8001, [0x1F, 0b11, 0o17], ]
temp = { cpu = 79.5, case = 72.0, nested.key = true }
big = 1_000_000
floats = [1e3, -0.5, inf, -inf]
"quoted key".sub = false
[[product]]
name = "a"
[[product]]
name = "b"
[product.extra]
x = 1
'''
print(tomllib.loads(text))
print(tomllib.load(io.BytesIO(b"a = 1.5")), tomllib.loads("a = 1.10", parse_float=str))
for bad in ("a = ", "a = 1\na = 2", "[a]\n[a]", "= 1", "a = 'x", 'a = "\\q"', "a = 01", "a = [1, 2", "a = {b = 1", "a.b = 1\na = 2", "a = 1 b = 2",
            "a = 2020-13-01", "[a", "a = tru"):
    try:
        print(tomllib.loads(bad))
    except tomllib.TOMLDecodeError as error:
        print(error)
try:
    tomllib.load(io.StringIO("a = 1"))
except TypeError as error:
    print(error)
