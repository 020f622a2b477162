//! The parser's errors in CPython's words, at CPython's places.

use ruff_python_ast::Mod;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{LexicalErrorType, ParseError, ParseErrorType, Parsed};
use ruff_text_size::{Ranged, TextRange};

use super::problem::{ProblemKind, SyntaxProblem};
use super::tokens::{Kind, Tokens, tokenize};
use super::{expected, fstrings, strings, targets};

/// Errors that are explained; more are of no help.
const MAX_PROBLEMS: usize = 50;

/// All syntax errors of a parsed text, the one that CPython reports first.
pub(super) fn explain(text: &str, parsed: &Parsed<Mod>) -> Vec<SyntaxProblem> {
    let unsupported = parsed.unsupported_syntax_errors();
    if parsed.errors().is_empty() && unsupported.is_empty() {
        return Vec::new();
    }
    let tokens = tokenize(text);
    // What follows the first error on its line is mostly its echo.
    let mut line_end = 0;
    let mut problems = Vec::new();
    for error in parsed.errors() {
        let start = error.range().start().to_usize();
        if problems.is_empty() || start > line_end {
            line_end = text[start..].find('\n').map_or(text.len(), |offset| start + offset);
            problems.push(Explainer { text, tokens: &tokens, range: error.range() }.explain(error));
        }
        if problems.len() == MAX_PROBLEMS {
            break;
        }
    }
    for error in unsupported {
        let message = error.to_string();
        if message.starts_with("Cannot use parenthesized keyword argument name") {
            let start = error.range.start().to_usize() + 1;
            let end = text[start..].find('=').map_or(start, |at| start + at + 1);
            problems.push(SyntaxProblem::at(text, start, end, "expression cannot contain assignment, perhaps you meant \"==\"?"));
            continue;
        }
        let message = if message.contains("dictionary unpacking in a dict comprehension") {
            "dict unpacking cannot be used in dict comprehension".to_owned()
        } else if message.contains("unpacking in a") {
            "iterable unpacking cannot be used in comprehension".to_owned()
        } else {
            message
        };
        let start = error.range.start().to_usize();
        let stars = text[start..].bytes().take_while(|byte| *byte == b'*').count();
        let end = if stars == 2 { start + stars } else { error.range.end().to_usize() };
        problems.push(SyntaxProblem::at(text, start, end, message));
    }
    let indented = problems.first().is_some_and(|first| first.message == "unexpected indent");
    if let Some(error) = &tokens.error {
        // CPython reads on to the end of the file, and reports what its tokenizer refuses before all else.
        let before = problems.first().is_some_and(|first| error.start < first.start);
        if !indented || before || error.kind == ProblemKind::Tab {
            problems.retain(|problem| problem != error);
            problems.insert(0, error.clone());
        }
    } else if let (Some(bracket), Some(first)) = (tokens.open.last(), problems.first())
        && !indented
    {
        let place = parsed.errors().first().map_or(first.start as usize, |error| error.range().start().to_usize());
        let eof =
            matches!(parsed.errors().first().map(|error| &error.error), Some(ParseErrorType::Lexical(LexicalErrorType::Eof)));
        let place = place.max(first.start as usize);
        let rest = text[place..].trim_end();
        let equals = rest.starts_with('=') && !rest.contains('\n');
        if eof || rest.is_empty() || equals || tokens.line(place) > tokens.line(*bracket) {
            let opening = &text[*bracket..*bracket + 1];
            problems.insert(0, SyntaxProblem::at(text, *bracket, *bracket, format!("'{opening}' was never closed")));
        }
    }
    let mut lines = Vec::new();
    problems.retain(|problem| {
        let line = problem.line(text);
        let new = !lines.contains(&line);
        lines.push(line);
        new
    });
    problems
}

/// One error of the parser, and what it is about.
pub(super) struct Explainer<'e, 't> {
    pub(super) text: &'t str,
    pub(super) tokens: &'e Tokens<'t>,
    pub(super) range: TextRange,
}

