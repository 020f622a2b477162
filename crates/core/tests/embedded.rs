//! The embedded Python means what its source says: stripping takes only comments, docstrings and white space.

#![expect(clippy::disallowed_methods, reason = "the test reads the sources of the crate")]

#[path = "../build/strip.rs"]
mod strip;

use std::{fs, path::PathBuf};

use ruff_python_ast::token::TokenKind;
use ruff_text_size::Ranged;

/// A token: its kind, its text unless it is white space, and its line.
type Seen = (TokenKind, String, usize);

#[test]
fn stripping_changes_no_statement_and_no_line() {
    let mut folders = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/python"))];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the sources are there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                let text = fs::read_to_string(&path).expect("a source is text");
                let (before, after) = (tokens(&text), tokens(&strip::strip(&text)));
                let difference = before.iter().zip(&after).find(|(one, other)| one != other);
                assert_eq!(difference, None, "{}", path.display());
                assert_eq!(before.len(), after.len(), "{}", path.display());
                count += 1;
            }
        }
    }
    assert!(count > 50, "only {count} files");
}

#[test]
fn comments_docstrings_and_indentation_go() {
    let text = "\
'''A module.'''
# A comment.
def f(a,  # first
      b='#'):
    \"\"\"What it does,
    at length.\"\"\"
    return '''
    # kept''' \\
        + a

class C:
    'Empty.'
x = 1
";
    let expected = "\n\ndef f(a,\nb='#'):\n\n\n return '''\n    # kept''' \\\n+ a\n\n\nclass C:\n 0\nx = 1\n"
        .replace("\n\n\nclass", "\n\nclass");
    assert_eq!(strip::strip(text), expected);
}

/// The tokens that mean something, without docstrings and the `0` that may stand for one.
fn tokens(text: &str) -> Vec<Seen> {
    let parsed = ruff_python_parser::parse_module(text).expect("the library is Python");
    let mut tokens: Vec<Seen> = Vec::new();
    let mut at = (0, 1);
    for token in parsed.tokens() {
        if matches!(token.kind(), TokenKind::Comment | TokenKind::NonLogicalNewline) {
            continue;
        }
        let range = token.range();
        at = (range.start().to_usize(), at.1 + text[at.0..range.start().to_usize()].matches('\n').count());
        let blank = matches!(token.kind(), TokenKind::Indent | TokenKind::Dedent | TokenKind::Newline);
        tokens.push((token.kind(), if blank { String::new() } else { text[range].to_owned() }, if blank { 0 } else { at.1 }));
    }
    let starts =
        |index: usize| index == 0 || matches!(tokens[index - 1].0, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent);
    let alone = |index: usize| {
        starts(index)
            && (tokens[index].0 == TokenKind::String || tokens[index].1 == "0")
            && tokens.get(index + 1).is_some_and(|next| next.0 == TokenKind::Newline)
    };
    let kept = (0..tokens.len()).filter(|index| !(alone(*index) || *index > 0 && alone(index - 1)));
    kept.map(|index| tokens[index].clone()).collect()
}
