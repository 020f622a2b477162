def lookup(table, key):
    try:
        return table[key]
    except KeyError:
        return table["default" + key.upper()]

print(lookup({"a": 1}, "a"))
lookup({"a": 1}, "b")
