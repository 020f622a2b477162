"""Module csv: rows read and written, dialects, dicts, quoting, sniffing, and errors."""

import csv
import io

text = 'name,qty,note\r\napple,3,"red, ripe"\r\npear,,"say ""hi"""\r\n"multi\nline",5,\r\n\r\nlast,1,x\n'
for row in csv.reader(io.StringIO(text, newline="")):
    print(row)
reader = csv.DictReader(io.StringIO(text, newline=""))
for row in reader:
    print(reader.line_num, row)
print(reader.fieldnames, list(csv.DictReader(["a,b", "1", "2,3,4,5"], restkey="more", restval="-")))

out = io.StringIO()
for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC):
    csv.writer(out, quoting=quoting).writerows([["a", 1, 2.5, None, True], ["b,c", 'd"e', "f\ng", "", " h "], [""], []])
csv.writer(out, delimiter=";", lineterminator="\n", quotechar="'").writerow(["it's", "a;b", "c"])
csv.writer(out, quoting=csv.QUOTE_NONE, escapechar="\\").writerow(["a,b", 'c"d', "e\\f"])
csv.writer(out, doublequote=False, escapechar="\\").writerow(['a"b', "c"])
csv.writer(out, "excel-tab").writerow(["a b", "c\td"])
csv.writer(out, "unix").writerow(["x", 1])
writer = csv.DictWriter(out, ["id", "name"], restval="?", extrasaction="ignore")
print(writer.writeheader(), writer.writerow({"id": 1, "extra": 2}), writer.writerows([{"name": "n"}]))
print(repr(out.getvalue()))

print(list(csv.reader(["1,'a b',3.5", "x, y"], quotechar="'", skipinitialspace=True)))
print(list(csv.reader(["1,2.5,\"x\""], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(['a"b,"c"d,"e'])))
print(list(csv.reader(["a\\,b,c"], escapechar="\\")), list(csv.reader(["a|b"], delimiter="|")), list(csv.reader([])), list(csv.reader([""])))


class Pipes(csv.Dialect):
    delimiter = "|"
    quotechar = "~"
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL


csv.register_dialect("pipes", Pipes)
print(csv.list_dialects(), csv.get_dialect("pipes").delimiter, list(csv.reader(["a|~b|c~"], "pipes")))
csv.unregister_dialect("pipes")
dialect = csv.Sniffer().sniff("a;b;c\n1;2;3\n4;5;6\n")
print(dialect.delimiter, dialect.quotechar, csv.Sniffer().has_header("name,age\nann,31\nbob,27\n"), csv.field_size_limit())

for attempt in (
    lambda: csv.reader(["a"], delimiter=",,"),
    lambda: csv.reader(["a"], delimiter=1),
    lambda: csv.reader(["a"], quoting=9),
    lambda: csv.reader(["a"], quotechar=""),
    lambda: csv.reader(["a"], nonsense=1),
    lambda: csv.reader(["a"], "nonsense"),
    lambda: csv.reader(5),
    lambda: next(csv.reader([b"a"])),
    lambda: list(csv.reader(['"a"b'], strict=True)),
    lambda: list(csv.reader(['"a'], strict=True)),
    lambda: list(csv.reader(["a\rb"])),
    lambda: csv.writer(5),
    lambda: csv.writer(io.StringIO()).writerow(5),
    lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"]),
    lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow([""]),
    lambda: csv.DictWriter(io.StringIO(), ["a"]).writerow({"b": 1}),
):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)
