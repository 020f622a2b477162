"""Syntax trees: from text, to text, and ways through them."""

import _ast

PyCF_ALLOW_TOP_LEVEL_AWAIT, PyCF_ONLY_AST, PyCF_TYPE_COMMENTS = 0x2000, 0x400, 0x1000


class AST:
    """A node."""

    _fields = ()
    _attributes = ()
    __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            n = len(fields)
            name = type(self).__name__
            raise TypeError(f"{name} constructor takes at most {n} positional argument{'' if n == 1 else 's'}")
        for name, value in zip(fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in fields[:len(args)]:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            setattr(self, name, value)

    def __repr__(self):
        return f"<ast.{type(self).__name__} object at {hex(id(self))}>"

    def __reduce__(self):
        return type(self), (), self.__dict__


AST.__module__ = "ast"
_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")
# Classes by what they are a kind of. A field with `?` may be left out.
_GRAMMAR = {
    "mod": "Module(body, type_ignores) Interactive(body) Expression(body) FunctionType(argtypes, returns)",
    "+stmt": """FunctionDef(name, args, body, decorator_list, returns?, type_comment?)
        AsyncFunctionDef(name, args, body, decorator_list, returns?, type_comment?)
        ClassDef(name, bases, keywords, body, decorator_list) Return(value?) Delete(targets)
        Assign(targets, value, type_comment?) AugAssign(target, op, value)
        AnnAssign(target, annotation, value?, simple) For(target, iter, body, orelse, type_comment?)
        AsyncFor(target, iter, body, orelse, type_comment?) While(test, body, orelse) If(test, body, orelse)
        With(items, body, type_comment?) AsyncWith(items, body, type_comment?) Match(subject, cases)
        Raise(exc?, cause?) Try(body, handlers, orelse, finalbody) TryStar(body, handlers, orelse, finalbody)
        Assert(test, msg?) Import(names) ImportFrom(module?, names, level?) Global(names) Nonlocal(names) Expr(value)
        Pass() Break() Continue() TypeAlias(name, type_params, value)""",
    "+expr": """BoolOp(op, values) NamedExpr(target, value) BinOp(left, op, right) UnaryOp(op, operand)
        Lambda(args, body) IfExp(test, body, orelse) Dict(keys, values) Set(elts) ListComp(elt, generators)
        SetComp(elt, generators) DictComp(key, value, generators) GeneratorExp(elt, generators) Await(value)
        Yield(value?) YieldFrom(value) Compare(left, ops, comparators) Call(func, args, keywords)
        FormattedValue(value, conversion, format_spec?) JoinedStr(values) Constant(value, kind?)
        Attribute(value, attr, ctx) Subscript(value, slice, ctx) Starred(value, ctx) Name(id, ctx) List(elts, ctx)
        Tuple(elts, ctx) Slice(lower?, upper?, step?)""",
    "expr_context": "Load() Store() Del()",
    "boolop": "And() Or()",
    "operator": "Add() Sub() Mult() MatMult() Div() Mod() Pow() LShift() RShift() BitOr() BitXor() BitAnd() FloorDiv()",
    "unaryop": "Invert() Not() UAdd() USub()",
    "cmpop": "Eq() NotEq() Lt() LtE() Gt() GtE() Is() IsNot() In() NotIn()",
    "+excepthandler": "ExceptHandler(type?, name?, body)",
    "+pattern": """MatchValue(value) MatchSingleton(value) MatchSequence(patterns) MatchMapping(keys, patterns, rest?)
        MatchClass(cls, patterns, kwd_attrs, kwd_patterns) MatchStar(name?) MatchAs(pattern?, name?)
        MatchOr(patterns)""",
    "type_ignore": "TypeIgnore(lineno, tag)",
    "": """comprehension(target, iter, ifs, is_async)
        arguments(posonlyargs, args, vararg?, kwonlyargs, kw_defaults, kwarg?, defaults)
        +arg(arg, annotation?, type_comment?) +keyword(arg?, value) +alias(name, asname?)
        withitem(context_expr, optional_vars?) match_case(pattern, guard?, body)""",
}


def _make(name, base, fields, place):
    names = {"__module__": "ast", "__doc__": f"{name}({', '.join(fields)})"}
    plain = tuple([one.rstrip("?") for one in fields])
    names["_fields"] = names["__match_args__"] = plain
    for one in fields:
        if one.endswith("?"):
            names[one[:-1]] = None
    if place:
        names.update(_attributes=_PLACE, end_lineno=None, end_col_offset=None)
    globals()[name] = type(name, (base,), names)


def _make_all():
    for kind, text in _GRAMMAR.items():
        place = kind.startswith("+")
        base = AST
        if kind:
            _make(kind.lstrip("+"), AST, (), place)
            base = globals()[kind.lstrip("+")]
        for one in text.replace(", ", ",").split():
            name, _, fields = one.rstrip(")").partition("(")
            own = name.startswith("+")
            _make(name.lstrip("+"), base, tuple(fields.split(",")) if fields else (), place or own)


_make_all()
# Contexts and operators are the same everywhere.
_SHARED = {
    name: globals()[name]() for kind in ("expr_context", "boolop", "operator", "unaryop", "cmpop")
    for name in _GRAMMAR[kind].replace("()", "").split()
}


class _OldConstant(type):
    def __instancecheck__(cls, inst):
        return isinstance(inst, Constant) and type(inst.value) in cls._types

    def __call__(cls, *args, **kwargs):
        for new, old in (("value", "n"), ("value", "s")):
            if old in kwargs:
                kwargs[new] = kwargs.pop(old)
        return Constant(*args, **kwargs)


for _name, _types in (("Num", (int, float, complex)), ("Str", (str,)), ("Bytes", (bytes,)), ("NameConstant", (type(None), bool)), ("Ellipsis", (type(...),))):
    globals()[_name] = _OldConstant(_name, (Constant,), {"_types": _types, "__module__": "ast"})
Constant.n = Constant.s = property(lambda self: self.value, lambda self, value: setattr(self, "value", value))
del _name, _types


# ---- From text


def _built(things):
    """The tree that the machine has written in postfix order."""
    classes = globals()
    stack = []
    for thing in things:
        kind = type(thing)
        if kind is int:
            if thing:
                items = stack[-thing:]
                del stack[-thing:]
            else:
                items = []
            stack.append(items)
            continue
        if kind is str:
            shared = _SHARED.get(thing)
            if shared is not None:
                stack.append(shared)
                continue
            name = thing
        elif len(thing) == 2:
            stack.append(thing[1])
            continue
        else:
            name = thing[0]
        cls = classes[name]
        node = cls.__new__(cls)
        fields = cls._fields
        if fields:
            n = len(fields)
            node.__dict__.update(zip(fields, stack[-n:]))
            del stack[-n:]
        if kind is tuple:
            node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = thing[1:]
        stack.append(node)
    return stack[0]


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None):
    """The tree of a text."""
    if isinstance(source, AST):
        return source
    if not isinstance(source, str):
        source = bytes(source).decode()
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
    things = _ast.tree(source, mode == "eval")
    if things is None:
        compile(source, filename, mode)
        raise SyntaxError("invalid syntax")
    tree = _built(things)
    return Interactive(tree.body) if mode == "single" else tree


