//! From the text of a regular expression to its tree, with CPython's errors.

use super::{
    class::{Category, Set, fold},
    escape::Escape,
    flags,
    node::{Fold, Manner, Node, Place, Single},
};

/// Groups within groups, more than this, are refused.
const DEEPEST: u32 = 200;
/// CPython has no more groups than this either.
pub(super) const MOST_GROUPS: usize = 1 << 20;

/// What is wrong with a regular expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A mistake, and at which character it is.
    Syntax(String, usize),
    /// A flag that does not fit; a `ValueError`.
    Flags(&'static str),
    /// Too many groups within groups.
    TooDeep,
    /// A number of repetitions that does not fit.
    TooMany,
}

/// A regular expression taken apart.
#[derive(Debug)]
pub struct Parsed {
    /// The tree.
    pub node: Node,
    /// Flags with those in the text.
    pub flags: u32,
    /// Number of groups.
    pub groups: usize,
    /// Names of groups.
    pub names: Vec<(String, usize)>,
}

/// Parses a regular expression; `bytes` says that it is for bytes.
pub fn parse(text: &[char], given: u32, bytes: bool) -> Result<Parsed, Problem> {
    let mut flags = given;
    loop {
        let mut parser = Parser {
            text,
            at: 0,
            bytes,
            flags,
            groups: vec![None],
            open: Vec::new(),
            names: Vec::new(),
            later: Vec::new(),
            depth: 0,
            behind: None,
        };
        let node = parser.alternatives(flags, true)?;
        if parser.flags & flags::VERBOSE != 0 && flags & flags::VERBOSE == 0 {
            // The text itself asks for another reading.
            flags = parser.flags;
            continue;
        }
        if parser.at < text.len() {
            return Err(parser.error_at("unbalanced parenthesis", parser.at));
        }
        if let Some((group, at)) = parser.later.iter().find(|(group, _)| *group >= parser.groups.len()) {
            return Err(parser.error_at(format!("invalid group reference {group}"), *at));
        }
        let flags = check_flags(parser.flags, bytes)?;
        return Ok(Parsed { node, flags, groups: parser.groups.len() - 1, names: parser.names });
    }
}

fn check_flags(mut flags: u32, bytes: bool) -> Result<u32, Problem> {
    let has = |flag| flags & flag != 0;
    if bytes {
        if has(flags::UNICODE) {
            return Err(Problem::Flags("cannot use UNICODE flag with a bytes pattern"));
        }
        if has(flags::LOCALE) && has(flags::ASCII) {
            return Err(Problem::Flags("ASCII and LOCALE flags are incompatible"));
        }
        return Ok(flags);
    }
    if has(flags::LOCALE) {
        return Err(Problem::Flags("cannot use LOCALE flag with a str pattern"));
    }
    if has(flags::ASCII) && has(flags::UNICODE) {
        return Err(Problem::Flags("ASCII and UNICODE flags are incompatible"));
    }
    if !has(flags::ASCII) {
        flags |= flags::UNICODE;
    }
    Ok(flags)
}

/// Reads a regular expression from left to right.
pub(super) struct Parser<'a> {
    pub(super) text: &'a [char],
    pub(super) at: usize,
    pub(super) bytes: bool,
    /// Those of the whole expression.
    pub(super) flags: u32,
    /// Width of each group, once it is closed. The first is the whole.
    pub(super) groups: Vec<Option<(u32, u32)>>,
    /// Groups that are not closed.
    pub(super) open: Vec<usize>,
    pub(super) names: Vec<(String, usize)>,
    /// Groups asked for before they were there, and where.
    pub(super) later: Vec<(usize, usize)>,
    depth: u32,
    /// Within a look-behind, the number of groups that there were before it.
    pub(super) behind: Option<usize>,
}

