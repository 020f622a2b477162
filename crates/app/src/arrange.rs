//! Putting the lines of a program in order: what became of a text when a line moves, goes deeper, or is put aside.

/// One step of indentation.
const STEP: usize = 4;

/// The text with the line `from` at the place `to`, both counted from 0; unchanged when there is no such line.
pub fn moved(text: &str, from: usize, to: usize) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    if from < lines.len() && to < lines.len() {
        let line = lines.remove(from);
        lines.insert(to, line);
    }
    joined(&lines)
}

/// The text with a line one step deeper, or one step less deep.
pub fn indented(text: &str, line: usize, deeper: bool) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if let Some(line) = lines.get_mut(line) {
        let bare = line.trim_start();
        let depth = line.len() - bare.len();
        let depth = if deeper { depth + STEP } else { depth.saturating_sub(STEP) };
        *line = " ".repeat(depth) + bare;
    }
    joined(&lines)
}

/// The text without a line.
pub fn without(text: &str, line: usize) -> String {
    let lines: Vec<&str> = text.lines().enumerate().filter(|(number, _)| *number != line).map(|(_, text)| text).collect();
    joined(&lines)
}

/// The text with another line at its end.
pub fn with(text: &str, line: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.push(line);
    joined(&lines)
}

/// The lines of `starter` that are not in `text`, however deep they stand there.
pub fn aside(starter: &str, text: &str) -> Vec<String> {
    let mut used: Vec<&str> = text.lines().map(str::trim).collect();
    let unused = starter.lines().filter(|line| match used.iter().position(|other| *other == line.trim()) {
        Some(place) => {
            used.swap_remove(place);
            false
        }
        None => !line.trim().is_empty(),
    });
    unused.map(str::to_owned).collect()
}

fn joined<T: AsRef<str>>(lines: &[T]) -> String {
    lines.iter().map(|line| format!("{}\n", line.as_ref())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_moves_up_and_down() {
        assert_eq!(moved("a\nb\nc\n", 2, 0), "c\na\nb\n");
        assert_eq!(moved("a\nb\nc", 0, 1), "b\na\nc\n");
        assert_eq!(moved("a\nb\n", 0, 2), "a\nb\n", "there is no such place");
    }

    #[test]
    fn a_line_goes_deeper_and_back() {
        assert_eq!(indented("a\nb\n", 1, true), "a\n    b\n");
        assert_eq!(indented("a\n    b\n", 1, false), "a\nb\n");
        assert_eq!(indented("a\n  b\n", 1, false), "a\nb\n");
        assert_eq!(indented("a\n", 7, true), "a\n");
    }

    #[test]
    fn lines_are_put_aside_and_used_again() {
        let starter = "x = 1\n    print(x)\nx = 1\n";
        let text = without(starter, 2);
        assert_eq!(text, "x = 1\n    print(x)\n");
        assert_eq!(aside(starter, &text), ["x = 1"]);
        assert_eq!(aside(starter, &indented(&text, 1, false)), ["x = 1"], "a line is the same at another depth");
        assert_eq!(with(&text, "x = 1"), starter);
        assert!(aside(starter, starter).is_empty());
    }
}
