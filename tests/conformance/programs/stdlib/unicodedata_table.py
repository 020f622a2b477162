"""`unicodedata` and `\\N{…}`: names, kinds, numbers and normal forms of characters."""

import unicodedata as u

print('\N{GREEK SMALL LETTER ALPHA}', '\N{line feed}'.encode(), f'\N{SNOWMAN}{1 + 1}', '\N{HANGUL SYLLABLE GAG}')

# Every property of thousands of characters, in one sum.
names = total = 0
for code in [*range(0x3000), *range(0x1F000, 0x1FB00)]:
    c = chr(code)
    name = u.name(c, '')
    text = name + u.category(c) + u.bidirectional(c) + u.east_asian_width(c) + u.decomposition(c)
    total = (total * 31 + sum(map(ord, text)) + u.combining(c) * 7 + u.mirrored(c)) % 1_000_003
    if name:
        names += 1
        assert u.lookup(name) == c
print(names, total)

for text in ('é', 'e\u0301', 'ﬁ', '①', '\u212b'):
    forms = [ascii(u.normalize(form, text)) for form in ('NFC', 'NFD', 'NFKC', 'NFKD')]
    print(forms, u.is_normalized('NFC', text))
print(u.numeric('½'), u.digit('²'), u.decimal('٣'), u.decimal('x', None), u.numeric('三'), u.unidata_version)

attempts = [
    lambda: u.category('ab'),
    lambda: u.category(1),
    lambda: u.name('\0'),
    lambda: u.lookup('no such name'),
    lambda: u.decimal('a'),
    lambda: u.digit('a'),
    lambda: u.numeric('a'),
    lambda: u.is_normalized('NFX', 'é'),
    lambda: u.normalize('NFC', 3),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
