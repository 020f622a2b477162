print("never printed")

def add(a, b)
    return a + b
