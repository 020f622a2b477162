# A pool keeps a few processes and shares the work out among them.
# map() gives the answers in the order of the questions.
from multiprocessing import Pool


def longest_run(number):
    steps = 0
    while number != 1:
        number = number // 2 if number % 2 == 0 else 3 * number + 1
        steps += 1
    return steps


if __name__ == "__main__":
    numbers = [6, 7, 9, 15, 27, 31]
    with Pool(processes=3) as pool:
        answers = pool.map(longest_run, numbers)
    for number, steps in zip(numbers, answers):
        print(f"{number} reaches 1 in {steps} steps")
