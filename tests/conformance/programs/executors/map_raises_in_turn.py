from concurrent.futures import ThreadPoolExecutor


def check(x):
    if x == 2:
        raise ValueError(f"not {x}")
    return x


def numbers():
    yield 1
    print("asked for the second")
    yield 2
    yield 3


with ThreadPoolExecutor(2) as executor:
    results = executor.map(check, numbers())
    print("submitted all")
    try:
        for result in results:
            print(result)
    except ValueError as error:
        print("caught", error)
    print(list(results))
