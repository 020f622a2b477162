//! List, tuple, set and dict displays.

use ruff_python_ast::{DictItem, Expr};

use super::{Compiler, Reg, Span, span};
use crate::bytecode::{Constant, Op};

/// Elements that are built from registers at once; longer displays are built in pieces.
const MAX_AT_ONCE: usize = 32;

impl<'a> Compiler<'a> {
    /// Writes `to` in its last instruction only.
    pub(super) fn display(&mut self, expression: &'a Expr, to: Reg) {
        let at = span(expression);
        let mark = self.frame.top();
        let room = usize::from(self.room() / 3);
        match expression {
            Expr::Tuple(_) | Expr::List(_) => {
                let (elements, op) = match expression {
                    Expr::Tuple(it) => (&it.elts, Op::BuildTuple),
                    Expr::List(it) => (&it.elts, Op::BuildList),
                    _ => return,
                };
                if elements.len() <= MAX_AT_ONCE.min(room) && !elements.iter().any(Expr::is_starred_expr) {
                    let base = self.elements(elements);
                    self.emit(at, op, to, base, 0, elements.len() as i32);
                } else {
                    let list = self.temporary(at);
                    self.emit(at, Op::BuildList, list, list, 0, 0);
                    self.append_all(list, elements, at);
                    if op == Op::BuildTuple {
                        self.emit(at, Op::ListToTuple, to, list, 0, 0);
                    } else {
                        self.emit_move(at, to, list);
                    }
                }
            }
            Expr::Set(it) => {
                if it.elts.len() <= MAX_AT_ONCE.min(room) && !it.elts.iter().any(Expr::is_starred_expr) {
                    let base = self.elements(&it.elts);
                    self.emit(at, Op::BuildSet, to, base, 0, it.elts.len() as i32);
                } else {
                    let set = self.temporary(at);
                    self.emit(at, Op::BuildSet, set, set, 0, 0);
                    for element in &it.elts {
                        let mark = self.frame.top();
                        let (op, element) = match element {
                            Expr::Starred(starred) => (Op::SetUpdate, &*starred.value),
                            other => (Op::SetAdd, other),
                        };
                        let value = self.operand(element);
                        self.emit(at, op, set, value, 0, 0);
                        self.release(mark);
                    }
                    self.emit_move(at, to, set);
                }
            }
            Expr::Dict(it) => {
                if it.items.len() <= (MAX_AT_ONCE.min(room)) / 2 && it.items.iter().all(|item| item.key.is_some()) {
                    let base = self.frame.top();
                    for item in &it.items {
                        let pair = self.temporaries(at, 2);
                        if let Some(key) = &item.key {
                            self.value(key, pair);
                        }
                        self.value(&item.value, pair + 1);
                    }
                    self.emit(at, Op::BuildMap, to, base, 0, it.items.len() as i32);
                } else {
                    let dict = self.temporary(at);
                    self.emit(at, Op::BuildMap, dict, dict, 0, 0);
                    it.items.iter().for_each(|item| self.insert_item(dict, item, at));
                    self.emit_move(at, to, dict);
                }
            }
            _ => {}
        }
        self.release(mark);
    }

    fn insert_item(&mut self, dict: Reg, item: &'a DictItem, at: Span) {
        let mark = self.frame.top();
        if let Some(key) = &item.key {
            let key = self.operand(key);
            let value = self.operand(&item.value);
            self.emit(at, Op::MapInsert, dict, key, value, 0);
        } else {
            let mapping = self.operand(&item.value);
            self.emit(at, Op::MapUpdate, dict, mapping, 0, 0);
        }
        self.release(mark);
    }

    /// Values in consecutive temporaries, the first one given.
    fn elements(&mut self, elements: &'a [Expr]) -> Reg {
        let base = self.frame.top();
        for element in elements {
            let register = self.temporary(span(element));
            self.value(element, register);
        }
        base
    }

    /// Appends elements to the list in a register, `*` ones item by item.
    pub(super) fn append_all(&mut self, list: Reg, elements: &'a [Expr], at: Span) {
        for element in elements {
            match element {
                Expr::Starred(starred) => self.extend_list(list, &starred.value, at),
                other => {
                    let mark = self.frame.top();
                    let value = self.operand(other);
                    self.emit(span(other), Op::ListAppend, list, value, 0, 0);
                    self.release(mark);
                }
            }
        }
    }

    fn extend_list(&mut self, list: Reg, iterable: &'a Expr, at: Span) {
        let mark = self.frame.top();
        let value = self.operand(iterable);
        self.emit(at, Op::ListExtend, list, value, 0, 0);
        self.release(mark);
    }

    /// A tuple of strings in a new temporary.
    pub(super) fn string_tuple<'s>(&mut self, at: Span, texts: impl IntoIterator<Item = &'s str>) -> Reg {
        let register = self.temporary(at);
        let number = self.constants.strings(texts);
        self.emit_constant_number(at, register, number);
        register
    }

    /// A string in a new temporary.
    pub(super) fn string(&mut self, at: Span, text: &str) -> Reg {
        let register = self.temporary(at);
        self.emit_constant(at, register, Constant::Str(text.into()));
        register
    }
}
