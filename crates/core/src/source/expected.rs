//! Messages about what the parser wanted and did not find.

use ruff_python_ast::token::TokenKind;

use super::explain::{Explainer, begins_expression};
use super::problem::{ProblemKind, SyntaxProblem};
use super::tokens::Kind;
use super::{strings, targets};

/// `expected` should have stood where `found` is.
pub(super) fn token(explainer: &Explainer<'_, '_>, expected: TokenKind, found: TokenKind) -> SyntaxProblem {
    use TokenKind as T;
    let tokens = explainer.tokens;
    let at = explainer.token();
    if tokens.all[at].kind == Kind::String && tokens.all[at].start < explainer.start() {
        return explainer.generic();
    }
    if found == T::Equal
        && let Some(problem) = targets::unexpected_equal(explainer)
    {
        return problem;
    }
    if expected == T::Else {
        return conditional_without_else(explainer, at);
    }
    if found == T::For
        && let Some(problem) = comprehension_target(explainer, at)
    {
        return problem;
    }
    let first = tokens.text_of(tokens.line_start(at));
    // A closing bracket carries the depth outside it.
    let in_brackets = at > 0 && tokens.all[at - 1].depth.max(tokens.all[at].depth) > 0;
    let in_brackets = in_brackets && tokens.open_bracket(at - 1).or(tokens.open_bracket(at)).is_some();
    match expected {
        T::Lpar if matches!(first, "def" | "async") => explainer.at_token(at, "expected '('"),
        T::Rpar if found == T::Lpar && matches!(first, "def" | "async") => {
            let end = closing(explainer, at);
            let message = "Function parameters cannot be parenthesized";
            explainer.problem(tokens.all[at].start, tokens.all[end].end, message)
        }
        T::Colon if found == T::Lpar && at > 0 && tokens.text_of(at - 1) == "lambda" => {
            let end = closing(explainer, at);
            let message = "Lambda expression parameters cannot be parenthesized";
            explainer.problem(tokens.all[at].start, tokens.all[end].end, message)
        }
        T::Colon if in_brackets => dict_colon(explainer, at, found),
        T::Colon => {
            let always = matches!(first, "def" | "else" | "try" | "finally");
            let header = always
                || matches!(first, "if" | "elif" | "while" | "for" | "with" | "except" | "match" | "case" | "async" | "class");
            if header && (always || found == T::Newline) { explainer.at_token(at, "expected ':'") } else { explainer.generic() }
        }
        _ if in_brackets && begins_expression(found) => forgotten_comma(explainer, at),
        _ => explainer.generic(),
    }
}

/// The token that closes the bracket at token `at`.
fn closing(explainer: &Explainer<'_, '_>, at: usize) -> usize {
    let depth = explainer.tokens.all[at].depth;
    let after = explainer.tokens.all[at + 1..].iter().position(|token| token.depth == depth);
    after.map_or(at, |offset| at + 1 + offset)
}

/// Two expressions side by side between brackets.
fn forgotten_comma(explainer: &Explainer<'_, '_>, at: usize) -> SyntaxProblem {
    let tokens = explainer.tokens;
    let first = explainer.operand_start(at);
    let soft = matches!(tokens.text_of(first), "match" | "case" | "_");
    let prefix = tokens.all[first].kind == Kind::Name
        && tokens.all[first + 1].kind == Kind::String
        && !super::words::is_keyword(tokens.text_of(first));
    let definition = matches!(tokens.text_of(tokens.line_start(at)), "def" | "import" | "from" | "lambda");
    let async_definition = tokens.text_of(tokens.line_start(at)) == "async" && tokens.text_of(tokens.line_start(at) + 1) == "def";
    if soft || prefix || definition || async_definition || first >= at {
        return explainer.generic();
    }
    let start = tokens.all[first].start;
    let left = super::words::expression(&explainer.text[start..tokens.all[at - 1].end]);
    match (left, explainer.longest_expression(at)) {
        (Some(_), Some(end)) => {
            let message = "invalid syntax. Perhaps you forgot a comma?";
            explainer.problem(start, tokens.all[end - 1].end, message)
        }
        _ => explainer.generic(),
    }
}

/// A dict item without its colon.
fn dict_colon(explainer: &Explainer<'_, '_>, at: usize, found: TokenKind) -> SyntaxProblem {
    let tokens = explainer.tokens;
    let in_dict = tokens.open_bracket(at - 1).is_some_and(|bracket| explainer.text[bracket..].starts_with('{'));
    if in_dict {
        let end = tokens.all[at - 1].end;
        return explainer.problem(end - 1, end - 1, "':' expected after dictionary key");
    }
    if begins_expression(found) { forgotten_comma(explainer, at) } else { explainer.generic() }
}

