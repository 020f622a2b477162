//! A scan of the tokens before parsing that bounds how deeply the syntax tree can nest.
//!
//! The parser, the compiler and the tree's own destructor recurse over the tree, on a stack that is 1 MB in a browser.
//! The scan reads tokens only, in constant stack, and refuses what would nest further than any of them can bear.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::Mode;
use ruff_python_parser::lexer::lex;

use super::problem::{ProblemKind, SyntaxProblem};

/// Brackets and right-nested operators (`**`, `lambda`, `not`, conditional expressions) within each other.
const MAX_DEPTH: u32 = 100;
/// Indentation levels: CPython's own limit.
const MAX_INDENT: u32 = 99;
/// Attribute, call and subscript operators in one chain.
const MAX_CHAIN: u32 = 200;
/// Binary operators in one expression without brackets around them.
const MAX_OPERATORS: u32 = 1000;

/// Refuses a text that nests too deeply.
pub(super) fn check(text: &str, mode: Mode) -> Result<(), SyntaxProblem> {
    if u32::try_from(text.len()).is_err() {
        return Err(SyntaxProblem::at(text, 0, 0, "the program is too large"));
    }
    let Err(refusal) = scan(text, mode) else { return Ok(()) };
    // The lexer keeps its places to itself: the shortest beginning that is refused ends at the place.
    let (mut fits, mut refused) = (0, text.len());
    while refused - fits > 1 {
        let middle = text.floor_char_boundary(fits + (refused - fits) / 2);
        if middle <= fits {
            break;
        }
        if scan(&text[..middle], mode).is_ok() { fits = middle } else { refused = middle }
    }
    Err(refusal.problem(text, fits))
}

fn scan(text: &str, mode: Mode) -> Result<(), Refusal> {
    let mut lexer = lex(text, mode);
    let mut scan = Scan { levels: vec![Level::default()], depth: 0, indent: 0, unary: 0, after_operand: false };
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => return Ok(()),
            kind => scan.token(kind)?,
        }
    }
}

enum Refusal {
    Brackets,
    Indentation,
    Expression,
}

impl Refusal {
    fn problem(&self, text: &str, at: usize) -> SyntaxProblem {
        match self {
            Self::Brackets => SyntaxProblem::at(text, at, at, "too many nested parentheses"),
            Self::Indentation => {
                SyntaxProblem::at(text, at, at, "too many levels of indentation").of_kind(ProblemKind::Indentation)
            }
            Self::Expression => SyntaxProblem::at(text, at, at, "the expression is nested too deeply"),
        }
    }
}

/// What is counted between two brackets.
#[derive(Clone, Copy, Default)]
struct Level {
    /// What the bracket added to the depth: itself and the unary operators before it.
    bracket: u32,
    /// Operators that nest to the right since the last separator.
    right: u32,
    /// Those of them that are `**`, which a lower operator ends.
    powers: u32,
    /// Binary operators since the last separator.
    operators: u32,
    /// Attribute, call and subscript operators since the last other operator.
    chain: u32,
    /// `lambda`s whose parameters are not yet ended by a colon.
    lambdas: u32,
    /// Whether it is an f-string, in which brackets side by side are no subscripts of each other.
    fstring: bool,
    /// Whether `for` was seen since the last separator, so that `if` is a filter and does not nest.
    comprehension: bool,
}

struct Scan {
    levels: Vec<Level>,
    /// Brackets and right-nesting operators around the current token, over all levels.
    depth: u32,
    indent: u32,
    /// Unary operators directly before the current token.
    unary: u32,
    /// Whether the last token ended an operand, so that `-` is binary and `(` a call.
    after_operand: bool,
}