impl Parser<'_> {
    pub(super) fn error_at(&self, message: impl Into<String>, at: usize) -> Problem {
        Problem::Syntax(message.into(), at)
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    pub(super) fn take(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.at += usize::from(found);
        found
    }

    /// Parts separated by `|`.
    pub(super) fn alternatives(&mut self, flags: u32, outermost: bool) -> Result<Node, Problem> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Problem::TooDeep);
        }
        let mut flags = flags;
        let mut branches = vec![self.sequence(&mut flags, outermost)?];
        while self.take('|') {
            branches.push(self.sequence(&mut flags, false)?);
        }
        self.depth -= 1;
        Ok(if branches.len() == 1 { branches.swap_remove(0) } else { Node::Choice(branches) })
    }

    /// Parts one after another. `first`: flags for the whole may stand at the beginning.
    pub(super) fn sequence(&mut self, flags: &mut u32, first: bool) -> Result<Node, Problem> {
        let mut nodes: Vec<Node> = Vec::new();
        while let Some(c) = self.peek() {
            let start = self.at;
            if c == '|' || c == ')' {
                break;
            }
            self.at += 1;
            if *flags & flags::VERBOSE != 0 {
                if c.is_ascii_whitespace() || c == '\x0b' {
                    continue;
                }
                if c == '#' {
                    while self.peek().is_some_and(|c| c != '\n') {
                        self.at += 1;
                    }
                    continue;
                }
            }
            match c {
                '*' | '+' | '?' | '{' => {
                    let Some((min, max)) = self.quantifier(c)? else {
                        nodes.push(self.char(c, *flags));
                        continue;
                    };
                    self.repeat(&mut nodes, min, max, start)?;
                }
                '.' => nodes.push(Node::Single(if *flags & flags::DOTALL != 0 { Single::Any } else { Single::NotNewline })),
                '^' => nodes.push(Node::Place(if *flags & flags::MULTILINE != 0 { Place::LineStart } else { Place::Start })),
                '$' => nodes.push(Node::Place(if *flags & flags::MULTILINE != 0 { Place::LineEnd } else { Place::End })),
                '[' => nodes.push(self.set(*flags, start)?),
                '(' => {
                    let may_set = first && nodes.is_empty();
                    nodes.extend(self.group(flags, start, may_set)?);
                }
                '\\' => {
                    let escape = self.escape(start, *flags)?;
                    nodes.push(match escape {
                        Escape::Char(c) => self.char(c, *flags),
                        Escape::Category { category, negated } => self.category(category, negated, *flags),
                        Escape::Place(place) => Node::Place(place),
                        Escape::Group(group) => Node::Back(group as u32, self.fold(*flags)),
                    });
                }
                c => nodes.push(self.char(c, *flags)),
            }
        }
        Ok(if nodes.len() == 1 { nodes.swap_remove(0) } else { Node::Sequence(nodes) })
    }

    /// The numbers of a quantifier that begins with `c`, or `None` when it is only a brace.
    fn quantifier(&mut self, c: char) -> Result<Option<(u32, u32)>, Problem> {
        let start = self.at;
        match c {
            '*' => return Ok(Some((0, u32::MAX))),
            '+' => return Ok(Some((1, u32::MAX))),
            '?' => return Ok(Some((0, 1))),
            _ if self.peek() == Some('}') => return Ok(None),
            _ => {}
        }
        let low = self.digits();
        let high = if self.take(',') { self.digits() } else { low.clone() };
        if !self.take('}') {
            self.at = start;
            return Ok(None);
        }
        let number = |text: &str, default: u32| match text {
            "" => Ok(default),
            text => text.parse().ok().filter(|n| *n < u32::MAX).ok_or(Problem::TooMany),
        };
        let (min, max) = (number(&low, 0)?, number(&high, u32::MAX)?);
        if max < min {
            return Err(self.error_at("min repeat greater than max repeat", start));
        }
        Ok(Some((min, max)))
    }

    fn digits(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        self.text[start..self.at].iter().collect()
    }

    /// Makes the last part repeat.
    fn repeat(&mut self, nodes: &mut Vec<Node>, min: u32, max: u32, start: usize) -> Result<(), Problem> {
        let node = match nodes.pop() {
            None | Some(Node::Place(_)) => return Err(self.error_at("nothing to repeat", start)),
            Some(Node::Sequence(parts)) if parts.is_empty() => Node::Sequence(parts),
            Some(Node::Repeat { .. }) => return Err(self.error_at("multiple repeat", start)),
            Some(node) => node,
        };
        let manner = match self.peek() {
            Some('?') => Manner::Lazy,
            Some('+') => Manner::Possessive,
            _ => Manner::Greedy,
        };
        self.at += usize::from(manner != Manner::Greedy);
        nodes.push(Node::Repeat { node: Box::new(node), min, max, manner });
        Ok(())
    }

    pub(super) fn fold(&self, flags: u32) -> Fold {
        match () {
            () if flags & flags::IGNORECASE == 0 => Fold::Exact,
            () if self.ascii(flags) => Fold::Ascii,
            () => Fold::Unicode,
        }
    }

    fn ascii(&self, flags: u32) -> bool {
        self.bytes || flags & flags::ASCII != 0
    }

    fn char(&self, c: char, flags: u32) -> Node {
        let how = self.fold(flags);
        Node::Single(Single::Char(fold(c, how), how))
    }

    fn category(&self, category: Category, negated: bool, flags: u32) -> Node {
        let items = vec![super::class::Item::Category { category, negated }];
        Node::Single(Single::Set(Box::new(Set::new(items, false, Fold::Exact, self.ascii(flags)))))
    }

    /// What follows `[`, up to `]`.
    fn set(&mut self, flags: u32, start: usize) -> Result<Node, Problem> {
        let negated = self.take('^');
        let items = self.set_items(start)?;
        Ok(Node::Single(Single::Set(Box::new(Set::new(items, negated, self.fold(flags), self.ascii(flags))))))
    }
}
