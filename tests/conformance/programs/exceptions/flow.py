def run(kind):
    steps = []
    try:
        steps.append("try")
        if kind == "value":
            raise ValueError("bad value")
        if kind == "key":
            {}["missing"]
        if kind == "zero":
            1 / 0
        if kind == "return":
            return steps
    except ValueError as error:
        steps.append(f"value {error}")
    except (KeyError, IndexError) as error:
        steps.append(f"lookup {error!r}")
    except Exception as error:
        steps.append(f"other {type(error).__name__}")
    else:
        steps.append("else")
    finally:
        steps.append("finally")
    steps.append("after")
    return steps

for kind in ["none", "value", "key", "zero", "return"]:
    print(kind, run(kind))

def override():
    try:
        return "try"
    finally:
        return "finally"

def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("finally", i)
    return i

def swallow():
    while True:
        try:
            1 / 0
        finally:
            break
    return "swallowed"

def nested():
    try:
        try:
            raise KeyError("inner")
        finally:
            print("inner finally")
    except KeyError as error:
        print("outer caught", error)
        try:
            raise ValueError("second") from error
        except ValueError as second:
            print(second, "from", repr(second.__cause__), repr(second.__context__))
print(override(), loop(), swallow())
nested()
try:
    raise ValueError("gone")
except ValueError as error:
    pass
try:
    error
except NameError as problem:
    print(problem)
