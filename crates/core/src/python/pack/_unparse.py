"""Text from syntax trees."""

import ast

_BINARY = {
    "Add": ("+", 12), "Sub": ("-", 12), "Mult": ("*", 13), "MatMult": ("@", 13), "Div": ("/", 13), "Mod": ("%", 13),
    "LShift": ("<<", 11), "RShift": (">>", 11), "BitOr": ("|", 8), "BitXor": ("^", 9), "BitAnd": ("&", 10),
    "FloorDiv": ("//", 13), "Pow": ("**", 15),
}
_UNARY = {"Invert": ("~", 14), "Not": ("not ", 6), "UAdd": ("+", 14), "USub": ("-", 14)}
_COMPARE = {
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not", "In": "in",
    "NotIn": "not in",
}
# How tightly things bind.
_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _CMP, _EXPR = 0, 1, 2, 3, 4, 5, 6, 7, 8
_BOR, _AWAIT, _ATOM = 8, 16, 17
_INFINITY = "1e309"


def aligned(node):
    """The text of a tree with each statement on the line that it says it is on, as far as that goes."""
    return _Aligned().visit(node)


class Unparser:
    """Writes a tree as text."""

    def __init__(self):
        self._out = []
        self._indent = 0

    def visit(self, node):
        """The text of a tree."""
        self._statement(node)
        return "".join(self._out).lstrip("\n") if self._out else ""

    # Statements.

    def _line(self, text=""):
        self._out.append("\n" + "    " * self._indent + text)

    def _apart(self):
        """An empty line before a definition."""
        self._out.append("\n")

    def _block(self, head, body):
        self._line(head + ":")
        self._indent += 1
        self._body(body)
        self._indent -= 1

    def _body(self, body):
        for node in body:
            self._statement(node)

    def _doc(self, node):
        """The body after its docstring, which is written."""
        doc = ast.get_docstring(node, clean=False)
        if doc is None:
            return node.body
        self._line(_docstring(doc))
        return node.body[1:]

    def _statement(self, node):
        method = getattr(self, "_do_" + type(node).__name__, None)
        if method is not None:
            method(node)
        elif isinstance(node, list):
            self._body(node)
        else:
            text = self.text(node)
            self._line(text) if isinstance(node, ast.stmt) else self._out.append(text)

    def _do_Module(self, node):
        self._body(self._doc(node))

    def _do_Interactive(self, node):
        self._body(node.body)

    def _do_Expression(self, node):
        self._out.append(self.text(node.body))

    def _do_Expr(self, node):
        self._line(self.text(node.value, _YIELD))

    def _do_Pass(self, node):
        self._line("pass")

    def _do_Break(self, node):
        self._line("break")

    def _do_Continue(self, node):
        self._line("continue")

    def _do_Return(self, node):
        self._line("return" + (" " + self.text(node.value) if node.value is not None else ""))

    def _do_Delete(self, node):
        self._line("del " + self._many(node.targets))

    def _do_Assign(self, node):
        targets = "".join([self.text(one, _TUPLE, bare=True) + " = " for one in node.targets])
        comment = f" # type: {node.type_comment}" if node.type_comment else ""
        self._line(targets + self.text(node.value) + comment)

    def _do_AugAssign(self, node):
        op = _BINARY[type(node.op).__name__][0]
        self._line(f"{self.text(node.target)} {op}= {self.text(node.value)}")

    def _do_AnnAssign(self, node):
        target = self.text(node.target)
        if not node.simple and isinstance(node.target, ast.Name):
            target = f"({target})"
        value = f" = {self.text(node.value)}" if node.value else ""
        self._line(f"{target}: {self.text(node.annotation)}{value}")

    def _do_TypeAlias(self, node):
        self._line(f"type {self.text(node.name)} = {self.text(node.value)}")

    def _do_Raise(self, node):
        text = "raise"
        if node.exc:
            text += " " + self.text(node.exc)
            if node.cause:
                text += " from " + self.text(node.cause)
        self._line(text)

    def _do_Assert(self, node):
        self._line(f"assert {self.text(node.test)}" + (f", {self.text(node.msg)}" if node.msg else ""))

    def _names(self, names):
        return ", ".join([one.name + (f" as {one.asname}" if one.asname else "") for one in names])

    def _do_Import(self, node):
        self._line("import " + self._names(node.names))

    def _do_ImportFrom(self, node):
        self._line(f"from {'.' * (node.level or 0)}{node.module or ''} import {self._names(node.names)}")

    def _do_Global(self, node):
        self._line("global " + ", ".join(node.names))

    def _do_Nonlocal(self, node):
        self._line("nonlocal " + ", ".join(node.names))

    def _do_FunctionDef(self, node, word="def"):
        self._apart()
        for one in node.decorator_list:
            self._line("@" + self.text(one))
        result = f" -> {self.text(node.returns)}" if node.returns else ""
        self._line(f"{word} {node.name}({self._parameters(node.args)}){result}:")
        self._indent += 1
        self._body(self._doc(node))
        self._indent -= 1

    def _do_AsyncFunctionDef(self, node):
        self._do_FunctionDef(node, "async def")

    def _do_ClassDef(self, node):
        self._apart()
        for one in node.decorator_list:
            self._line("@" + self.text(one))
        parts = [self.text(one) for one in node.bases] + [self._keyword(one) for one in node.keywords]
        self._line("class " + node.name + (f"({', '.join(parts)})" if parts else "") + ":")
        self._indent += 1
        self._body(self._doc(node))
        self._indent -= 1

    def _do_For(self, node, word="for"):
        self._block(
            f"{word} {self.text(node.target, _TUPLE, bare=True)} in {self.text(node.iter)}", node.body
        )
        if node.orelse:
            self._block("else", node.orelse)

    def _do_AsyncFor(self, node):
        self._do_For(node, "async for")

    def _do_While(self, node):
        self._block("while " + self.text(node.test), node.body)
        if node.orelse:
            self._block("else", node.orelse)

    def _do_If(self, node):
        self._block("if " + self.text(node.test), node.body)
        while len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            node = node.orelse[0]
            self._block("elif " + self.text(node.test), node.body)
        if node.orelse:
            self._block("else", node.orelse)

    def _do_With(self, node, word="with"):
        items = [
            self.text(one.context_expr) + (f" as {self.text(one.optional_vars)}" if one.optional_vars else "")
            for one in node.items
        ]
        self._block(f"{word} {', '.join(items)}", node.body)

    def _do_AsyncWith(self, node):
        self._do_With(node, "async with")

    def _do_Try(self, node, word="except"):
        self._block("try", node.body)
        for one in node.handlers:
            head = word + (" " + self.text(one.type) if one.type else "") + (f" as {one.name}" if one.name else "")
            self._block(head, one.body)
        if node.orelse:
            self._block("else", node.orelse)
        if node.finalbody:
            self._block("finally", node.finalbody)

    def _do_TryStar(self, node):
        self._do_Try(node, "except*")

    def _do_Match(self, node):
        self._line(f"match {self.text(node.subject)}:")
        self._indent += 1
        for one in node.cases:
            guard = f" if {self.text(one.guard)}" if one.guard else ""
            self._block(f"case {self._pattern(one.pattern)}{guard}", one.body)
        self._indent -= 1

    def _pattern(self, node, level=_TEST):
        if isinstance(node, ast.MatchValue):
            return self.text(node.value)
        if isinstance(node, ast.MatchSingleton):
            return repr(node.value)
        if isinstance(node, ast.MatchSequence):
            return f"[{', '.join(map(self._pattern, node.patterns))}]"
        if isinstance(node, ast.MatchStar):
            return "*" + (node.name or "_")
        if isinstance(node, ast.MatchMapping):
            parts = [f"{self.text(key)}: {self._pattern(one)}" for key, one in zip(node.keys, node.patterns)]
            return "{" + ", ".join(parts + (["**" + node.rest] if node.rest else [])) + "}"
        if isinstance(node, ast.MatchClass):
            parts = list(map(self._pattern, node.patterns))
            parts += [f"{name}={self._pattern(one)}" for name, one in zip(node.kwd_attrs, node.kwd_patterns)]
            return f"{self.text(node.cls)}({', '.join(parts)})"
        if isinstance(node, ast.MatchOr):
            text = " | ".join([self._pattern(one, _BOR + 1) for one in node.patterns])
            return f"({text})" if level > _BOR else text
        if node.pattern is None:
            return node.name or "_"
        text = f"{self._pattern(node.pattern, _BOR)} as {node.name}"
        return f"({text})" if level > _TEST else text

    # Expressions.

    def _many(self, nodes):
        return ", ".join([self.text(one) for one in nodes])

    def _parameters(self, args):
        out = []
        plain = args.posonlyargs + args.args
        defaults = [None] * (len(plain) - len(args.defaults)) + args.defaults

        def one(arg, default=None):
            text = arg.arg + (f": {self.text(arg.annotation)}" if arg.annotation else "")
            return text + (f"={self.text(default)}" if default else "")

        for i, (arg, default) in enumerate(zip(plain, defaults), 1):
            out.append(one(arg, default))
            if i == len(args.posonlyargs):
                out.append("/")
        if args.vararg or args.kwonlyargs:
            out.append("*" + (one(args.vararg) if args.vararg else ""))
        out += [one(arg, default) for arg, default in zip(args.kwonlyargs, args.kw_defaults)]
        if args.kwarg:
            out.append("**" + one(args.kwarg))
        return ", ".join(out)

    def _keyword(self, node):
        return f"{node.arg}={self.text(node.value)}" if node.arg else f"**{self.text(node.value)}"

    def _generators(self, generators):
        out = ""
        for one in generators:
            word = " async for " if one.is_async else " for "
            out += f"{word}{self.text(one.target, _TUPLE, bare=True)} in {self.text(one.iter, _TEST + 1)}"
            out += "".join([f" if {self.text(test, _TEST + 1)}" for test in one.ifs])
        return out

    def text(self, node, level=_TEST, bare=False):
        """An expression's text, in brackets if what is around binds tighter."""
        text, own = getattr(self, "_of_" + type(node).__name__)(node)
        if bare and isinstance(node, ast.Tuple):
            return text
        return f"({text})" if level > own else text

    def _of_Name(self, node):
        return node.id, _ATOM

    def _of_Constant(self, node):
        value = node.value
        if value is ...:
            return "...", _ATOM
        if isinstance(value, tuple):
            return f"({', '.join(map(repr, value))}{',' if len(value) == 1 else ''})", _ATOM
        text = repr(value).replace("inf", _INFINITY) if isinstance(value, (float, complex)) else repr(value)
        return ("u" if node.kind == "u" else "") + text, _ATOM

    def _of_JoinedStr(self, node):
        return "f" + _quoted(self._joined(node)), _ATOM

    def _joined(self, node):
        """Pieces: literal text, and text that must stay as it is."""
        out = []
        for one in node.values:
            if isinstance(one, ast.Constant):
                out.append((one.value.replace("{", "{{").replace("}", "}}"), True))
            else:
                out += self._formatted(one)
        return out

    def _formatted(self, node):
        text = self.text(node.value, _TEST + 1)
        out = [("{ " if text.startswith("{") else "{", False), (text, False)]
        if node.conversion != -1:
            out.append((f"!{chr(node.conversion)}", False))
        if node.format_spec:
            out.append((":", False))
            spec = node.format_spec
            out += self._joined(spec) if isinstance(spec, ast.JoinedStr) else [(str(spec.value), True)]
        return [*out, ("}", False)]

    def _of_FormattedValue(self, node):
        return "f" + _quoted(self._formatted(node)), _ATOM

    def _of_Attribute(self, node):
        text = self.text(node.value, _ATOM)
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, int):
            text += " "
        return f"{text}.{node.attr}", _ATOM

    def _of_Call(self, node):
        parts = [self.text(one) for one in node.args] + [self._keyword(one) for one in node.keywords]
        return f"{self.text(node.func, _ATOM)}({', '.join(parts)})", _ATOM

    def _of_Subscript(self, node):
        index = node.slice
        inner = self.text(index, _TUPLE, bare=isinstance(index, ast.Tuple) and bool(index.elts))
        return f"{self.text(node.value, _ATOM)}[{inner}]", _ATOM

    def _of_Slice(self, node):
        lower, upper, step = [self.text(one) if one else "" for one in (node.lower, node.upper, node.step)]
        return f"{lower}:{upper}" + (f":{step}" if step else ""), _ATOM

    def _of_Starred(self, node):
        return "*" + self.text(node.value, _EXPR), _ATOM

    def _of_List(self, node):
        return f"[{self._many(node.elts)}]", _ATOM

    def _of_Tuple(self, node):
        if not node.elts:
            return "()", _ATOM
        return self._many(node.elts) + ("," if len(node.elts) == 1 else ""), _TUPLE

    def _of_Set(self, node):
        return ("{" + self._many(node.elts) + "}" if node.elts else "{*()}"), _ATOM

    def _of_Dict(self, node):
        parts = [
            f"**{self.text(value, _EXPR)}" if key is None else f"{self.text(key)}: {self.text(value)}"
            for key, value in zip(node.keys, node.values)
        ]
        return "{" + ", ".join(parts) + "}", _ATOM

    def _of_ListComp(self, node):
        return f"[{self.text(node.elt)}{self._generators(node.generators)}]", _ATOM

    def _of_SetComp(self, node):
        return "{" + self.text(node.elt) + self._generators(node.generators) + "}", _ATOM

    def _of_GeneratorExp(self, node):
        return f"({self.text(node.elt)}{self._generators(node.generators)})", _ATOM

    def _of_DictComp(self, node):
        return "{" + f"{self.text(node.key)}: {self.text(node.value)}{self._generators(node.generators)}" + "}", _ATOM

    def _of_IfExp(self, node):
        parts = self.text(node.body, _TEST + 1), self.text(node.test, _TEST + 1), self.text(node.orelse)
        return "%s if %s else %s" % parts, _TEST

    def _of_Lambda(self, node):
        args = self._parameters(node.args)
        return f"lambda{' ' if args else ''}{args}: {self.text(node.body)}", _TEST

    def _of_NamedExpr(self, node):
        return f"{self.text(node.target, _ATOM)} := {self.text(node.value, _ATOM)}", _NAMED

    def _of_Await(self, node):
        return f"await {self.text(node.value, _ATOM)}", _AWAIT

    def _of_Yield(self, node):
        return "yield" + (" " + self.text(node.value, _ATOM) if node.value else ""), _YIELD

    def _of_YieldFrom(self, node):
        return f"yield from {self.text(node.value, _ATOM)}", _YIELD

    def _of_BoolOp(self, node):
        word, own = ("and", _AND) if isinstance(node.op, ast.And) else ("or", _OR)
        # Each is a little tighter than the one before, as in CPython.
        return f" {word} ".join([self.text(one, own + i) for i, one in enumerate(node.values, 1)]), own

    def _of_Compare(self, node):
        out = self.text(node.left, _CMP + 1)
        for op, one in zip(node.ops, node.comparators):
            out += f" {_COMPARE[type(op).__name__]} {self.text(one, _CMP + 1)}"
        return out, _CMP

    def _of_UnaryOp(self, node):
        word, own = _UNARY[type(node.op).__name__]
        return word + self.text(node.operand, own), own

    def _of_BinOp(self, node):
        # A long chain leans to the left: no recursion there.
        chain = []
        while isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Pow):
            chain.append(node)
            node = node.left
            if not isinstance(node, ast.BinOp) or _BINARY[type(node.op).__name__][1] < _BINARY[type(chain[-1].op).__name__][1]:
                break
        if not chain:
            word, own = _BINARY["Pow"]
            return f"{self.text(node.left, own + 1)} ** {self.text(node.right, own)}", own
        word, own = _BINARY[type(chain[-1].op).__name__]
        text = self.text(node, own)
        for one in reversed(chain):
            word, own = _BINARY[type(one.op).__name__]
            text = f"{text} {word} {self.text(one.right, own + 1)}"
        return text, own


