//! Random expressions of bounded depth.

use super::Writer;

/// Expressions without parts.
const ATOMS: &[&str] = &[
    "0",
    "1",
    "-1",
    "2",
    "3",
    "7",
    "255",
    "10**9",
    "2**62",
    "-2**63",
    "10**40",
    "1.5",
    "-0.0",
    "1e300",
    "float('inf')",
    "float('nan')",
    "2j",
    "''",
    "'text'",
    "'ä€😀'",
    "'%s %d'",
    "'{} {0!r:>10}'",
    "'a,b,c'",
    "b''",
    "b'bytes'",
    "bytearray(b'xyz')",
    "None",
    "True",
    "False",
    "...",
    "NotImplemented",
    "()",
    "[]",
    "{}",
    "set()",
    "frozenset({1})",
    "range(5)",
    "range(10, 0, -3)",
    "[3, 1, 2]",
    "[[1], [2, [3]]]",
    "{'k': 'v'}",
    "{1, 'one'}",
    "(1, 2)",
    "slice(1, None, 2)",
    "object()",
    "int",
    "str",
    "list",
    "dict",
    "type",
    "object",
    "Exception",
    "ValueError('v')",
    "len",
    "print",
    "lock",
    "rlock",
    "gate",
    "event",
    "box",
    "memoryview(b'abc')",
    "iter([1, 2])",
    "collections.deque([1, 2], 3)",
    "collections.Counter('abca')",
    "globals()",
    "threading",
];

const BINARY: &[&str] = &[
    "+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "==", "!=", "<", "<=", ">", ">=", "is", "is not", "in",
    "not in", "and", "or",
];

/// Functions of one argument.
const UNARY: &[&str] = &[
    "len",
    "abs",
    "str",
    "repr",
    "int",
    "float",
    "bool",
    "list",
    "tuple",
    "set",
    "dict",
    "sorted",
    "sum",
    "min",
    "max",
    "type",
    "iter",
    "next",
    "hash",
    "id",
    "any",
    "all",
    "reversed",
    "enumerate",
    "bytes",
    "bytearray",
    "frozenset",
    "chr",
    "ord",
    "hex",
    "ascii",
    "callable",
    "dir",
    "vars",
    "format",
    "round",
    "complex",
    "copy.copy",
    "copy.deepcopy",
    "json.dumps",
    "json.loads",
    "eval",
    "super",
    "property",
    "staticmethod",
    "classmethod",
    "memoryview",
    "slice",
    "range",
    "print",
    "itertools.count",
    "itertools.cycle",
    "itertools.chain",
    "collections.Counter",
    "collections.deque",
    "functools.lru_cache",
    "re.compile",
    "zip",
];

/// Functions of two arguments.
const OF_TWO: &[&str] = &[
    "isinstance",
    "issubclass",
    "getattr",
    "hasattr",
    "delattr",
    "map",
    "filter",
    "zip",
    "divmod",
    "pow",
    "min",
    "max",
    "format",
    "range",
    "int",
    "next",
    "iter",
    "sum",
    "round",
    "functools.reduce",
    "itertools.repeat",
    "itertools.islice",
    "re.findall",
    "re.match",
    "str",
    "type",
    "enumerate",
    "dict",
    "itertools.combinations",
    "functools.partial",
    "bytes",
    "slice",
];

/// Methods, called with no to two arguments.
const METHODS: &[&str] = &[
    "append",
    "extend",
    "insert",
    "pop",
    "remove",
    "clear",
    "sort",
    "reverse",
    "index",
    "count",
    "copy",
    "keys",
    "values",
    "items",
    "get",
    "setdefault",
    "update",
    "popitem",
    "add",
    "discard",
    "union",
    "intersection",
    "difference",
    "symmetric_difference",
    "issubset",
    "split",
    "rsplit",
    "join",
    "replace",
    "strip",
    "upper",
    "title",
    "find",
    "startswith",
    "endswith",
    "format",
    "encode",
    "decode",
    "zfill",
    "center",
    "partition",
    "splitlines",
    "expandtabs",
    "translate",
    "isdigit",
    "casefold",
    "hex",
    "to_bytes",
    "bit_length",
    "as_integer_ratio",
    "send",
    "throw",
    "close",
    "__next__",
    "__iter__",
    "__len__",
    "__getitem__",
    "__setitem__",
    "__eq__",
    "__hash__",
    "__repr__",
    "__class__",
    "__init__",
    "__reduce_ex__",
    "appendleft",
    "rotate",
    "mro",
    "with_traceback",
    "add_note",
    "tobytes",
    "cast",
    "release",
    "most_common",
    "elements",
    "cache_clear",
    "group",
    "sub",
];

/// Attributes, read and written.
pub(super) const ATTRIBUTES: &[&str] = &[
    "x",
    "y",
    "__class__",
    "__dict__",
    "__doc__",
    "__name__",
    "__bases__",
    "__mro__",
    "__code__",
    "__closure__",
    "__defaults__",
    "__module__",
    "args",
    "__cause__",
    "__context__",
    "__traceback__",
    "__notes__",
    "real",
    "imag",
    "start",
    "__self__",
    "__func__",
    "__wrapped__",
    "gi_frame",
    "__slots__",
    "__qualname__",
    "__annotations__",
    "__weakref__",
    "maxlen",
    "obj",
];

