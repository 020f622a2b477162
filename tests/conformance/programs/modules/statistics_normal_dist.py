# Normal distributions.
from statistics import NormalDist, StatisticsError

sat = NormalDist(1060, 195)
print(sat, sat.mean, sat.stdev, sat.variance, sat.median, sat.mode)
print(round(sat.cdf(1200), 12), round(sat.pdf(1000), 12), round(sat.inv_cdf(0.9), 9), sat.zscore(1255))
print([round(x, 9) for x in sat.quantiles()], [round(x, 6) for x in NormalDist().quantiles(10)])
a, b = NormalDist(2.4, 1.6), NormalDist(3.2, 2.0)
print(round(a.overlap(b), 12), a + b, a - b, a * 2, a / 2, -a, 3 + a, 10 - a, a == NormalDist(2.4, 1.6), hash(a) == hash(NormalDist(2.4, 1.6)))
print(NormalDist.from_samples([2.5, 3.1, 2.1, 2.4, 2.7, 3.5]), NormalDist(0, 1).samples(3, seed=42))
for p in (0.001, 0.3, 0.5, 0.9999999):
    print(f"{NormalDist().inv_cdf(p):.12f}")
for call in (lambda: NormalDist(0, -1), lambda: NormalDist().inv_cdf(0), lambda: NormalDist(1, 0).cdf(1), lambda: a.overlap(3)):
    try:
        call()
    except (StatisticsError, TypeError) as error:
        print(type(error).__name__, error)