/// `a if b` without `else`.
fn conditional_without_else(explainer: &Explainer<'_, '_>, at: usize) -> SyntaxProblem {
    let tokens = explainer.tokens;
    let depth = tokens.all[at.saturating_sub(1)].depth;
    let keyword = (0..at).rev().find(|before| tokens.text_of(*before) == "if" && tokens.all[*before].depth == depth);
    let Some(keyword) = keyword else { return explainer.generic() };
    if tokens.text_of(at) == ":" {
        return explainer.generic();
    }
    let first = explainer.operand_start(keyword);
    let message = "expected 'else' after 'if' expression";
    explainer.problem(tokens.all[first].start, tokens.all[at - 1].end, message)
}

/// `[a, b for …]`
fn comprehension_target(explainer: &Explainer<'_, '_>, at: usize) -> Option<SyntaxProblem> {
    let tokens = explainer.tokens;
    let depth = tokens.all[at].depth;
    let opener = (0..at).rev().find(|before| tokens.all[*before].depth < depth)?;
    let has_comma = (opener..at).any(|between| tokens.text_of(between) == "," && tokens.all[between].depth == depth);
    if !has_comma || !matches!(tokens.text_of(opener), "[" | "{") {
        return None;
    }
    let (start, end) = (tokens.all[opener + 1].start, tokens.all[at - 1].end);
    Some(explainer.problem(start, end, "did you forget parentheses around the comprehension target?"))
}

/// No expression where one was wanted.
pub(super) fn expression(explainer: &Explainer<'_, '_>) -> SyntaxProblem {
    if let Some(problem) = strings::missing_in_fstring(explainer) {
        return problem;
    }
    let tokens = explainer.tokens;
    let at = explainer.token();
    let before = at.checked_sub(1).map_or("", |before| tokens.text_of(before));
    match before {
        "->" => explainer.at_token(at - 1, "expected ':'"),
        // `<` and `>` of `<>`, which is one token to CPython.
        _ if tokens.text_of(at) == ">" && before == "<" => explainer.at_token(at - 1, "invalid syntax"),
        ":" if tokens.all[at - 1].depth > 0 && matches!(tokens.text_of(at), "}" | ",") => {
            let in_dict = tokens.open_bracket(at - 1).is_some_and(|bracket| explainer.text[bracket..].starts_with('{'));
            if in_dict {
                explainer.at_token(at - 1, "expression expected after dictionary key and ':'")
            } else {
                explainer.generic()
            }
        }
        "<>" => explainer.at_token(at - 1, "invalid syntax"),
        "=" if matches!(tokens.text_of(at), ")" | "," | ":") && in_parameters(explainer, at) => {
            explainer.at_token(at - 1, "expected default value expression")
        }
        _ => explainer.generic(),
    }
}

/// Whether a token stands among the parameters of a definition.
fn in_parameters(explainer: &Explainer<'_, '_>, at: usize) -> bool {
    let tokens = explainer.tokens;
    let first = tokens.line_start(at);
    let lambda = (first..at).any(|at| tokens.text_of(at) == "lambda");
    lambda || tokens.text_of(first) == "def" || tokens.text_of(first) == "async" && tokens.text_of(first + 1) == "def"
}

/// A statement right after another on the same line.
pub(super) fn second_statement(explainer: &Explainer<'_, '_>) -> SyntaxProblem {
    let tokens = explainer.tokens;
    let at = explainer.token();
    let Some(before) = at.checked_sub(1) else { return explainer.generic() };
    let word = tokens.text_of(before);
    let begins = before == tokens.line_start(before) || matches!(tokens.text_of(before - 1), ":" | ";");
    if matches!(word, "print" | "exec") && begins {
        let end = (at..tokens.line_end(at)).find(|at| tokens.text_of(*at) == ";").unwrap_or(tokens.line_end(at));
        let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
        return explainer.problem(tokens.all[before].start, tokens.all[end - 1].end, message);
    }
    explainer.generic()
}