def literal_eval(node_or_string):
    """The value of a text or tree of literals only."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval")
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body

    def wrong(node):
        line = getattr(node, "lineno", None)
        raise ValueError(f"malformed node or string{f' on line {line}' if line else ''}: {node!r}")

    def number(node):
        if type(node) is not Constant or type(node.value) not in (int, float, complex):
            wrong(node)
        return node.value

    def signed(node):
        if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
            value = number(node.operand)
            return +value if isinstance(node.op, UAdd) else -value
        return number(node)

    def value(node):
        if isinstance(node, Constant):
            return node.value
        if isinstance(node, Tuple):
            return tuple(map(value, node.elts))
        if isinstance(node, List):
            return list(map(value, node.elts))
        if isinstance(node, Set):
            return set(map(value, node.elts))
        if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set" and not (node.args or node.keywords):
            return set()
        if isinstance(node, Dict):
            if len(node.keys) != len(node.values):
                wrong(node)
            return dict(zip(map(value, node.keys), map(value, node.values)))
        if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
            left, right = signed(node.left), number(node.right)
            if isinstance(left, (int, float)) and isinstance(right, complex):
                return left + right if isinstance(node.op, Add) else left - right
        return signed(node)

    return value(node_or_string)


# ---- Ways through trees


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    """A tree in words."""
    step = " " * indent if isinstance(indent, int) else indent

    def shown(node, level):
        before, between = ("\n" + step * (level + 1), ",\n" + step * (level + 1)) if step is not None else ("", ", ")
        if isinstance(node, AST):
            cls = type(node)
            args = []
            simple = True
            keywords = annotate_fields
            for name in node._fields:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    keywords = True
                    continue
                if value is None and getattr(cls, name, ...) is None:
                    keywords = True
                    continue
                text, plain = shown(value, level + 1)
                simple = simple and plain
                args.append(f"{name}={text}" if keywords else text)
            if include_attributes:
                for name in node._attributes:
                    value = getattr(node, name, None)
                    if value is None and getattr(cls, name, ...) is None or not hasattr(node, name):
                        continue
                    text, plain = shown(value, level + 1)
                    simple = simple and plain
                    args.append(f"{name}={text}")
            if simple and len(args) <= 3:
                return f"{cls.__name__}({', '.join(args)})", not args
            return f"{cls.__name__}({before}{between.join(args)})", False
        if isinstance(node, list):
            if not node:
                return "[]", True
            return f"[{before}{between.join([shown(one, level + 1)[0] for one in node])}]", False
        return repr(node), True

    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {type(node).__name__!r}")
    return shown(node, 0)[0]


def iter_fields(node):
    """Names and values of a node's fields."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """The nodes right below a node."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for one in value:
                if isinstance(one, AST):
                    yield one


