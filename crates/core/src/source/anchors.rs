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
            let between = operation.left.end().to_usize()..operation.right.start().to_usize();
            let mut characters = segment[between.clone()].char_indices().skip_while(|(_, c)| c.is_whitespace());
            let (at, first) = characters.next()?;
            let second = characters.next().filter(|(_, c)| !c.is_whitespace()).map_or(0, |(_, c)| c.len_utf8());
            let from = between.start + at;
            (from, from + first.len_utf8() + second)
        }
        Expr::Subscript(subscript) => (subscript.value.end().to_usize(), subscript.slice.end().to_usize() + 1),
        _ => return None,
    };
    Some((start + from as u32, start + (to.min(segment.len())) as u32))
}
