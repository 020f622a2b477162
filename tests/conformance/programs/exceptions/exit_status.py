import sys

try:
    sys.exit(4)
except SystemExit as error:
    print("caught", error.code, repr(error))
try:
    exit()
except SystemExit as error:
    print("caught", error.code)
try:
    sys.exit(7)
except Exception:
    print("not an Exception")
print("never")