def walk(node):
    """All nodes of a tree, those above first."""
    from collections import deque

    todo = deque([node])
    while todo:
        node = todo.popleft()
        todo.extend(iter_child_nodes(node))
        yield node


def copy_location(new_node, old_node):
    """The first node at the second one's place."""
    for name in _PLACE:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Give nodes without a place that of the node above."""
    todo = [(node, (1, 0, 1, 0))]
    root = node
    while todo:
        node, above = todo.pop()
        if "lineno" in node._attributes:
            here = []
            for name, value in zip(_PLACE, above):
                if getattr(node, name, None) is None:
                    setattr(node, name, value)
                here.append(getattr(node, name))
            above = here
        todo += [(child, above) for child in iter_child_nodes(node)]
    return root


def increment_lineno(node, n=1):
    """Move a tree `n` lines down."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
        elif "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
            if getattr(child, "end_lineno", 0) is not None:
                child.end_lineno = getattr(child, "end_lineno", 0) + n
    return node


def get_docstring(node, clean=True):
    """The text that a module, class or function begins with."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{node.__class__.__name__!r} can't have docstrings")
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    if clean:
        import inspect

        return inspect.cleandoc(value.value)
    return value.value


def get_source_segment(source, node, *, padded=False):
    """The part of a text that a node stands for."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last, start, end = node.lineno - 1, node.end_lineno - 1, node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = source.splitlines(keepends=True)
    if first == last:
        return lines[first].encode()[start:end].decode()
    head = lines[first].encode()
    padding = "".join([c if c in "\f\t" else " " for c in head[:start].decode()]) if padded else ""
    return padding + head[start:].decode() + "".join(lines[first + 1:last]) + lines[last].encode()[:end].decode()


class NodeVisitor:
    """Calls a method for each node: `visit_Name` and so on."""

    def visit(self, node):
        """Call the method for this node."""
        return getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visit what is below."""
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)

    def visit_Constant(self, node):
        """A method for an old name of constants is called, too."""
        value = node.value
        kind = {bool: "NameConstant", type(None): "NameConstant", str: "Str", bytes: "Bytes", type(...): "Ellipsis"}.get(
            type(value), "Num"
        )
        return getattr(self, "visit_" + kind, self.generic_visit)(node)


class NodeTransformer(NodeVisitor):
    """Puts what the methods return in the place of nodes."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for value in old:
                    if isinstance(value, AST):
                        value = self.visit(value)
                        if value is None:
                            continue
                        if not isinstance(value, AST):
                            new.extend(value)
                            continue
                    new.append(value)
                old[:] = new
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node


def unparse(ast_obj):
    """A text that means the same as a tree."""
    from _unparse import Unparser

    return Unparser().visit(ast_obj)
