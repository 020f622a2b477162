# Means and deviations keep the type of their data.
from decimal import Decimal
from fractions import Fraction
from statistics import *

D, F = Decimal, Fraction
for data in ([1, 2, 3, 4], [1.5, 2.5], [D("0.5"), D("0.75"), D("0.625")], [F(1, 3), F(2, 3), F(1, 6)], [True, False, True], [1, F(1, 2)], [1, 2.5, F(1, 4)]):
    print([repr(f(data)) for f in (mean, median, variance, pvariance, stdev, pstdev, harmonic_mean, fmean)])
print(harmonic_mean([40, 60], weights=[5, 30]), fmean([85, 92, 83], weights=[0.2, 0.2, 0.6]), geometric_mean([54, 24, 36]))
print(median_low([1, 3, 5, 7]), median_high([1, 3, 5, 7]), median_grouped([52, 52, 53, 54], interval=2), mode("abracadabra"), multimode("aabbc"))
print(quantiles(range(1, 12), n=5), quantiles([1, 2, 3, 4], method="inclusive"), quantiles([D(1), D(2), D(4)]))
print(correlation([1, 2, 3, 4], [2, 4, 5, 9]), covariance([1, 2, 3], [1, 5, 9]), linear_regression([1, 2, 3], [2, 4, 7]))
for call in (lambda: mean([]), lambda: stdev([1]), lambda: mode([]), lambda: harmonic_mean([-1, 2]), lambda: mean([D(1), 1.5]), lambda: mean(["a"]),
             lambda: quantiles([1]), lambda: correlation([1, 1], [1, 2]), lambda: geometric_mean([0]), lambda: variance([])):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
