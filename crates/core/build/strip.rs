//! Makes embedded Python smaller: without comments, docstrings and most of its indentation, line by line, so that a
//! statement keeps its line number.

/// What is left of a text. It must be indented by four spaces and must not nest a string in an f-string with the same quotes.
pub fn strip(text: &str) -> String {
    let lines = logical_lines(text);
    let mut out = String::with_capacity(text.len());
    let mut opens_body = true;
    for (index, line) in lines.iter().enumerate() {
        let body = line.trim_start_matches(' ');
        let indent = (line.len() - body.len()) / 4;
        let line_ends = line.matches('\n').count() + 1;
        if opens_body && !body.is_empty() && is_string(body) {
            // What else is in the body? If nothing, something must stay.
            let next = lines[index + 1..].iter().find(|line| !line.trim().is_empty());
            let next_indent = next.map_or(0, |line| line.len() - line.trim_start_matches(' ').len());
            if indent > 0 && next_indent < indent * 4 {
                out.extend(std::iter::repeat_n(' ', indent));
                out.push('0');
            }
            out.extend(std::iter::repeat_n('\n', line_ends));
            opens_body = false;
            continue;
        }
        if !body.is_empty() {
            opens_body = body.ends_with(':');
            out.extend(std::iter::repeat_n(' ', indent));
            out.push_str(body);
        }
        out.push('\n');
    }
    out
}

/// The statements, or the heads of compound ones, without comments and without white space that does not count.
fn logical_lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut length = c.len_utf8();
        match c {
            '#' => length = rest.find('\n').unwrap_or(rest.len()),
            '\'' | '"' => {
                length = string_length(rest);
                line.push_str(&rest[..length]);
            }
            '\n' => {
                trim(&mut line);
                if depth == 0 && !line.ends_with('\\') {
                    lines.push(std::mem::take(&mut line));
                } else {
                    line.push('\n');
                }
            }
            ' ' if line.ends_with('\n') => {}
            _ => {
                match c {
                    '(' | '[' | '{' => depth += 1,
                    ')' | ']' | '}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                line.push(c);
            }
        }
        rest = &rest[length..];
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn trim(text: &mut String) {
    text.truncate(text.trim_end_matches(' ').len());
}

/// How long the string is with whose opening quote the text begins.
fn string_length(text: &str) -> usize {
    let quote = &text[..1];
    let triple = quote.repeat(3);
    let end = if text.starts_with(&triple) { triple.as_str() } else { quote };
    let mut at = end.len();
    while at < text.len() && !text[at..].starts_with(end) {
        // A backslash keeps a quote from ending the string, a raw one too.
        let escaped = text.as_bytes()[at] == b'\\';
        at += text[at..].chars().next().map_or(1, char::len_utf8);
        if escaped {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    (at + end.len()).min(text.len())
}

/// Whether a line is nothing but one string.
fn is_string(line: &str) -> bool {
    let opening = line.trim_start_matches(['r', 'R']);
    opening.starts_with(['"', '\'']) && string_length(opening) == opening.len()
}
