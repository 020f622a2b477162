def work():
print("not indented")
