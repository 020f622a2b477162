//! What a regular expression says, as a tree.

use super::class::Set;

/// How letters are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// As they are.
    Exact,
    /// ASCII letters without their case.
    Ascii,
    /// All letters without their case.
    Unicode,
}

/// How often and how eagerly a part repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As often as possible.
    Greedy,
    /// As seldom as possible.
    Lazy,
    /// As often as possible, and never less than that.
    Possessive,
}

/// A condition on a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The text's beginning.
    Start,
    /// A line's beginning.
    LineStart,
    /// The text's end, or before a newline there.
    End,
    /// A line's end.
    LineEnd,
    /// The text's end.
    LastEnd,
    /// A word's beginning or end; whether only ASCII counts, and whether it must not be one.
    Word {
        /// Only ASCII letters, digits and `_` make words.
        ascii: bool,
        /// Neither beginning nor end.
        negated: bool,
    },
}

/// A part that takes exactly one character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Single {
    /// This one; when folded it is given folded.
    Char(char, Fold),
    /// Any.
    Any,
    /// Any but a newline.
    NotNewline,
    /// One of a set.
    Set(Box<Set>),
}

/// A part of a regular expression.
#[derive(Clone, Debug)]
pub enum Node {
    /// One character.
    Single(Single),
    /// A condition on the place.
    Place(Place),
    /// A group that notes what it took.
    Group(u32, Box<Node>),
    /// One after another.
    Sequence(Vec<Node>),
    /// The first that fits.
    Choice(Vec<Node>),
    /// Again and again.
    Repeat {
        /// What.
        node: Box<Node>,
        /// At least so often.
        min: u32,
        /// At most so often; `u32::MAX`: without limit.
        max: u32,
        /// How.
        manner: Manner,
    },
    /// Tried once.
    Atomic(Box<Node>),
    /// A condition on what stands here, or before.
    Look {
        /// What must stand there.
        node: Box<Node>,
        /// How many characters before.
        behind: Option<u32>,
        /// Or what must not.
        negated: bool,
    },
    /// What a group took, once more.
    Back(u32, Fold),
    /// One of two, as a group took something or not.
    If {
        /// Which group.
        group: u32,
        /// When it took something.
        yes: Box<Node>,
        /// When it did not.
        no: Box<Node>,
    },
}

impl Node {
    /// How many characters it takes, at least and at most; the most is `u32::MAX` when there is no limit.
    pub fn width(&self, groups: &[Option<(u32, u32)>]) -> (u32, u32) {
        match self {
            Self::Single(_) => (1, 1),
            Self::Place(_) | Self::Look { .. } => (0, 0),
            Self::Group(_, node) | Self::Atomic(node) => node.width(groups),
            Self::Sequence(nodes) => nodes
                .iter()
                .map(|node| node.width(groups))
                .fold((0, 0), |a, b| (a.0.saturating_add(b.0), a.1.saturating_add(b.1))),
            Self::Choice(nodes) => {
                let widths = || nodes.iter().map(|node| node.width(groups));
                (widths().map(|w| w.0).min().unwrap_or(0), widths().map(|w| w.1).max().unwrap_or(0))
            }
            Self::Repeat { node, min, max, .. } => {
                let (least, most) = node.width(groups);
                (least.saturating_mul(*min), most.saturating_mul(*max))
            }
            Self::Back(group, _) => groups.get(*group as usize).copied().flatten().unwrap_or((0, u32::MAX)),
            Self::If { yes, no, .. } => {
                let (a, b) = (yes.width(groups), no.width(groups));
                (a.0.min(b.0), a.1.max(b.1))
            }
        }
    }
}