class _Aligned(Unparser):
    """Writes statements on their own lines."""

    def __init__(self):
        super().__init__()
        self._at = 0

    def visit(self, node):
        self._statement(node)
        return "".join(self._out)[1:] if self._at else "".join(self._out)

    def _line(self, text=""):
        super()._line(text)
        self._at += 1 + text.count("\n")

    def _apart(self):
        pass

    def _doc(self, node):
        return node.body

    def _statement(self, node):
        line = getattr(node, "lineno", 0) - len(getattr(node, "decorator_list", ()))
        if isinstance(node, ast.stmt) and self._at < line - 1:
            self._out.append("\n" * (line - 1 - self._at))
            self._at = line - 1
        super()._statement(node)


def _escaped(text, quote):
    out = ""
    for c in text:
        if c in "\n\t" and len(quote) == 3 or c.isprintable() and c != "\\":
            out += c
        else:
            out += repr(c)[1:-1]
    return out


def _docstring(doc):
    text = _escaped(doc, '"""')
    for quote in ('"""', "'''"):
        if quote not in text and not text.endswith(quote[0]):
            return quote + text + quote
    return '"""' + text.replace('"', '\\"') + '"""'


def _quoted(pieces):
    """An f-string of pieces, in quotes that are not in it."""
    whole = "".join([text for text, _ in pieces])
    for quote in ("'", '"', '"""', "'''"):
        literals = [text for text, literal in pieces if literal]
        if quote in whole or len(quote) == 1 and "\n" in whole or whole.endswith(quote[0]):
            continue
        return quote + "".join([_escaped(text, quote) if literal else text for text, literal in pieces]) + quote
    quote = '"""'
    parts = [_escaped(text, quote).replace('"', '\\"') if literal else text for text, literal in pieces]
    return quote + "".join(parts) + quote