impl<'t> Explainer<'_, 't> {
    pub(super) fn start(&self) -> usize {
        self.range.start().to_usize()
    }

    pub(super) fn end(&self) -> usize {
        self.range.end().to_usize()
    }

    pub(super) fn problem(&self, start: usize, end: usize, message: impl Into<String>) -> SyntaxProblem {
        SyntaxProblem::at(self.text, start, end, message)
    }

    /// A problem at the parser's own range.
    fn here(&self, message: impl Into<String>) -> SyntaxProblem {
        self.problem(self.start(), self.end(), message)
    }

    /// A problem at a token.
    pub(super) fn at_token(&self, at: usize, message: impl Into<String>) -> SyntaxProblem {
        let token = self.tokens.all[at.min(self.tokens.all.len() - 1)];
        let end = if matches!(token.kind, Kind::Newline | Kind::End) { token.start } else { token.end };
        self.problem(token.start, end, message)
    }

    /// `invalid syntax` at the token where the parser's range begins.
    pub(super) fn generic(&self) -> SyntaxProblem {
        let at = self.token();
        // `x not y`: a `not` after an operand is fine, if `in` comes next.
        let stray = self.tokens.text_of(at) == "not" && at > 0 && self.ends_operand(at - 1);
        self.at_token(if stray { at + 1 } else { at }, "invalid syntax")
    }

    /// The token where the parser's range begins.
    pub(super) fn token(&self) -> usize {
        self.tokens.at_or_after(self.start())
    }

    fn explain(&self, error: &ParseError) -> SyntaxProblem {
        use ParseErrorType as E;
        let strings = &self.tokens.all;
        let within =
            |token: &super::tokens::Token| token.kind == Kind::String && token.start <= self.start() && self.start() <= token.end;
        if let Some(at) = strings.iter().position(within)
            && let Some(problem) = fstrings::problem(self, at)
        {
            return problem;
        }
        if let Some(problem) = targets::augmented_tuple(self) {
            return problem;
        }
        match &error.error {
            E::UnexpectedIndentation => self.here("unexpected indent").of_kind(ProblemKind::Indentation).without_mark(),
            E::Lexical(kind) => strings::lexical(self, kind),
            E::FStringError(kind) | E::TStringError(kind) => strings::fstring(self, kind),
            E::ExpectedToken { expected, found } => expected::token(self, *expected, *found),
            E::ExpectedExpression => expected::expression(self),
            E::SimpleStatementsOnSameLine => expected::second_statement(self),
            E::InvalidAssignmentTarget => targets::assignment(self),
            E::InvalidAugmentedAssignmentTarget => targets::augmented(self),
            E::InvalidDeleteTarget => targets::deletion(self),
            E::InvalidNamedAssignmentTarget => targets::walrus(self),
            E::InvalidAnnotatedAssignmentTarget => self.here("illegal target for annotation"),
            E::NonDefaultParamAfterDefaultParam => self.here("non-default argument follows default argument"),
            E::ParamAfterVarKeywordParam => self.here("arguments cannot follow var-keyword argument"),
            E::ExpectedKeywordParam => {
                let star = (0..=self.token()).rev().find(|at| self.tokens.text_of(*at) == "*");
                let lambda = (0..=self.token()).rev().find(|at| matches!(self.tokens.text_of(*at), "lambda" | "def"));
                let colon = (self.token()..self.tokens.all.len()).find(|at| self.tokens.text_of(*at) == ":");
                if lambda.is_some_and(|at| self.tokens.text_of(at) == "lambda") {
                    return self.at_token(colon.unwrap_or(self.token()), "named arguments must follow bare *");
                }
                self.at_token(star.unwrap_or(self.token()), "named arguments must follow bare *")
            }
            E::VarParameterWithDefault => {
                let equal = (self.token()..self.tokens.all.len()).find(|at| self.tokens.text_of(*at) == "=");
                let end = equal.map_or(self.start(), |at| self.tokens.all[at].start);
                let star = self.text[..end].rfind('*').unwrap_or(0);
                let double = self.text[..star].ends_with('*');
                let kind = if double { "var-keyword" } else { "var-positional" };
                self.at_token(equal.unwrap_or(self.token()), format!("{kind} argument cannot have default value"))
            }
            E::PositionalAfterKeywordArgument => self.after_arguments("positional argument follows keyword argument"),
            E::PositionalAfterKeywordUnpacking => self.after_arguments("positional argument follows keyword argument unpacking"),
            E::InvalidArgumentUnpackingOrder => {
                self.problem(self.start(), self.start() + 1, "iterable argument unpacking follows keyword argument unpacking")
            }
            E::UnparenthesizedGeneratorExpression => self.here("Generator expression must be parenthesized"),
            E::UnparenthesizedTupleExpression => {
                let comma = (self.token()..self.tokens.all.len()).find(|at| self.tokens.text_of(*at) == ",");
                self.at_token(comma.unwrap_or(self.token()), "invalid syntax")
            }
            E::InvalidStarredExpressionUsage => {
                let at = self.token();
                let operator = at > 0
                    && self.tokens.all[at - 1].kind == Kind::Operator
                    && !matches!(self.tokens.text_of(at - 1), "(" | "[" | "{" | "," | "=" | ":" | ";");
                if operator {
                    return self.generic();
                }
                let bracketed = self.tokens.all[self.token()].depth > 0;
                let message = if bracketed { "cannot use starred expression here" } else { "can't use starred expression here" };
                self.here(message)
            }
            E::ExpectedRealNumber => self.here("real number required in complex literal"),
            E::ExpectedImaginaryNumber => self.here("imaginary number required in complex literal"),
            E::InvalidMatchPatternTarget => self.here("cannot use '_' as a target"),
            E::OtherError(message) => expected::other(self, message),
            _ => self.generic(),
        }
    }

    /// A problem at what follows the arguments of a call.
    fn after_arguments(&self, message: &str) -> SyntaxProblem {
        let from = self.token();
        let depth = self.tokens.all[from].depth;
        let after = (from..self.tokens.all.len()).find(|at| self.tokens.all[*at].depth < depth);
        // A bracket that closes carries the depth outside it.
        self.at_token(after.unwrap_or(from), message)
    }

    /// The tokens of the operand that ends right before token `at`: its first one.
    pub(super) fn operand_start(&self, at: usize) -> usize {
        let depth = self.tokens.all[at].depth;
        let mut first = at;
        while first > 0 {
            let before = self.tokens.all[first - 1];
            if before.depth < depth || (before.depth == depth && self.separates(first - 1)) {
                break;
            }
            first -= 1;
        }
        first
    }

    /// Whether a token stands between two expressions.
    fn separates(&self, at: usize) -> bool {
        if matches!(self.tokens.all[at].kind, Kind::Newline | Kind::End) {
            return true;
        }
        let word = self.tokens.text_of(at);
        matches!(
            word,
            "=" | ","
                | ":"
                | ";"
                | ":="
                | "+="
                | "-="
                | "*="
                | "/="
                | "return"
                | "yield"
                | "for"
                | "while"
                | "assert"
                | "elif"
                | "else"
                | "del"
                | "raise"
                | "from"
                | "with"
                | "as"
                | "import"
                | "*"
                | "**"
        ) && !(matches!(word, "*" | "**") && at > 0 && self.ends_operand(at - 1))
            || (matches!(word, "if" | "in") && self.statement_keyword(at))
    }

    fn statement_keyword(&self, at: usize) -> bool {
        self.tokens.line_start(at) == at || self.tokens.text_of(at) == "in"
    }

    /// Whether a token can be the last one of an operand.
    pub(super) fn ends_operand(&self, at: usize) -> bool {
        match self.tokens.all[at].kind {
            Kind::Number | Kind::String => true,
            Kind::Name => {
                let word = self.tokens.text_of(at);
                !super::words::is_keyword(word) || matches!(word, "None" | "True" | "False")
            }
            Kind::Operator => matches!(self.tokens.text_of(at), ")" | "]" | "}" | "..."),
            Kind::Newline | Kind::End => false,
        }
    }

    /// The longest expression that begins at token `from`, as the number of the token after it.
    pub(super) fn longest_expression(&self, from: usize) -> Option<usize> {
        let depth = self.tokens.all[from].depth;
        let mut ends = Vec::new();
        for at in from..self.tokens.all.len().min(from + 200) {
            let token = self.tokens.all[at];
            if at > from && (token.depth < depth || (token.depth == depth && self.separates(at))) {
                break;
            }
            if matches!(token.kind, Kind::Newline | Kind::End) && token.depth <= depth {
                break;
            }
            if token.depth == depth && self.ends_operand(at) {
                ends.push(at + 1);
            }
        }
        let start = self.tokens.all[from].start;
        ends.into_iter()
            .rev()
            .take(40)
            .find(|end| super::words::expression(&self.text[start..self.tokens.all[end - 1].end]).is_some())
    }
}

/// Whether a found token can begin an expression although none was expected.
pub(super) fn begins_expression(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::Name
            | T::Int
            | T::Float
            | T::Complex
            | T::String
            | T::FStringStart
            | T::Lbrace
            | T::Lambda
            | T::Not
            | T::None
            | T::True
            | T::False
            | T::Ellipsis
            | T::Tilde
            | T::Await
            | T::Case
            | T::Match
            | T::Type
            | T::Lazy
            | T::Lpar
            | T::Lsqb
    )
}
