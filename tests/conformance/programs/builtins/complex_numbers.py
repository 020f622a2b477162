"""Complex numbers: arithmetic, texts and errors."""

print(1+2j, (1+2j)*(3-1j), abs(3+4j), (1+2j).conjugate(), (1+2j).real, complex('1+2j'), complex(1, 2), complex('j'), complex('-1.5e3-2J'), repr(-0j), 1j**2, (1+1j)**0.5, 2j/3, complex(True), complex(1.5), -1j, +1j, 1j == 1j, hash(1+0j) == hash(1), bool(0j))
print(f'{1+2j}', f'{1.5+2j:.2f}', f'{1+2j:>20}', format(3j, 'e'), str(complex('nan')), complex('inf'), complex(float('inf'), float('-inf')), 1e20j, 1e16+1j)
for f in (lambda: 1j // 1, lambda: 1j % 1, lambda: divmod(1j, 1), lambda: 1j < 1, lambda: int(1j), lambda: float(1j), lambda: 1j ** -1, lambda: 0j ** -1, lambda: complex('a'), lambda: complex('1 + 2j'), lambda: complex(1, '2'), lambda: complex([]), lambda: f'{1j:d}', lambda: f'{1j:=5}', lambda: f'{1j:05}', lambda: round(1j), lambda: (1j).foo, lambda: 1j[0], lambda: abs(complex(3, -4)), lambda: complex(), lambda: complex(imag=3), lambda: complex(real=1, imag=2), lambda: complex(1j, 2j), lambda: sum([1j, 2]), lambda: 1j + 'a', lambda: max(1j, 2j)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import cmath
print(cmath.sqrt(-1), cmath.exp(1j * cmath.pi), cmath.polar(1+1j), cmath.rect(1, 0), cmath.phase(-1), cmath.log(1j), cmath.sin(1j), cmath.isclose(1, 1+1e-10), cmath.inf, cmath.nanj, cmath.isnan(complex('nan')))
