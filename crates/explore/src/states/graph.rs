//! The graph of states seen: which step of whom leads from which state to which.

use crate::system::StrandIx;

/// Most states: their numbers have this many bits in an edge.
pub(super) const MOST_STATES: u64 = 1 << 26;

/// A step: whose, and the number of the state that it leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge(u32);

impl Edge {
    pub(super) fn new(strand: u8, target: u32) -> Edge {
        Edge(target << 6 | u32::from(strand))
    }

    pub(super) fn strand(self) -> u8 {
        (self.0 & 63) as u8
    }

    pub(super) fn strand_ix(self) -> StrandIx {
        StrandIx(self.0 & 63)
    }

    pub(super) fn target(self) -> u32 {
        self.0 >> 6
    }
}

/// Edges of states, as far as they were looked at.
#[derive(Default)]
pub(super) struct Graph {
    edges: Vec<Edge>,
    /// Of each state: where its edges begin and how many they are.
    spans: Vec<(u32, u8)>,
}

/// A state that was not looked at.
const UNSEEN: (u32, u8) = (u32::MAX, 0);

impl Graph {
    /// The edges that leave a state, if it was looked at.
    pub(super) fn edges(&self, state: u32) -> Option<&[Edge]> {
        match self.spans.get(state as usize) {
            Some(&(start, count)) if start != UNSEEN.0 => Some(&self.edges[start as usize..][..count.into()]),
            _ => None,
        }
    }

    /// The number of a state's edges, if it was looked at.
    pub(super) fn count(&self, state: u32) -> Option<u8> {
        self.edges(state).map(|edges| edges.len() as u8)
    }

    pub(super) fn edge(&self, state: u32, at: u8) -> Edge {
        self.edges[self.spans[state as usize].0 as usize + at as usize]
    }

    /// Notes the edges of a state.
    pub(super) fn set(&mut self, state: u32, edges: &[Edge]) {
        if self.spans.len() <= state as usize {
            self.spans.resize(state as usize + 1, UNSEEN);
        }
        self.spans[state as usize] = (self.edges.len() as u32, edges.len() as u8);
        self.edges.extend_from_slice(edges);
    }

    /// The number of states whose edges may be known.
    pub(super) fn len(&self) -> u32 {
        self.spans.len() as u32
    }

    pub(super) fn bytes(&self) -> u64 {
        (self.edges.capacity() * size_of::<Edge>() + self.spans.capacity() * size_of::<(u32, u8)>()) as u64
    }
}
