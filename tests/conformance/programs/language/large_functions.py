"""Functions with very many variables, arguments, displays and targets."""

def make(n):
    lines = ['def f():']
    for i in range(n): lines.append(f'    v{i} = {i}')
    lines.append('    def g(): return v5 + v%d' % (n-1))
    lines.append('    w = [v%d for v%d in range(3)]' % (n-1, n-1))
    lines.append('    for v%d in range(4): v%d += v%d' % (n-2, n-3, n-2))
    lines.append('    try: 1/0')
    lines.append('    except ZeroDivisionError as v%d: e = str(v%d)' % (n-4, n-4))
    lines.append('    del v%d' % (n-5))
    lines.append('    try: v%d' % (n-5))
    lines.append('    except UnboundLocalError as err: print(err)')
    lines.append('    v%d, (v%d, *v%d) = 1, (2, 3, 4)' % (n-6,n-7,n-8))
    lines.append('    return g() + sum([%s])' % ', '.join(f'v{i}' for i in range(n-10)) + ', w, e, len(locals()), v%d' % (n-8))
    return '\n'.join(lines)
for n in (50, 130, 140, 300, 1000):
    ns = {}
    exec(make(n), ns)
    print(n, ns['f']())
src = 'd = {' + ', '.join(f'"k{i}": {i}' for i in range(600)) + '}'
exec(src); print(len(d), d['k599'])
src = 'def f(): return {' + ', '.join(f'"k{i}": [{i}, ({i}, {i}+1)]' for i in range(600)) + '}'
exec(src); print(len(f()))
def va(*a, **k): return len(a), len(k)
print(eval('va(' + ', '.join(str(i) for i in range(400)) + ')'))
print(eval('va(' + ', '.join(f'a{i}={i}' for i in range(400)) + ')'))
print(eval('va(' + ', '.join(str(i) for i in range(30)) + ',' + ', '.join(f'a{i}={i}' for i in range(5)) + ')'))
print(eval('f"' + ''.join('{%d}' % i for i in range(300)) + '"')[-10:])
exec(', '.join(f'x{i}' for i in range(300)) + ' = range(300)'); print(x299)
exec('def t():\n  ' + ', '.join(f'x{i}' for i in range(300)) + ' = range(300)\n  return x299'); print(t())
exec('def q():\n  ' + ' = '.join(f'x{i}' for i in range(300)) + ' = 5\n  return x299'); print(q())
s = 'va('; 
for i in range(15): s += 'va(' + ','.join('1'*1 for _ in range(30)) + ','
s += '1' + ')'*16
print(eval(s))
s = '['*80 + '1' + ']'*80; print(eval(s))
s = 'va('*80 + '1' + ')'*80; print(eval(s))
s = '+'.join(['1']*900); print(eval(s))
s = '(' * 50 + '1' + '+1)' * 50; print(eval(s))
s = 'x0.__class__' + '.__class__'*100; print(eval(s))
exec('def many(' + ', '.join(f'p{i}' for i in range(120)) + "): return p119"); print(many(*range(120)))
class K: pass
exec('class Big:\n' + ''.join(f'  a{i} = {i}\n' for i in range(500)) + '  def m(self): return self.a499'); print(Big().m())
exec('def gen():\n' + ''.join(f'  v{i} = yield {i}\n' for i in range(300)) + '  return v299'); print(sum(gen()))
exec('def nested():\n' + ''.join(f'  def f{i}(): return {i}\n' for i in range(300)) + '  return f299()'); print(nested())
