def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result

print(factorial(30))
print(factorial(50) // factorial(48), factorial(25) % 1000007)
print(2 ** 200)
print(-(2 ** 100), (-(2 ** 70)) // 3, (-(2 ** 70)) % 3)
print(2 ** 64 - 1, 2 ** 63, -2 ** 63 - 1)
print(9223372036854775807 + 1, -9223372036854775808 - 1)
print(3037000500 * 3037000500, 4611686018427387904 * 2)
print((1 << 100) >> 98, (1 << 80) & ((1 << 70) - 1), (1 << 65) | 1)
print(len(str(3 ** 500)), (10 ** 30).bit_length())
print(int("123456789" * 4), hex(2 ** 70), bin(2 ** 65)[:10])
print(10 ** 20 == 10.0 ** 20, 10 ** 20 > 1e19, hash(2 ** 61 - 1), hash(2 ** 61))
print(pow(3, 1000, 1000000007), 10 ** 25 / 10 ** 24)
print(f"{2 ** 80:,}", f"{2 ** 70:x}", f"{10 ** 18:e}")
big = 10 ** 22
big -= 10 ** 22 - 7
print(big, type(big).__name__)
