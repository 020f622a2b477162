def risky():
    try:
        try:
            raise ValueError("first")
        finally:
            raise TypeError("second")
    except TypeError as error:
        error.add_note("seen in risky")
        raise

try:
    risky()
finally:
    print("cleaning up")
