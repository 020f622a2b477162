scores = {"Ann": 3, "Bob": "4"}
total = 0
for name in scores:
    total = total + scores[name] * 2 - (1
        if name == "Ann" else 0)
print(total)
