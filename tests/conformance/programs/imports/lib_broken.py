print("about to fail")

def helper():
    return [1, 2][5]

helper()
