print("start")
import lib_broken
print("never")
