//! From the tree of a regular expression to instructions for the matcher.

use super::{
    class::{Item, Set, fold},
    node::{Fold, Manner, Node, Place, Single},
};

/// What the matcher does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inst {
    /// Takes one character.
    One(Single),
    /// Takes one character again and again.
    Repeat {
        /// Which characters.
        single: Single,
        /// At least so often.
        min: u32,
        /// At most so often.
        max: u32,
        /// How.
        manner: Manner,
    },
    /// Goes on at the next instruction, or if that fails at this one.
    Split(u32),
    /// Goes on there.
    Jump(u32),
    /// Notes the place: even numbers are beginnings of groups, odd ones their ends.
    Save(u32),
    /// Sets a loop's counter to nothing.
    Count(u32),
    /// The head of a loop; its body follows and jumps back here.
    Loop {
        /// Its counter.
        counter: u32,
        /// At least so often.
        min: u32,
        /// At most so often.
        max: u32,
        /// As seldom as possible.
        lazy: bool,
        /// What follows the loop.
        exit: u32,
    },
    /// Looks at the place.
    Place(Place),
    /// Takes what a group took.
    Back(u32, Fold),
    /// The body follows, up to `End`; goes on at `next` where it was, if the body fits.
    Look {
        /// The body begins so many characters before.
        behind: Option<u32>,
        /// If it does not fit.
        negated: bool,
        /// What follows.
        next: u32,
    },
    /// The body follows, up to `End`; it is not tried another time.
    Atomic(u32),
    /// Goes on there when a group took nothing.
    Unless(u32, u32),
    /// The expression or the body of a `Look` or `Atomic` fits.
    End,
}

/// A regular expression ready for use.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its instructions.
    pub code: Vec<Inst>,
    /// Number of groups, without the whole.
    pub groups: usize,
    /// Number of counters of loops.
    pub counters: usize,
    /// The character that every match begins with, if there is one.
    pub first: Option<char>,
    /// Matches only at the text's beginning.
    pub anchored: bool,
    /// For bytes.
    pub bytes: bool,
}

impl Program {
    /// Writes the program for a tree.
    pub fn new(node: &Node, groups: usize, bytes: bool) -> Self {
        let mut program = Self { code: Vec::new(), groups, counters: 0, first: None, anchored: false, bytes };
        program.node(node);
        program.code.push(Inst::End);
        let first = program.code.iter().find(|inst| !matches!(inst, Inst::Save(_)));
        match first {
            Some(Inst::One(Single::Char(c, Fold::Exact))) => program.first = Some(*c),
            Some(Inst::Repeat { single: Single::Char(c, Fold::Exact), min: 1.., .. }) => program.first = Some(*c),
            Some(Inst::Place(Place::Start)) => program.anchored = true,
            _ => {}
        }
        program
    }

    fn here(&self) -> u32 {
        self.code.len() as u32
    }

    /// Adds an instruction whose target is set later.
    fn later(&mut self, inst: Inst) -> usize {
        self.code.push(inst);
        self.code.len() - 1
    }

    fn target(&mut self, at: usize) {
        let here = self.here();
        match &mut self.code[at] {
            Inst::Split(to) | Inst::Jump(to) | Inst::Atomic(to) | Inst::Unless(_, to) => *to = here,
            Inst::Look { next, .. } => *next = here,
            Inst::Loop { exit, .. } => *exit = here,
            _ => {}
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Single(single) => self.code.push(Inst::One(single.clone())),
            Node::Place(place) => self.code.push(Inst::Place(*place)),
            Node::Group(number, node) => {
                self.code.push(Inst::Save(number * 2));
                self.node(node);
                self.code.push(Inst::Save(number * 2 + 1));
            }
            Node::Sequence(nodes) => nodes.iter().for_each(|node| self.node(node)),
            Node::Choice(nodes) => self.choice(nodes),
            Node::Repeat { node, min, max, manner } => self.repeat(node, *min, *max, *manner),
            Node::Atomic(node) => {
                let start = self.later(Inst::Atomic(0));
                self.node(node);
                self.code.push(Inst::End);
                self.target(start);
            }
            Node::Look { node, behind, negated } => {
                let start = self.later(Inst::Look { behind: *behind, negated: *negated, next: 0 });
                self.node(node);
                self.code.push(Inst::End);
                self.target(start);
            }
            Node::Back(group, fold) => self.code.push(Inst::Back(*group, *fold)),
            Node::If { group, yes, no } => {
                let start = self.later(Inst::Unless(*group, 0));
                self.node(yes);
                let end = self.later(Inst::Jump(0));
                self.target(start);
                self.node(no);
                self.target(end);
            }
        }
    }

    fn choice(&mut self, nodes: &[Node]) {
        if let Some(set) = one_of(nodes) {
            self.code.push(Inst::One(set));
            return;
        }
        let mut ends = Vec::new();
        for (i, node) in nodes.iter().enumerate() {
            if i + 1 == nodes.len() {
                self.node(node);
                break;
            }
            let split = self.later(Inst::Split(0));
            self.node(node);
            ends.push(self.later(Inst::Jump(0)));
            self.target(split);
        }
        ends.into_iter().for_each(|end| self.target(end));
    }

    fn repeat(&mut self, node: &Node, min: u32, max: u32, manner: Manner) {
        let single = match node {
            Node::Single(single) => Some(single.clone()),
            Node::Choice(nodes) => one_of(nodes),
            _ => None,
        };
        if let Some(single) = single {
            self.code.push(Inst::Repeat { single, min, max, manner });
            return;
        }
        let atomic = (manner == Manner::Possessive).then(|| self.later(Inst::Atomic(0)));
        if (min, max) == (0, 1) && manner != Manner::Lazy {
            let split = self.later(Inst::Split(0));
            self.node(node);
            self.target(split);
        } else {
            let counter = self.counters as u32;
            self.counters += 1;
            self.code.push(Inst::Count(counter));
            let head = self.later(Inst::Loop { counter, min, max, lazy: manner == Manner::Lazy, exit: 0 });
            self.node(node);
            self.code.push(Inst::Jump(head as u32));
            self.target(head);
        }
        if let Some(start) = atomic {
            self.code.push(Inst::End);
            self.target(start);
        }
    }
}

/// Alternatives that are all one character as a set, which leaves nothing to try again.
fn one_of(nodes: &[Node]) -> Option<Single> {
    let items = nodes.iter().map(|node| match node {
        Node::Single(Single::Char(c, Fold::Exact)) => Some(Item::Range(*c, *c)),
        _ => None,
    });
    let items = items.collect::<Option<Vec<Item>>>()?;
    Some(Single::Set(Box::new(Set::new(items, false, Fold::Exact, false))))
}

impl Single {
    /// Whether it takes a character.
    #[inline]
    pub fn takes(&self, c: char) -> bool {
        match self {
            Self::Char(wanted, Fold::Exact) => c == *wanted,
            Self::Char(wanted, how) => fold(c, *how) == *wanted,
            Self::Any => true,
            Self::NotNewline => c != '\n',
            Self::Set(set) => set.holds(c),
        }
    }
}
