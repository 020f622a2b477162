# A pool keeps some processes and shares the work out among them.
# map() gives the answers in the order of the questions. Here each question
# is a walk: halve even numbers, triple odd ones and add one, until 1.
from multiprocessing import Pool


def longest_walk(limit):
    longest = 0
    for number in range(1, limit):
        steps = 0
        while number != 1:
            number = number // 2 if number % 2 == 0 else 3 * number + 1
            steps += 1
        longest = max(longest, steps)
    return longest


if __name__ == "__main__":
    limits = [200, 400, 600, 800, 1000, 1200]
    with Pool(processes=2) as pool:
        answers = pool.map(longest_walk, limits)
    for limit, steps in zip(limits, answers):
        print(f"from below {limit}: up to {steps} steps to 1")
