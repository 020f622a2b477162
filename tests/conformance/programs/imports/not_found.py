print("before")
import numpyy
print("never")