/// The parser's errors that carry their own words.
pub(super) fn other(explainer: &Explainer<'_, '_>, message: &str) -> SyntaxProblem {
    let tokens = explainer.tokens;
    let at = explainer.token();
    if let Some(what) = message.strip_prefix("Expected an indented block after ") {
        return missing_block(explainer, what);
    }
    match message {
        "Expected `except` or `finally` after `try` block" => {
            let text = "expected 'except' or 'finally' block";
            // An `else` that the parser has taken in already is what CPython stumbles over.
            let begins = |at: &usize| *at == tokens.line_start(*at) && matches!(tokens.text_of(*at), "else" | "try");
            if let Some(line) = (0..at).rev().find(begins)
                && tokens.text_of(line) == "else"
                && explainer.text[..tokens.all[line].start].ends_with('\n')
            {
                return explainer.at_token(line, text);
            }
            if at_end(explainer) { last_line(explainer, text) } else { explainer.at_token(at, text) }
        }
        "Multiple exception types must be parenthesized when using `as`" => {
            let end = tokens.all[tokens.line_end(at)].start;
            let end = explainer.text[..end].trim_end_matches([':', ' ', '\r']).len();
            explainer.problem(explainer.start(), end, "multiple exception types must be parenthesized")
        }
        "Cannot have both 'except' and 'except*' on the same 'try'" => {
            explainer.at_token(at, "cannot have both 'except' and 'except*' on the same 'try'")
        }
        "Expected one or more exception types" => explainer.at_token(at, "expected one or more exception types"),
        "Only one '*' parameter allowed" => {
            explainer.problem(explainer.start(), explainer.start() + 1, "* argument may appear only once")
        }
        "'/' parameter must appear before '*' parameter" => explainer.at_token(at, "/ must be ahead of *"),
        "Position-only parameter separator not allowed as first parameter" => {
            let after_star = at >= 2 && tokens.text_of(at - 2) == "*";
            let message = if after_star { "/ must be ahead of *" } else { "at least one argument must precede /" };
            explainer.at_token(at, message)
        }
        "Only one '/' separator allowed" => explainer.at_token(at, "/ may appear only once"),
        "Expected a parameter name" => targets::keyword_name(explainer),
        "Trailing comma not allowed" => {
            let from_import = tokens.text_of(tokens.line_start(at)) == "from";
            let text = if from_import { "trailing comma not allowed without surrounding parentheses" } else { "invalid syntax" };
            explainer.at_token(at + 1, text)
        }
        "Star import cannot be parenthesized" => explainer.at_token(at + 1, "invalid syntax"),
        "Bytes literal cannot be mixed with non-bytes literals" => {
            let after = tokens.all[at..].iter().position(|token| token.kind != Kind::String).unwrap_or(0);
            explainer.at_token(at + after, "cannot mix bytes and nonbytes literals")
        }
        "Positional patterns cannot follow keyword patterns" => {
            explainer.problem(explainer.start(), explainer.end(), "positional patterns follow keyword patterns")
        }
        _ if tokens.text_of(at) == "=" => targets::unexpected_equal(explainer).unwrap_or_else(|| explainer.generic()),
        _ => match message.strip_prefix("Only single target (not ") {
            Some(rest) => {
                let kind = rest.split(')').next().unwrap_or("tuple");
                let text = format!("only single target (not {kind}) can be annotated");
                let bare = !explainer.text[explainer.start()..].starts_with(['(', '[']);
                if bare { explainer.at_token(at, text) } else { explainer.problem(explainer.start(), explainer.end(), text) }
            }
            None => explainer.generic(),
        },
    }
}

fn at_end(explainer: &Explainer<'_, '_>) -> bool {
    let rest = &explainer.tokens.all[explainer.token()..];
    rest.iter().all(|token| matches!(token.kind, Kind::Newline | Kind::End))
}

/// A problem that is noticed at the end of the file: CPython shows its last line.
fn last_line(explainer: &Explainer<'_, '_>, message: impl Into<String>) -> SyntaxProblem {
    let end = explainer.text.trim_end_matches(['\n', '\r']).len();
    explainer.problem(end, end, message).without_mark()
}

/// A compound statement without its block.
fn missing_block(explainer: &Explainer<'_, '_>, what: &str) -> SyntaxProblem {
    let tokens = explainer.tokens;
    let at = explainer.token();
    let header = tokens.line_start(at.saturating_sub(1));
    let line = tokens.line(tokens.all[header].start);
    let quoted = what.split('`').nth(1);
    let name = match quoted {
        Some("class") => "class definition".to_owned(),
        Some(word) => format!("'{word}' statement"),
        None => "function definition".to_owned(),
    };
    let message = format!("expected an indented block after {name} on line {line}");
    if at_end(explainer) {
        last_line(explainer, message).of_kind(ProblemKind::Indentation)
    } else {
        let start = tokens.all[at].start;
        explainer.problem(start, start, message).of_kind(ProblemKind::Indentation)
    }
}
