data = [{"n": 4}, {"n": 2}, {"m": 1}]
print([d["n"] for d in data[:2]])
ranked = sorted(data, key=lambda d: d["n"])
print(ranked)
