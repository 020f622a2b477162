//! Messages about what cannot be assigned to or deleted.

use ruff_python_ast::Expr;
use ruff_text_size::Ranged;

use super::explain::Explainer;
use super::problem::SyntaxProblem;
use super::tokens::Kind;
use super::words::{bracketed, expression, may_be_compared, name_of};

/// What the parser's range is, when it is an expression.
fn subject(explainer: &Explainer<'_, '_>) -> Option<(Expr, &'static str)> {
    let starred = explainer.text[explainer.start()..].starts_with('*');
    if starred {
        let inner = bracketed(&explainer.text[explainer.start() + 1..explainer.end()])?;
        return Some((inner, "starred"));
    }
    let parsed = bracketed(&explainer.text[explainer.start()..explainer.end()])?;
    let name = name_of(&parsed);
    Some((parsed, name))
}

pub(super) fn assignment(explainer: &Explainer<'_, '_>) -> SyntaxProblem {
    let Some((target, name)) = subject(explainer) else { return explainer.generic() };
    let bare = explainer.start() == 0 || !explainer.text[..explainer.start()].trim_end().ends_with('(');
    if name == "yield expression" && bare {
        let message = "assignment to yield expression not possible";
        return explainer.problem(explainer.start(), explainer.end(), message);
    }
    let suffix = if mistyped_equality(explainer, &target) { " here. Maybe you meant '==' instead of '='?" } else { "" };
    explainer.problem(explainer.start(), explainer.end(), format!("cannot assign to {name}{suffix}"))
}

/// Whether CPython takes the `=` after the target for a mistyped `==`: the only one of its statement.
fn mistyped_equality(explainer: &Explainer<'_, '_>, target: &Expr) -> bool {
    let tokens = explainer.tokens;
    let at = explainer.token();
    let depth = tokens.all[at].depth;
    let mut after = tokens.at_or_after(explainer.end());
    while tokens.text_of(after) == ")" {
        after += 1;
    }
    let line = tokens.line_start(at)..tokens.line_end(at);
    let equals = line.clone().filter(|at| tokens.text_of(*at) == "=" && tokens.all[*at].depth == 0).count();
    let statement = matches!(tokens.text_of(line.start), "for" | "with" | "async");
    may_be_compared(target)
        && !statement
        && equals == 1
        && tokens.text_of(after) == "="
        && (depth == 0 || tokens.text_of(line.start) == "(" && !(line.start..after).any(|at| tokens.text_of(at) == ","))
}

pub(super) fn augmented(explainer: &Explainer<'_, '_>) -> SyntaxProblem {
    let Some((_, name)) = subject(explainer) else { return explainer.generic() };
    let message = format!("'{name}' is an illegal expression for augmented assignment");
    explainer.problem(explainer.start(), explainer.end(), message)
}

/// `a, b += 1`: the parser stops where a tuple without brackets is to be assigned to.
pub(super) fn augmented_tuple(explainer: &Explainer<'_, '_>) -> Option<SyntaxProblem> {
    let tokens = explainer.tokens;
    let at = explainer.token();
    let operator = tokens.text_of(at).strip_suffix('=')?;
    let first = tokens.line_start(at);
    if !matches!(operator, "+" | "-" | "*" | "/" | "//" | "%" | "@" | "&" | "|" | "^" | "<<" | ">>" | "**") || first >= at {
        return None;
    }
    let (start, end) = (tokens.all[first].start, tokens.all[at - 1].end);
    let target = expression(&explainer.text[start..end])?;
    let message = "'tuple' is an illegal expression for augmented assignment";
    target.is_tuple_expr().then(|| explainer.problem(start, end, message))
}

pub(super) fn deletion(explainer: &Explainer<'_, '_>) -> SyntaxProblem {
    let Some((_, name)) = subject(explainer) else { return explainer.generic() };
    explainer.problem(explainer.start(), explainer.end(), format!("cannot delete {name}"))
}

pub(super) fn walrus(explainer: &Explainer<'_, '_>) -> SyntaxProblem {
    let Some((_, name)) = subject(explainer) else { return explainer.generic() };
    let message = format!("cannot use assignment expressions with {name}");
    explainer.problem(explainer.start(), explainer.end(), message)
}

/// `f(1=2)`: something that is no name before the `=` of a call.
pub(super) fn keyword_name(explainer: &Explainer<'_, '_>) -> SyntaxProblem {
    let equals = explainer.tokens.at_or_after(explainer.end());
    let end = explainer.tokens.all[equals].end;
    let word = &explainer.text[explainer.start()..explainer.end()];
    let message = if matches!(word, "True" | "False" | "None") {
        format!("cannot assign to {word}")
    } else {
        "expression cannot contain assignment, perhaps you meant \"==\"?".to_owned()
    };
    explainer.problem(explainer.start(), end, message)
}

/// `=` where a condition or an element ends: perhaps a mistyped `==`.
pub(super) fn unexpected_equal(explainer: &Explainer<'_, '_>) -> Option<SyntaxProblem> {
    let tokens = explainer.tokens;
    let equal = explainer.token();
    let first = explainer.operand_start(equal);
    let start = tokens.all[first].start;
    let opener = first.checked_sub(1).map_or("", |at| tokens.text_of(at));
    let condition = matches!(tokens.text_of(first), "if" | "while" | "elif");
    let first = if condition { first + 1 } else { first };
    let begins = condition || matches!(opener, "(" | "[" | "{" | "," | "while" | "elif" | "if");
    if !begins || first >= equal || tokens.all.get(equal + 1).is_none_or(|next| next.kind == Kind::Newline) {
        return None;
    }
    let start = if condition { tokens.all[first].start } else { start };
    let target = expression(&explainer.text[start..tokens.all[equal - 1].end])?;
    let value_end = explainer.longest_expression(equal + 1)?;
    if tokens.text_of(value_end) == "=" {
        return None;
    }
    if target.is_name_expr() && equal == first + 1 {
        let value = expression(&explainer.text[tokens.all[equal + 1].start..tokens.all[value_end - 1].end])?;
        let end = tokens.all[equal + 1].start + comparable_end(&value);
        let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        return Some(explainer.problem(start, end, message));
    }
    let message = format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", name_of(&target));
    may_be_compared(&target).then(|| explainer.problem(start, tokens.all[equal - 1].end, message))
}

/// The end of the part of a value that binds tighter than a comparison.
fn comparable_end(value: &Expr) -> usize {
    match value {
        Expr::BoolOp(it) => it.values.first().map_or(0, comparable_end),
        Expr::Compare(it) => it.left.end().to_usize(),
        Expr::If(it) => comparable_end(&it.body),
        other => other.end().to_usize(),
    }
}
