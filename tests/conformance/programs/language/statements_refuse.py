"""What statements say when their operands are not what they need."""

def g2():
    a, b = 1, 2, 3

def g3():
    a, b, c = 1, 2

def g4():
    a, *b, c = 1,

def g5():
    a, b = {}

def g6():
    a, b = None

def g7():
    (a, b), c = 1, 2

def g8():
    [a, b] = 'abc'

def g9():
    a, b = iter([1])

def g10():
    for a, b in [1]: pass

def g11():
    for a, b in [(1,2,3)]: pass

def g12():
    *a, = 5

def g13():
    return [*5]

def g14():
    return {*5}

def g15():
    return {**5}

def g16():
    return (*None,)

def g17():
    print(*5)

def g18():
    print(**5)

def g19():
    with 5: pass

def g20():
    for x in 5: pass

def g21():
    del [][0]

def g22():
    del {}['a']

def g23():
    [1][5] = 1

def g24():
    (1,)[0] = 1

def g25():
    'a'[0] = 'b'

def g26():
    del (1,)[0]

def g27():
    (1).x = 1

def g28():
    None.x = 1

def g29():
    del (1).x

def g30():
    len.x = 1

def g31():
    int.x = 1

def g32():
    del int.bit_length

def g33():
    x = 1; del x; x

def g34():
    del y34

def g35():
    global zz; del zz

def g36():
    print(xx); xx = 1

def g37():
    def h(): return q
    h(); q = 1

def g38():
    raise 1

def g39():
    raise 'abc'

def g40():
    raise ValueError from 1

def g41():
    raise int

def g42():
    raise

def g43():
    assert 0

def g44():
    assert 0, 'msg'

def g45():
    assert 0, (1, 2)

def g46():
    try: 1/0
    except 5: pass

def g47():
    try: 1/0
    except (int, 5): pass

def g48():
    try: 1/0
    except 'abc': pass

def g49():
    a = [1,2,3]; a[::2] = [1]

def g50():
    a = [1,2,3]; a[0:1] = 5

def g51():
    a = [1]; a['x'] = 1

def g52():
    a = {}; a[[]] = 1

def g53():
    import nonexistent_mod

def g58():
    from . import x

def g59():
    from .foo import x

def g60():
    a = 1; a()

def g61():
    a = 1; a.b.c

def g62():
    a = 'x'; a += 1

def g63():
    a = 1; a += 'x'

def g64():
    a = []; a += 1

def g65():
    a = (); a += []

def g66():
    a = {}; a |= 1

def g67():
    a = set(); a |= []

def g68():
    a = None; a += 1

def g69():
    a = [1]; a[0] += 'x'

def g70():
    a = ([1],); a[0] += [2]


for name, function in list(globals().items()):
    if name[0] == "g" and name[1:].isdigit():
        try:
            print(name, "->", function())
        except Exception as error:
            print(name, "->", type(error).__name__ + ":", error)