impl Scan {
    fn token(&mut self, kind: TokenKind) -> Result<(), Refusal> {
        use TokenKind as T;
        let after_operand = std::mem::replace(&mut self.after_operand, false);
        let last = self.levels.len() - 1;
        let level = &mut self.levels[last];
        match kind {
            T::Comment | T::NonLogicalNewline => self.after_operand = after_operand,
            T::Indent => {
                self.indent += 1;
                if self.indent > MAX_INDENT {
                    return Err(Refusal::Indentation);
                }
            }
            T::Dedent => self.indent = self.indent.saturating_sub(1),
            T::Newline | T::Semi => self.separate(true),
            T::Comma => self.separate(false),
            T::Colon => {
                if level.lambdas > 0 {
                    level.lambdas -= 1;
                } else {
                    self.separate(false);
                }
            }
            T::Equal | T::ColonEqual => self.unary = 0,
            T::Lpar | T::Lsqb | T::Lbrace | T::FStringStart | T::TStringStart => {
                level.chain = if after_operand && !level.fstring { level.chain + 1 } else { 0 };
                if level.chain > MAX_CHAIN {
                    return Err(Refusal::Expression);
                }
                let bracket = 1 + std::mem::take(&mut self.unary);
                self.depth += bracket;
                if self.depth > MAX_DEPTH {
                    return Err(Refusal::Brackets);
                }
                let fstring = matches!(kind, T::FStringStart | T::TStringStart);
                self.levels.push(Level { bracket, fstring, ..Level::default() });
            }
            T::Rpar | T::Rsqb | T::Rbrace | T::FStringEnd | T::TStringEnd => {
                self.separate(true);
                if self.levels.len() > 1
                    && let Some(level) = self.levels.pop()
                {
                    self.depth = self.depth.saturating_sub(level.bracket);
                }
                self.after_operand = true;
            }
            T::Dot => {
                level.chain += 1;
                if level.chain > MAX_CHAIN {
                    return Err(Refusal::Expression);
                }
            }
            T::Lambda => {
                level.lambdas += 1;
                self.nest()?;
            }
            T::DoubleStar => {
                level.powers += 1;
                self.nest()?;
            }
            T::Else => self.nest()?,
            T::If if !level.comprehension || level.right > 0 => self.nest()?,
            T::For => level.comprehension = true,
            T::Not | T::Tilde | T::Await | T::Star | T::Yield => self.unary()?,
            T::Minus | T::Plus if !after_operand => self.unary()?,
            T::Minus
            | T::Plus
            | T::Slash
            | T::DoubleSlash
            | T::Percent
            | T::At
            | T::Vbar
            | T::Amper
            | T::CircumFlex
            | T::LeftShift
            | T::RightShift => {
                level.operators += 1;
                level.chain = 0;
                let powers = std::mem::take(&mut level.powers);
                level.right -= powers;
                self.depth = self.depth.saturating_sub(powers);
                if level.operators > MAX_OPERATORS {
                    return Err(Refusal::Expression);
                }
            }
            T::Name
            | T::Int
            | T::Float
            | T::Complex
            | T::String
            | T::Ellipsis
            | T::None
            | T::True
            | T::False
            | T::Match
            | T::Case
            | T::Type
            | T::Lazy => {
                // Two operands side by side: an error, after which the parser begins a new expression.
                level.comprehension &= !after_operand;
                self.unary = 0;
                self.after_operand = true;
            }
            _ => {}
        }
        Ok(())
    }

    /// A new element or statement: what came before it does not nest around it.
    fn separate(&mut self, even_parameters: bool) {
        self.unary = 0;
        if let Some(level) = self.levels.last_mut()
            && (even_parameters || level.lambdas == 0)
        {
            self.depth = self.depth.saturating_sub(level.right);
            *level = Level { bracket: level.bracket, fstring: level.fstring, ..Level::default() };
        }
    }

    fn nest(&mut self) -> Result<(), Refusal> {
        if let Some(level) = self.levels.last_mut() {
            level.right += 1;
            level.chain = 0;
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(Refusal::Expression) } else { Ok(()) }
    }

    fn unary(&mut self) -> Result<(), Refusal> {
        self.unary += 1;
        if let Some(level) = self.levels.last_mut() {
            level.chain = 0;
        }
        if self.depth + self.unary > MAX_DEPTH { Err(Refusal::Expression) } else { Ok(()) }
    }
}
