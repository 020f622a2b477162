//! Wakeup trees: for a state, the beginnings of executions that are still to be explored from it.
//!
//! Abdulla, Aronis, Jonsson, Sagonas: Optimal Dynamic Partial Order Reduction (POPL 2014), section 6. The branch that is
//! being explored is not in the tree any more: nothing that it covers is inserted.

use crate::footprint::{FootIx, Footprints};

/// The number of no node: an empty tree.
pub(super) const EMPTY: u32 = u32::MAX;

/// A step of a beginning: whose, and what it touches there.
pub(super) type Step = (u8, FootIx);

#[derive(Clone, Copy)]
struct Node {
    step: Step,
    first: u32,
    next: u32,
}

/// Nodes of all trees. A tree is the number of its first branch; the others follow by `next`, in the order of exploration.
#[derive(Default)]
pub(super) struct Trees {
    nodes: Vec<Node>,
    free: Vec<u32>,
}

/// How a strand's next step stands to a sequence of steps.
enum Initial {
    /// Some step before depends on it.
    No,
    /// It is this one, and nothing before depends on it.
    At(usize),
    /// It is not among them, and none depends on it.
    Free,
}

fn initial(step: Step, sequence: &[Step], feet: &Footprints) -> Initial {
    for (at, &(strand, foot)) in sequence.iter().enumerate() {
        if strand == step.0 {
            return Initial::At(at);
        }
        if feet.depend(foot, step.1) {
            return Initial::No;
        }
    }
    Initial::Free
}

impl Trees {
    /// The strand of the first branch.
    pub(super) fn first(&self, tree: u32) -> Option<u8> {
        self.nodes.get(tree as usize).map(|node| node.step.0)
    }

    /// Takes the first branch out of a tree: its strand, what is left of the tree, and the tree that follows the branch.
    pub(super) fn take_first(&mut self, tree: &mut u32) -> Option<(u8, u32)> {
        let node = *self.nodes.get(*tree as usize)?;
        self.free.push(*tree);
        *tree = node.next;
        Some((node.step.0, node.first))
    }

    /// Takes the last branch out of a tree: its strand, and the tree that follows it.
    pub(super) fn take_last(&mut self, tree: &mut u32) -> Option<(u8, u32)> {
        let mut before = EMPTY;
        let mut last = *tree;
        while self.nodes.get(last as usize)?.next != EMPTY {
            (before, last) = (last, self.nodes[last as usize].next);
        }
        match before {
            EMPTY => *tree = EMPTY,
            before => self.nodes[before as usize].next = EMPTY,
        }
        self.free.push(last);
        let node = self.nodes[last as usize];
        Some((node.step.0, node.first))
    }

    /// The strands of the branches, as a set.
    pub(super) fn strands(&self, tree: u32) -> u64 {
        let branches = std::iter::successors(self.nodes.get(tree as usize), |node| self.nodes.get(node.next as usize));
        branches.fold(0, |set, node| set | 1 << node.step.0)
    }

    /// All ways from the first step to a last one, by strands.
    pub(super) fn paths(&self, tree: u32) -> Vec<Vec<u8>> {
        let mut paths = Vec::new();
        let mut stack = vec![(tree, Vec::new())];
        while let Some((at, before)) = stack.pop() {
            let Some(node) = self.nodes.get(at as usize) else { continue };
            let mut path: Vec<u8> = before.clone();
            path.push(node.step.0);
            stack.push((node.next, before));
            if node.first == EMPTY {
                paths.push(path);
            } else {
                stack.push((node.first, path));
            }
        }
        paths
    }

    /// Empties a tree.
    pub(super) fn clear(&mut self, tree: &mut u32) {
        let mut stack = vec![std::mem::replace(tree, EMPTY)];
        while let Some(at) = stack.pop() {
            if let Some(node) = self.nodes.get(at as usize) {
                stack.extend([node.first, node.next]);
                self.free.push(at);
            }
        }
    }

    /// Inserts a sequence, unless a leaf covers it already. Steps that existing branches cover are taken out of `sequence`.
    pub(super) fn insert(&mut self, tree: &mut u32, sequence: &mut Vec<Step>, feet: &Footprints) {
        let mut parent = EMPTY;
        while !sequence.is_empty() {
            let mut last = EMPTY;
            let mut at = if parent == EMPTY { *tree } else { self.nodes[parent as usize].first };
            while at != EMPTY {
                match initial(self.nodes[at as usize].step, sequence, feet) {
                    Initial::No => {
                        last = at;
                        at = self.nodes[at as usize].next;
                        continue;
                    }
                    Initial::At(place) => drop(sequence.remove(place)),
                    Initial::Free => {}
                }
                break;
            }
            if at == EMPTY {
                self.append(tree, parent, last, sequence);
                return;
            }
            if self.nodes[at as usize].first == EMPTY {
                return;
            }
            parent = at;
        }
    }

    fn append(&mut self, tree: &mut u32, mut parent: u32, mut last: u32, sequence: &[Step]) {
        for &step in sequence {
            let node = Node { step, first: EMPTY, next: EMPTY };
            let new = match self.free.pop() {
                Some(free) => {
                    self.nodes[free as usize] = node;
                    free
                }
                None => {
                    self.nodes.push(node);
                    self.nodes.len() as u32 - 1
                }
            };
            match (last, parent) {
                (EMPTY, EMPTY) => *tree = new,
                (EMPTY, _) => self.nodes[parent as usize].first = new,
                _ => self.nodes[last as usize].next = new,
            }
            (parent, last) = (new, EMPTY);
        }
    }
}
