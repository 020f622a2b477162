x = 10
print(eval("x + 1"), eval("x * y", {"x": 2, "y": 3}), eval("[n for n in range(3)]"))
exec("z = x * 2\nprint('in exec', z)")
print(z)
space = {"start": 5}
exec("""
def double(n):
    return 2 * n
result = double(start)
""", space)
print(space["result"], sorted(k for k in space if not k.startswith("__")))
code = compile("1 + 2", "<string>", "eval")
print(eval(code))
def inside():
    local = "local"
    return eval("local + '!'")
print(inside())
for bad in ["1 +", "undefined", "1 / 0"]:
    try:
        eval(bad)
    except Exception as error:
        print(type(error).__name__, error)
