//! Which part of an underlined expression is its operator, for the `~~^~~` lines of tracebacks.

use ruff_python_ast::{Expr, Mod};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;

use super::nesting;

/// For a range of the text that is a binary operation or a subscript: the byte range of its operator or brackets,
/// the part that CPython marks with `^` between `~`. `None` for any other expression.
pub fn anchors(text: &str, start: u32, end: u32) -> Option<(u32, u32)> {
    let segment = text.get(start as usize..end as usize)?;
    nesting::check(segment, Mode::Expression).ok()?;
    let parsed = parse_unchecked(segment, ParseOptions::from(Mode::Expression));
    if parsed.has_invalid_syntax() {
        return None;
    }
    let Mod::Expression(tree) = parsed.syntax() else { return None };
    let (from, to) = match &*tree.body {
        Expr::BinOp(operation) => {
            let left = operation.left.end().to_usize();
            let between = &segment[left..operation.right.start().to_usize()];
            let blank = between.len() - between.trim_start().len();
            // An operator has two characters when the one after the first is no space, also behind a bracket.
            let second = between[blank..].chars().nth(1).is_some_and(|c| !c.is_whitespace());
            let brackets = segment[left + blank..].find(|c: char| !c.is_whitespace() && !matches!(c, ')' | '#'))?;
            let from = left + blank + brackets;
            let width = segment[from..].chars().take(1 + usize::from(second)).map(char::len_utf8).sum::<usize>();
            (from, from + width)
        }
        Expr::Subscript(subscript) => {
            let value = subscript.value.end().to_usize();
            let from = segment[value..].find('[').map_or(value, |at| value + at);
            let mut to = subscript.slice.end().to_usize() + 1;
            if to < segment.len() {
                to = segment[to..].find(']').map_or(segment.len(), |at| to + at + 1);
            }
            (from, to)
        }
        _ => return None,
    };
    Some((start + from as u32, start + (to.min(segment.len())) as u32))
}
