//! Sessions at an interpreter's prompt on a Markdown page, turned into a program that prints the page anew.

/// The Python that types the lines in.
const TYPIST: &str = include_str!("python/session.py");

/// A program that prints `page` with the answers that the interpreter gives now.
pub fn program(page: &str) -> String {
    let mut parts = String::new();
    let mut lines = page.lines().peekable();
    let mut fenced = false;
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if !fenced && line.starts_with('#') {
            parts.push_str("    None,\n");
        } else if fenced && let Some(first) = typed(line, ">>>") {
            let (mut shown, mut source) = (line.to_owned(), format!("{first}\n"));
            while let Some((line, more)) = lines.peek().and_then(|line| Some((*line, typed(line, "...")?))) {
                shown.push_str(&format!("\n{line}"));
                source.push_str(&format!("{more}\n"));
                lines.next();
            }
            while lines.next_if(|line| !line.is_empty() && typed(line, ">>>").is_none() && !line.starts_with("```")).is_some() {}
            parts.push_str(&format!("    ({}, {}),\n", literal(&shown), literal(&source)));
            continue;
        }
        parts.push_str(&format!("    {},\n", literal(line)));
    }
    format!("{TYPIST}\n\nshow([\n{parts}])\n")
}

/// What stands after a prompt.
fn typed<'a>(line: &'a str, prompt: &str) -> Option<&'a str> {
    let rest = line.strip_prefix(prompt)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

/// `text` as Python writes it.
fn literal(text: &str) -> String {
    let mut result = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => result.extend(['\\', c]),
            '\n' => result.push_str("\\n"),
            c if c.is_control() => result.push_str(&format!("\\x{:02x}", u32::from(c))),
            c => result.push(c),
        }
    }
    result.push('"');
    result
}
