//! What stands in parentheses in a regular expression: groups, conditions, flags.

use super::{
    flags,
    node::Node,
    parse::{MOST_GROUPS, Parser, Problem},
};

impl Parser<'_> {
    /// What follows `(`, up to `)`; nothing for comments and flags.
    pub(super) fn group(&mut self, flags: &mut u32, start: usize, may_set: bool) -> Result<Option<Node>, Problem> {
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