impl Writer<'_, '_> {
    /// An expression at most `depth` levels deep.
    pub(super) fn expression(&mut self, depth: usize) -> String {
        if depth == 0 || self.bytes.is_empty() {
            return self.atom();
        }
        let next = depth - 1;
        match self.below(32) {
            0..=5 => self.atom(),
            6..=8 => {
                let (left, operator, right) = (self.expression(next), self.pick(BINARY), self.expression(next));
                format!("({left} {operator} {right})")
            }
            9 => format!("({}{})", self.pick(&["-", "+", "~", "not "]), self.expression(next)),
            10 | 11 => format!("{}({})", self.pick(UNARY), self.expression(next)),
            12 => format!("{}({}, {})", self.pick(OF_TWO), self.expression(next), self.expression(next)),
            13..=15 => {
                let (object, method) = (self.expression(next), self.pick(METHODS));
                let arguments = self.arguments(next);
                format!("({object}).{method}({arguments})")
            }
            16 => format!("({})[{}]", self.expression(next), self.expression(next)),
            17 => format!("({})[{}:{}]", self.expression(next), self.expression(next), self.expression(next)),
            18 => format!("({}).{}", self.expression(next), self.pick(ATTRIBUTES)),
            19 => format!("[{}, {}]", self.expression(next), self.expression(next)),
            20 => format!("({}, *{})", self.expression(next), self.expression(next)),
            21 => format!("{{{}: {}, **{}}}", self.expression(next), self.expression(next), self.expression(next)),
            22 => format!("{{{}, {}}}", self.expression(next), self.expression(next)),
            23 => self.comprehension(next),
            24 => format!("(lambda {}=1, *g: {})", self.variable(), self.expression(next)),
            25 => format!("({} if {} else {})", self.expression(next), self.expression(next), self.expression(next)),
            26 => self.f_string(next),
            27 | 28 => {
                let function = self.function();
                format!("{function}({})", self.arguments(next))
            }
            29 => {
                let class = self.class();
                format!("{class}({})", self.arguments(next))
            }
            30 if !self.place.in_class => format!("({} := {})", self.variable(), self.expression(next)),
            31 if self.place.in_async => {
                format!("(await {})", self.pick(&["asyncio.sleep(0)", "asyncio.sleep(0.01, 1)", "asyncio.gather()"]))
            }
            _ => format!("sorted({}, key=lambda g: {}, reverse=True)", self.expression(next), self.expression(next)),
        }
    }

    fn atom(&mut self) -> String {
        match self.below(4) {
            0 | 1 => self.variable().to_owned(),
            2 => self.pick(ATOMS).to_owned(),
            _ => match self.below(3) {
                0 => self.function(),
                1 => format!("{}()", self.class()),
                _ => self.pick(ATOMS).to_owned(),
            },
        }
    }

    fn arguments(&mut self, depth: usize) -> String {
        match self.below(6) {
            0 | 1 => String::new(),
            2 | 3 => self.expression(depth),
            4 => format!("{}, {}", self.expression(depth), self.expression(depth)),
            _ => match self.below(3) {
                0 => format!("*{}", self.expression(depth)),
                1 => format!("**{}", self.expression(depth)),
                _ => format!("{}={}", self.variable(), self.expression(depth)),
            },
        }
    }

    fn comprehension(&mut self, depth: usize) -> String {
        let (item, over) = (self.expression(depth), self.expression(depth));
        let target = self.pick(&["g", "h", "(g, h)", "g, *h"]);
        let test = if self.chance(100) { format!(" if {}", self.expression(depth)) } else { String::new() };
        // A walrus in the iterable of a comprehension is a syntax error.
        let over = over.replace(":=", "==");
        let item = item.replace(":=", "==");
        let test = test.replace(":=", "==");
        match self.below(4) {
            0 => format!("[{item} for {target} in {over}{test}]"),
            1 => format!("{{{item} for {target} in {over}{test}}}"),
            2 => format!("{{{item}: 1 for {target} in {over}{test}}}"),
            _ => format!("({item} for {target} in {over}{test})"),
        }
    }

    fn f_string(&mut self, depth: usize) -> String {
        let value = self.expression(depth);
        // Before Python 3.12 the text of a field holds neither its quotes nor a backslash.
        let value = if value.contains(['"', '\\', '{', '}', '!', ':', '#']) { self.variable().to_owned() } else { value };
        let conversion = self.pick(&["", "!r", "!s", "!a", "="]);
        let format = self.pick(&["", ":>10", ":<{b}", ":08.3f", ":x", ":,", ":^+20.4e", ":%", ":{d}"]);
        format!("f\"<{{{value}{conversion}{format}}}>\"")
    }
}
