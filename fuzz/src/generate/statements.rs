//! Random statements and functions.

use super::{Place, Writer, expressions::ATTRIBUTES};

impl Writer<'_, '_> {
    /// One to four statements.
    pub(super) fn block(&mut self, depth: usize) {
        for _ in 0..=self.below(4) {
            self.statement(depth);
        }
    }

    /// A statement with at most `depth` levels of blocks.
    pub(super) fn statement(&mut self, depth: usize) {
        let blocks = depth > 0 && !self.bytes.is_empty() && self.indent < 8;
        match self.below(if blocks { 30 } else { 16 }) {
            0..=3 => {
                let (target, value) = (self.target(), self.expression(3));
                self.line(&format!("{target} = {value}"));
            }
            4 => {
                let (name, operator, value) =
                    (self.variable(), self.pick(&["+", "-", "*", "//", "%", "|", "&", "**", "<<"]), self.expression(2));
                self.line(&format!("{name} {operator}= {value}"));
            }
            5 => {
                let value = self.expression(2);
                let names = self.pick(&["a, b", "a, *b", "(a, b), c", "[d, *_]", "a, b[0], c['k']"]);
                self.line(&format!("{names} = {value}"));
            }
            6 | 7 => {
                let value = self.expression(4);
                self.line(&value);
            }
            8 => {
                let value = self.expression(3);
                self.line(&format!("print(repr({value})[:200])"));
            }
            9 => {
                let target = self.target();
                self.line(&format!("del {target}"));
            }
            10 => {
                let value = self.expression(2);
                self.line(&format!("assert {value}, {value}"));
            }
            11 => self.raise(),
            12 if self.place.in_loop => {
                let word = self.pick(&["break", "continue"]);
                self.line(word);
            }
            13 if self.place.in_function => {
                let value = self.expression(2);
                self.line(&format!("return {value}"));
            }
            14 if self.place.in_function && !self.place.in_async => {
                let value = self.expression(2);
                let line = self.pick(&["yield", "a = yield", "yield from", "c = yield from"]);
                self.line(&format!("{line} {value}"));
            }
            15 => {
                let line = self.pick(&["import math as a", "from json import dumps as d", "import absent", "pass"]);
                self.line(line);
            }
            16 | 17 => {
                let test = self.expression(2);
                self.line(&format!("if {test}:"));
                self.indented(|writer| writer.block(depth - 1));
                if self.chance(100) {
                    self.line("else:");
                    self.indented(|writer| writer.block(depth - 1));
                }
            }
            18 | 19 => {
                let (target, over) = (self.target(), self.expression(2));
                self.line(&format!("for {target} in {over}:"));
                self.looped(depth - 1);
            }
            20 => {
                let test = self.expression(2);
                self.line(&format!("while {test}:"));
                self.looped(depth - 1);
            }
            21..=23 => self.try_statement(depth - 1),
            24 => self.with_statement(depth - 1),
            25 => self.match_statement(depth - 1),
            26 | 27 => self.define_function(depth - 1),
            28 => self.define_class(depth - 1),
            29 if self.place.in_async => {
                self.line("async for g in f_async():");
                self.looped(depth - 1);
            }
            _ => self.line("pass"),
        }
    }

    /// A function, a generator or a coroutine, perhaps decorated.
    pub(super) fn define_function(&mut self, depth: usize) {
        let place = Place { in_function: true, ..Place::default() };
        let number = self.functions;
        self.functions += 1;
        if self.chance(60) {
            let decorator =
                self.pick(&["functools.lru_cache", "functools.cache", "contextlib.contextmanager", "functools.wraps(len)"]);
            self.line(&format!("@{decorator}"));
        }
        let parameters = self.pick(&["", "a", "a=1, b=2", "*a", "a, *b, c=3, **d", "a, /, b=[]", "*, a=1", "**a"]);
        self.line(&format!("def f{number}({parameters}):"));
        let outer = std::mem::replace(&mut self.place, place);
        self.indented(|writer| {
            if writer.chance(60) && parameters.is_empty() {
                writer.line("global a, b");
            }
            writer.block(depth);
            let value = writer.expression(2);
            writer.line(&format!("return {value}"));
        });
        self.place = outer;
    }

    /// What can be assigned to.
    fn target(&mut self) -> String {
        match self.below(6) {
            0 => format!("{}[{}]", self.variable(), self.expression(1)),
            1 => format!("{}.{}", self.variable(), self.pick(ATTRIBUTES)),
            2 => format!("{}[{}:{}]", self.variable(), self.expression(1), self.expression(1)),
            _ => self.variable().to_owned(),
        }
    }

    fn looped(&mut self, depth: usize) {
        let outer = std::mem::replace(&mut self.place.in_loop, true);
        self.indented(|writer| writer.block(depth));
        self.place.in_loop = outer;
    }

    fn raise(&mut self) {
        let value = match self.below(6) {
            0 => String::new(),
            1 => self.class(),
            2 => format!("ExceptionGroup('group', [ValueError({}), KeyError(1)])", self.expression(1)),
            3 => format!("KeyError({}) from {}", self.expression(1), self.expression(1)),
            4 => self.expression(2),
            _ => format!("ValueError({})", self.expression(1)),
        };
        self.line(format!("raise {value}").trim_end());
    }

    fn try_statement(&mut self, depth: usize) {
        self.line("try:");
        self.indented(|writer| writer.block(depth));
        let shape = self.below(4);
        if shape < 3 {
            let star = if self.chance(50) { "*" } else { "" };
            let kind = self.pick(&["Exception", "(KeyError, ValueError)", "TypeError", "RecursionError"]);
            self.line(&format!("except{star} {kind} as problem:"));
            // Nothing may jump out of the handler of a group.
            let outer = self.place;
            if !star.is_empty() {
                self.place = Place { in_loop: false, in_function: false, ..outer };
            }
            self.indented(|writer| writer.block(depth));
            self.place = outer;
        }
        if shape == 1 {
            self.line("else:");
            self.indented(|writer| writer.block(depth));
        }
        if shape >= 2 {
            self.line("finally:");
            self.indented(|writer| writer.block(depth));
        }
    }

    fn with_statement(&mut self, depth: usize) {
        let manager = match self.below(3) {
            0 => self
                .pick(&["lock", "rlock", "gate", "contextlib.suppress(Exception)", "contextlib.nullcontext(1) as a"])
                .to_owned(),
            1 => format!("{}() as b", self.class()),
            _ => format!("{}() as c", self.function()),
        };
        self.line(&format!("with {manager}:"));
        self.indented(|writer| writer.block(depth));
    }

    fn match_statement(&mut self, depth: usize) {
        let subject = self.expression(2);
        self.line(&format!("match {subject}:"));
        self.indented(|writer| {
            for _ in 0..=writer.below(3) {
                let class = writer.class();
                let pattern = match writer.below(8) {
                    0 => format!("{class}(x=1)"),
                    1 => format!("{class}(g)"),
                    other => {
                        ["[a, *_]", "{'x': a, **b}", "1 | 2 | None", "(a, (b, c))", "str() as d", "[]"][other - 2].to_owned()
                    }
                };
                let guard = if writer.chance(60) { format!(" if {}", writer.expression(1)) } else { String::new() };
                writer.line(&format!("case {pattern}{guard}:"));
                writer.indented(|writer| writer.block(depth));
            }
        });
    }
}
