name = input("Name? ")
age = int(input())
print(f"Hello {name}, next year {age + 1}")
import sys
for line in sys.stdin:
    print("line:", line.rstrip("\n"))
    if line.startswith("stop"):
        break
try:
    input("more? ")
    input()
except EOFError as error:
    print("EOFError:", error)
