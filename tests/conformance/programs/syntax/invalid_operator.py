value = 3 + * 4
print(value)
