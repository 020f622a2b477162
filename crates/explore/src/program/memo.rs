//! What strands' steps are known to do: a strand's private state and what the step reads decide about all of it.
//!
//! For each private state there is a tree of questions: which number is in this slot? Its leaves are steps.

use interleave_core::observe::Digest;

use crate::system::{Access, LocalIx};

/// What a step does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) accesses: Box<[Access]>,
    pub(super) result: Result,
}

/// What comes of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Result {
    /// It cannot be done.
    Blocked,
    /// It takes too long.
    Beyond,
    /// It is done.
    Done(Done),
}

/// What a step that can be done leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Done {
    /// The strand's private state; what [`super::state::OVER`] says: it is over.
    pub(super) local: u32,
    /// New numbers by slot, those of new strands and of the exit status among them.
    pub(super) writes: Box<[(u32, u32)]>,
    /// By how much the contents in slots grow.
    pub(super) additions: Box<[(u32, Digest)]>,
    /// What is written to standard output; 0: nothing.
    pub(super) text: u32,
    /// What is not caught; 0: nothing.
    pub(super) uncaught: u32,
}

#[derive(Clone, Debug)]
enum Node {
    Unknown,
    Ask { slot: u32, answers: Vec<(u32, u32)> },
    Known(u32),
}

/// All steps that are known.
#[derive(Clone, Debug, Default)]
pub(super) struct Memo {
    nodes: Vec<Node>,
    steps: Vec<Step>,
    /// The tree of each private state of each strand, by `LocalIx`.
    roots: Vec<u32>,
    /// Bytes that nodes and steps point to.
    pointed: usize,
}

impl Memo {
    /// The step that a strand in this private state does, given the numbers in slots, if it is known.
    #[inline]
    pub(super) fn find(&self, local: LocalIx, get: impl Fn(usize) -> u32) -> Option<u32> {
        let mut at = *self.roots.get(local.0 as usize)?;
        loop {
            match &self.nodes[at as usize] {
                Node::Unknown => return None,
                Node::Known(step) => return Some(*step),
                Node::Ask { slot, answers } => {
                    let number = get(*slot as usize);
                    at = answers.iter().find(|(answer, _)| *answer == number)?.1;
                }
            }
        }
    }

    /// A step by its number.
    #[inline]
    pub(super) fn step(&self, step: u32) -> &Step {
        &self.steps[step as usize]
    }

    /// Notes a step, given which numbers it read, in order. `false`: the same private state read something else at the same point before,
    /// so there is a state that nobody keeps.
    #[must_use]
    pub(super) fn add(&mut self, local: LocalIx, read: &[(u32, u32)], step: Step) -> bool {
        let index = local.0 as usize;
        while self.roots.len() <= index {
            self.roots.push(self.nodes.len() as u32);
            self.nodes.push(Node::Unknown);
        }
        let mut at = self.roots[index];
        for (slot, number) in read {
            if let node @ Node::Unknown = &mut self.nodes[at as usize] {
                *node = Node::Ask { slot: *slot, answers: Vec::new() };
            }
            let next = self.nodes.len() as u32;
            let Node::Ask { slot: asked, answers } = &mut self.nodes[at as usize] else { return false };
            if asked != slot {
                return false;
            }
            match answers.iter().find(|(answer, _)| answer == number) {
                Some((_, node)) => at = *node,
                None => {
                    answers.push((*number, next));
                    self.pointed += 2 * size_of::<(u32, u32)>();
                    self.nodes.push(Node::Unknown);
                    at = next;
                }
            }
        }
        if !matches!(self.nodes[at as usize], Node::Unknown) {
            return false;
        }
        self.nodes[at as usize] = Node::Known(self.steps.len() as u32);
        self.pointed += size_of_val(&*step.accesses);
        if let Result::Done(done) = &step.result {
            self.pointed += size_of_val(&*done.writes) + size_of_val(&*done.additions);
        }
        self.steps.push(step);
        true
    }

    /// About how many bytes all this takes.
    pub(super) fn bytes(&self) -> u64 {
        let rows = self.nodes.capacity() * size_of::<Node>() + self.steps.capacity() * size_of::<Step>();
        (rows + self.roots.capacity() * size_of::<u32>() + self.pointed) as u64
    }

    /// How many steps are known.
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }
}
