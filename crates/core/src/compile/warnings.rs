//! What CPython's compiler warns of in a program that it takes: `SyntaxWarning`s.

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{CmpOp, Expr, ExprCall, ExprCompare, ExprSubscript, Number, Stmt, UnaryOp};
use ruff_text_size::Ranged;

/// The warnings about a body, each with the byte offset of what it is about.
pub(super) fn warnings(body: &[Stmt]) -> Vec<(u32, String)> {
    let mut finder = Finder { found: Vec::new() };
    for statement in body {
        finder.visit_stmt(statement);
    }
    finder.found
}

/// The warnings about an expression.
pub(super) fn of_expression(expression: &Expr) -> Vec<(u32, String)> {
    let mut finder = Finder { found: Vec::new() };
    finder.visit_expr(expression);
    finder.found
}

struct Finder {
    found: Vec<(u32, String)>,
}

impl<'a> Visitor<'a> for Finder {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if let Stmt::Assert(it) = statement
            && let Expr::Tuple(test) = &*it.test
            && !test.elts.is_empty()
        {
            self.warn(it, "assertion is always true, perhaps remove parentheses?");
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Compare(it) => self.comparison(it),
            Expr::Call(it) => self.call(it),
            Expr::Subscript(it) => self.subscript(it),
            _ => {}
        }
        walk_expr(self, expression);
    }
}

impl Finder {
    fn warn(&mut self, node: &impl Ranged, message: impl Into<String>) {
        self.found.push((node.start().to_u32(), message.into()));
    }

    fn comparison(&mut self, it: &ExprCompare) {
        let mut left = &*it.left;
        for (op, right) in it.ops.iter().zip(&it.comparators) {
            let words = match op {
                CmpOp::Is => r#""is" with a literal. Did you mean "=="?"#,
                CmpOp::IsNot => r#""is not" with a literal. Did you mean "!="?"#,
                _ => "",
            };
            if !words.is_empty() && (is_literal(left) || is_literal(right)) {
                self.warn(it, words);
                return;
            }
            left = right;
        }
    }

    fn call(&mut self, it: &ExprCall) {
        let display = !matches!(&*it.func, Expr::Lambda(_));
        if let Some(kind) = type_of(&it.func).filter(|_| display) {
            self.warn(it, format!("'{kind}' object is not callable; perhaps you missed a comma?"));
        }
    }

    fn subscript(&mut self, it: &ExprSubscript) {
        let Some(kind) = type_of(&it.value) else { return };
        match &*it.value {
            Expr::Set(_) | Expr::SetComp(_) | Expr::Generator(_) | Expr::Lambda(_) => {}
            Expr::NoneLiteral(_) | Expr::EllipsisLiteral(_) | Expr::NumberLiteral(_) | Expr::BooleanLiteral(_) => {}
            Expr::Dict(_) | Expr::DictComp(_) => return,
            _ => {
                if let Some(index) = type_of(&it.slice).filter(|index| !matches!(*index, "int" | "bool")) {
                    let message = format!("{kind} indices must be integers or slices, not {index}; perhaps you missed a comma?");
                    self.warn(it, message);
                }
                return;
            }
        }
        self.warn(it, format!("'{kind}' object is not subscriptable; perhaps you missed a comma?"));
    }
}

/// Whether an expression is a constant other than `None`, `True`, `False` and `...`.
fn is_literal(expression: &Expr) -> bool {
    match expression {
        Expr::UnaryOp(it) => it.op != UnaryOp::Not && matches!(&*it.operand, Expr::NumberLiteral(_)),
        Expr::Tuple(it) => it.elts.iter().all(|item| is_literal(item) || type_of(item) == Some("NoneType")),
        other => matches!(other, Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_)),
    }
}

/// The type of what a literal or display makes.
fn type_of(expression: &Expr) -> Option<&'static str> {
    Some(match expression {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::FString(_) | Expr::StringLiteral(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::BooleanLiteral(_) => "bool",
        Expr::NumberLiteral(it) => match &it.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex { .. } => "complex",
        },
        _ => return None,
    })
}
