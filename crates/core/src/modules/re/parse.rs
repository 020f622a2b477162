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
const MOST_GROUPS: usize = 1 << 20;

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
    flags: u32,
    /// Width of each group, once it is closed. The first is the whole.
    pub(super) groups: Vec<Option<(u32, u32)>>,
    /// Groups that are not closed.
    pub(super) open: Vec<usize>,
    names: Vec<(String, usize)>,
    /// Groups asked for before they were there, and where.
    later: Vec<(usize, usize)>,
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
    fn alternatives(&mut self, flags: u32, outermost: bool) -> Result<Node, Problem> {
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
    fn sequence(&mut self, flags: &mut u32, first: bool) -> Result<Node, Problem> {
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

    fn fold(&self, flags: u32) -> Fold {
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

    /// What follows `(`, up to `)`; nothing for comments and flags.
    fn group(&mut self, flags: &mut u32, start: usize, may_set: bool) -> Result<Option<Node>, Problem> {
        if !self.take('?') {
            return self.capture(None, *flags, start).map(Some);
        }
        let Some(c) = self.peek() else { return Err(self.error_at("unexpected end of pattern", self.at)) };
        self.at += 1;
        let node = match c {
            'P' => return self.named(*flags, start).map(Some),
            ':' => self.inside(*flags, start)?,
            '>' => Node::Atomic(Box::new(self.inside(*flags, start)?)),
            '#' => {
                while !self.take(')') {
                    if self.peek().is_none() {
                        return Err(self.error_at("missing ), unterminated comment", start));
                    }
                    self.at += 1;
                }
                return Ok(None);
            }
            '=' | '!' => self.look(*flags, start, false, c == '!')?,
            '<' => {
                let Some(c) = self.peek() else { return Err(self.error_at("unexpected end of pattern", self.at)) };
                self.at += 1;
                if c != '=' && c != '!' {
                    return Err(self.error_at(format!("unknown extension ?<{c}"), start + 1));
                }
                self.look(*flags, start, true, c == '!')?
            }
            '(' => self.conditional(*flags, start)?,
            c if flags::of_letter(c).is_some() || c == '-' => return self.flags(flags, c, start, may_set),
            c => return Err(self.error_at(format!("unknown extension ?{c}"), start + 1)),
        };
        // A quantifier after it means all of it.
        Ok(Some(match node {
            node @ (Node::Repeat { .. } | Node::Place(_)) => Node::Sequence(vec![node]),
            node => node,
        }))
    }

    /// Alternatives up to `)`.
    fn inside(&mut self, flags: u32, start: usize) -> Result<Node, Problem> {
        let node = self.alternatives(flags, false)?;
        self.close(start)?;
        Ok(match node {
            node @ (Node::Repeat { .. } | Node::Place(_)) => Node::Sequence(vec![node]),
            node => node,
        })
    }

    fn close(&mut self, start: usize) -> Result<(), Problem> {
        if self.take(')') { Ok(()) } else { Err(self.error_at("missing ), unterminated subpattern", start)) }
    }

    fn capture(&mut self, name: Option<(String, usize)>, flags: u32, start: usize) -> Result<Node, Problem> {
        let number = self.groups.len();
        if number >= MOST_GROUPS {
            return Err(self.error_at("too many groups", start));
        }
        if let Some((name, at)) = name {
            if let Some((_, other)) = self.names.iter().find(|(other, _)| *other == name) {
                let message = format!("redefinition of group name '{name}' as group {number}; was group {other}");
                return Err(self.error_at(message, at));
            }
            self.names.push((name, number));
        }
        self.groups.push(None);
        self.open.push(number);
        let node = self.alternatives(flags, false)?;
        self.close(start)?;
        self.open.pop();
        self.groups[number] = Some(node.width(&self.groups));
        Ok(Node::Group(number as u32, Box::new(node)))
    }

    /// What follows `(?P`.
    fn named(&mut self, flags: u32, start: usize) -> Result<Node, Problem> {
        if self.take('<') {
            let at = self.at;
            let name = self.name('>')?;
            self.check_name(&name, at)?;
            return self.capture(Some((name, at)), flags, start);
        }
        if self.take('=') {
            let at = self.at;
            let name = self.name(')')?;
            self.check_name(&name, at)?;
            let Some(number) = self.group_named(&name) else {
                return Err(self.error_at(format!("unknown group name '{name}'"), at));
            };
            if self.open.contains(&number) {
                return Err(self.error_at("cannot refer to an open group", at));
            }
            self.check_behind(number)?;
            return Ok(Node::Back(number as u32, self.fold(flags)));
        }
        Err(match self.peek() {
            None => self.error_at("unexpected end of pattern", self.at),
            Some(c) => self.error_at(format!("unknown extension ?P{c}"), start + 1),
        })
    }

    fn group_named(&self, name: &str) -> Option<usize> {
        self.names.iter().find(|(other, _)| other == name).map(|(_, number)| *number)
    }

    /// A look-behind must not refer to its own groups.
    pub(super) fn check_behind(&self, number: usize) -> Result<(), Problem> {
        let Some(before) = self.behind else { return Ok(()) };
        if number >= self.groups.len() || self.open.contains(&number) {
            return Err(self.error_at("cannot refer to an open group", self.at));
        }
        if number >= before {
            return Err(self.error_at("cannot refer to group defined in the same lookbehind subpattern", self.at));
        }
        Ok(())
    }

    /// A name up to its end.
    fn name(&mut self, end: char) -> Result<String, Problem> {
        let start = self.at;
        while let Some(c) = self.peek() {
            self.at += 1;
            if c != end {
                continue;
            }
            if self.at - 1 == start {
                return Err(self.error_at("missing group name", start));
            }
            return Ok(self.text[start..self.at - 1].iter().collect());
        }
        if start == self.at {
            return Err(self.error_at("missing group name", start));
        }
        Err(self.error_at(format!("missing {end}, unterminated name"), start))
    }

    fn check_name(&self, name: &str, at: usize) -> Result<(), Problem> {
        let mut chars = name.chars();
        let begins = chars.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
        if begins && chars.all(unicode_ident::is_xid_continue) && (!self.bytes || name.is_ascii()) {
            return Ok(());
        }
        Err(self.error_at(format!("bad character in group name {}", crate::builtins::repr::str_repr(name)), at))
    }

    fn look(&mut self, flags: u32, start: usize, behind: bool, negated: bool) -> Result<Node, Problem> {
        let around = self.behind;
        if behind {
            self.behind = around.or(Some(self.groups.len()));
        }
        let node = self.alternatives(flags, false)?;
        self.close(start)?;
        self.behind = around;
        let behind = if behind {
            let (least, most) = node.width(&self.groups);
            if least == u32::MAX {
                return Err(self.error_at("looks too much behind", usize::MAX));
            }
            if least != most {
                return Err(self.error_at("look-behind requires fixed-width pattern", usize::MAX));
            }
            Some(least)
        } else {
            None
        };
        Ok(Node::Look { node: Box::new(node), behind, negated })
    }

    /// What follows `(?(`.
    fn conditional(&mut self, flags: u32, start: usize) -> Result<Node, Problem> {
        let at = self.at;
        let name = self.name(')')?;
        let group = if name.chars().all(|c| c.is_ascii_digit()) {
            let group = name.parse().unwrap_or(usize::MAX);
            if group == 0 {
                return Err(self.error_at("bad group number", at));
            }
            if group >= MOST_GROUPS {
                return Err(self.error_at(format!("invalid group reference {name}"), at));
            }
            self.later.push((group, at));
            group
        } else {
            self.check_name(&name, at)?;
            match self.group_named(&name) {
                Some(group) => group,
                None => return Err(self.error_at(format!("unknown group name '{name}'"), at)),
            }
        };
        self.check_behind(group)?;
        let mut inner = flags;
        let yes = self.sequence(&mut inner, false)?;
        let no = if self.take('|') {
            let no = self.sequence(&mut inner, false)?;
            if self.peek() == Some('|') {
                return Err(self.error_at("conditional backref with more than two branches", self.at));
            }
            no
        } else {
            Node::Sequence(Vec::new())
        };
        self.close(start)?;
        Ok(Node::If { group: group as u32, yes: Box::new(yes), no: Box::new(no) })
    }

    /// Flags after `(?`: for the whole expression, or for a group.
    fn flags(&mut self, flags: &mut u32, first: char, start: usize, may_set: bool) -> Result<Option<Node>, Problem> {
        let (mut on, mut off) = (0, 0);
        let mut c = first;
        if c != '-' {
            loop {
                let Some(flag) = flags::of_letter(c) else {
                    let message = if c.is_alphabetic() { "unknown flag" } else { "missing -, : or )" };
                    return Err(self.error_at(message, self.at - 1));
                };
                self.check_letter(c)?;
                on |= flag;
                if (on & flags::TYPES).count_ones() > 1 {
                    let message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
                    return Err(self.error_at(message, self.at));
                }
                let Some(next) = self.peek() else { return Err(self.error_at("missing -, : or )", self.at)) };
                self.at += 1;
                c = next;
                if matches!(c, ')' | '-' | ':') {
                    break;
                }
            }
        }
        if c == ')' {
            if !may_set {
                return Err(self.error_at("global flags not at the start of the expression", start));
            }
            self.flags |= on;
            *flags |= on;
            return Ok(None);
        }
        if on & flags::GLOBAL != 0 {
            return Err(self.error_at("bad inline flags: cannot turn on global flag", self.at - 1));
        }
        if c == '-' {
            let Some(mut c) = self.peek() else { return Err(self.error_at("missing flag", self.at)) };
            self.at += 1;
            loop {
                let Some(flag) = flags::of_letter(c) else {
                    let message = match c {
                        c if c.is_alphabetic() => "unknown flag",
                        _ if off == 0 => "missing flag",
                        _ => "missing :",
                    };
                    return Err(self.error_at(message, self.at - 1));
                };
                if flag & flags::TYPES != 0 {
                    let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return Err(self.error_at(message, self.at));
                }
                off |= flag;
                let Some(next) = self.peek() else { return Err(self.error_at("missing :", self.at)) };
                self.at += 1;
                c = next;
                if c == ':' {
                    break;
                }
            }
            if on & off != 0 {
                return Err(self.error_at("bad inline flags: flag turned on and off", self.at - 1));
            }
        }
        let kept = if on & flags::TYPES != 0 { *flags & !flags::TYPES } else { *flags };
        self.inside((kept | on) & !off, start).map(Some)
    }

    fn check_letter(&self, c: char) -> Result<(), Problem> {
        match c {
            'L' if !self.bytes => Err(self.error_at("bad inline flags: cannot use 'L' flag with a str pattern", self.at)),
            'u' if self.bytes => Err(self.error_at("bad inline flags: cannot use 'u' flag with a bytes pattern", self.at)),
            _ => Ok(()),
        }
    }
}
