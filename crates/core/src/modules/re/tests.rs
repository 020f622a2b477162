//! Tests of the matcher without Python around it.

use super::{
    matcher::Matcher,
    parse::{Problem, parse},
    program::Program,
};

/// The first match's text and the texts of its groups, separated by `|`; `-` for a group that took nothing.
fn search(pattern: &str, text: &str) -> Option<String> {
    let pattern: Vec<char> = pattern.chars().collect();
    let parsed = parse(&pattern, 0, false).expect("the expression is right");
    let program = Program::new(&parsed.node, parsed.groups, false);
    let chars: Vec<char> = text.chars().collect();
    let mut matcher = Matcher::new(&program, &chars[..], false);
    if !matcher.search(0, None).expect("not given up") {
        return None;
    }
    let parts: Vec<String> = matcher
        .saves
        .chunks(2)
        .map(|pair| match chars.get(pair[0] as usize..pair[1] as usize) {
            Some(part) => part.iter().collect(),
            None => "-".to_owned(),
        })
        .collect();
    Some(parts.join("|"))
}

fn error(pattern: &str) -> (String, usize) {
    let pattern: Vec<char> = pattern.chars().collect();
    match parse(&pattern, 0, false) {
        Err(Problem::Syntax(message, at)) => (message, at),
        other => panic!("no error: {other:?}"),
    }
}

#[test]
fn finds_what_python_finds() {
    for (pattern, text, found) in [
        ("a+b", "xaab", Some("aab")),
        ("(a|ab)(c|bcd)(d*)", "abcd", Some("abcd|a|bcd|")),
        ("(a)|b", "b", Some("b|-")),
        ("(a*)*", "aaa", Some("aaa|")),
        ("(a*)+", "b", Some("|")),
        ("(?:(a)|b)*", "ab", Some("ab|a")),
        ("a{2,3}?", "aaaa", Some("aa")),
        ("(?:ab){2,3}", "abababab", Some("ababab")),
        ("(?:ab)+?c", "ababc", Some("ababc")),
        ("a++a", "aaa", None),
        ("(?>a|ab)c", "abc", None),
        ("(?<=ab)c", "abc", Some("c")),
        ("(?<!b)c", "abc", None),
        ("(?=(a+))a*b\\1", "baaabac", Some("aba|a")),
        ("(?!x)y", "xy", Some("y")),
        ("(\\w)(?P<two>\\w)(?P=two)\\1", "xabba", Some("abba|a|b")),
        ("(a)?b(?(1)c|d)", "bd", Some("bd|-")),
        ("(a)?b(?(1)c|d)", "abc", Some("abc|a")),
        ("(?i)straSSE ÄÖ", "STRASSE äö", Some("STRASSE äö")),
        ("(?i:k)", "\u{212a}", Some("\u{212a}")),
        ("[^a-c\\d]", "a1d", Some("d")),
        ("[]x]", "]", Some("]")),
        ("^b$", "a\nb", None),
        ("(?m)^b$", "a\nb\nc", Some("b")),
        ("a$", "a\n", Some("a")),
        ("a\\Z", "a\n", None),
        ("\\bfoo\\B", "foo foox", Some("foo")),
        ("a.c", "a\nc", None),
        ("(?s)a.c", "a\nc", Some("a\nc")),
        ("(?x) a b # rest\n c", "abc", Some("abc")),
        ("x{,2}y", "xxxy", Some("xxy")),
        ("x{a}", "x{a}", Some("x{a}")),
        ("\\x41\\u00e9\\101", "Aé\u{41}", Some("AéA")),
    ] {
        assert_eq!(search(pattern, text).as_deref(), found, "{pattern} in {text}");
    }
}

#[test]
fn errors_are_in_pythons_words() {
    for (pattern, message, at) in [
        ("a**", "multiple repeat", 2),
        ("*a", "nothing to repeat", 0),
        ("(a", "missing ), unterminated subpattern", 0),
        ("a)", "unbalanced parenthesis", 1),
        ("[a", "unterminated character set", 0),
        ("[b-a]", "bad character range b-a", 1),
        ("\\q", "bad escape \\q", 0),
        ("a\\", "bad escape (end of pattern)", 1),
        ("(?P<n>a)(?P<n>b)", "redefinition of group name 'n' as group 2; was group 1", 12),
        ("(?P=n)", "unknown group name 'n'", 4),
        ("(a)\\2", "invalid group reference 2", 4),
        ("a{3,2}", "min repeat greater than max repeat", 2),
        ("a(?i)b", "global flags not at the start of the expression", 1),
    ] {
        assert_eq!(error(pattern), (message.to_owned(), at), "{pattern}");
    }
}

#[test]
fn nesting_is_bounded() {
    let pattern: Vec<char> = "(".repeat(5000).chars().collect();
    assert_eq!(parse(&pattern, 0, false).err(), Some(Problem::TooDeep));
}

#[test]
fn endless_trying_is_given_up() {
    let pattern: Vec<char> = "(a+)+b".chars().collect();
    let parsed = parse(&pattern, 0, false).expect("the expression is right");
    let program = Program::new(&parsed.node, parsed.groups, false);
    let text = [b'a'; 40];
    assert!(Matcher::new(&program, &text[..], false).search(0, None).is_err());
}
