//! CPython's names for kinds of expressions, as its messages about wrong targets use them.

use ruff_python_ast::{Expr, Mod, UnaryOp};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

/// Parses a part of a text as an expression; `None` when it is none.
pub(super) fn expression(part: &str) -> Option<Expr> {
    let parsed = parse_unchecked(part, ParseOptions::from(Mode::ParenthesizedExpression));
    match parsed.has_valid_syntax().then(|| parsed.into_syntax())? {
        Mod::Expression(it) => Some(*it.body),
        Mod::Module(_) => None,
    }
}

/// As `expression`, also for what only stands in brackets, such as `yield`. Its offsets are off by one.
pub(super) fn bracketed(part: &str) -> Option<Expr> {
    expression(part).or_else(|| expression(&format!("({part})")))
}

/// What CPython calls an expression that cannot be assigned to.
pub(super) fn name_of(expression: &Expr) -> &'static str {
    match expression {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(it) if it.id.as_str() == "__debug__" => "__debug__",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) | Expr::TString(_) => "f-string expression",
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(it) => {
            if it.value {
                "True"
            } else {
                "False"
            }
        }
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        _ => "literal",
    }
}

/// Whether CPython's grammar takes an expression for the left side of a mistyped `==`.
pub(super) fn may_be_compared(expression: &Expr) -> bool {
    match expression {
        Expr::List(_) | Expr::Tuple(_) | Expr::Generator(_) | Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) => false,
        Expr::Compare(_) | Expr::BoolOp(_) | Expr::Lambda(_) | Expr::If(_) | Expr::Named(_) | Expr::Starred(_) => false,
        Expr::UnaryOp(it) => it.op != UnaryOp::Not,
        _ => true,
    }
}

/// Whether a word is reserved.
pub(super) fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "False"
            | "None"
            | "True"
            | "and"
            | "as"
            | "assert"
            | "async"
            | "await"
            | "break"
            | "class"
            | "continue"
            | "def"
            | "del"
            | "elif"
            | "else"
            | "except"
            | "finally"
            | "for"
            | "from"
            | "global"
            | "if"
            | "import"
            | "in"
            | "is"
            | "lambda"
            | "nonlocal"
            | "not"
            | "or"
            | "pass"
            | "raise"
            | "return"
            | "try"
            | "while"
            | "with"
            | "yield"
    )
}
