from concurrent.futures import ProcessPoolExecutor
import math

numbers = [112272535095293, 112582705942171, 115280095190773, 115797848077099, 1099726899285419]


def smallest_factor(n):
    if n % 2 == 0:
        return 2
    for factor in range(3, min(math.isqrt(n) + 1, 2_000), 2):
        if n % factor == 0:
            return factor
    return None


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        for number, factor in zip(numbers, executor.map(smallest_factor, numbers, chunksize=2)):
            print(number, factor)
