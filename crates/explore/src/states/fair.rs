//! Livelocks: parts of the graph of states in which strands can go on for ever although the scheduler is fair to all.
//!
//! A strongly connected part is such if every strand that can go on somewhere in it goes on within it. If some strand does
//! not, a fair run cannot stay where that strand can go on, so those states are taken away and the rest is looked at again
//! (Emerson and Lei's way with strong fairness). The parts are found by Tarjan's algorithm (1972), without recursion.

use super::graph::{Edge, Graph};

/// A part that a fair run can stay in for ever.
pub(super) struct Trap {
    /// The states, in order.
    pub(super) states: Vec<u32>,
    /// Whether some step leads out of it.
    pub(super) way_out: bool,
}

/// All such parts that have none of the states `but`.
pub(super) fn traps(graph: &Graph, but: &[u32]) -> Vec<Trap> {
    let mut traps = Vec::new();
    // Which piece of work a state belongs to; states with 0 are out.
    let mut piece = vec![1_u32; graph.len() as usize];
    for &state in but {
        piece[state as usize] = 0;
    }
    let mut pieces = 1;
    let mut work: Vec<(u32, Vec<u32>)> = vec![(1, (0..graph.len()).filter(|&state| piece[state as usize] == 1).collect())];
    while let Some((number, states)) = work.pop() {
        for part in components(graph, &piece, number, &states) {
            pieces += 1;
            for &state in &part {
                piece[state as usize] = pieces;
            }
            let inside = |edge: &Edge| piece.get(edge.target() as usize) == Some(&pieces);
            let (mut can, mut does, mut way_out) = (0_u64, 0_u64, false);
            for edge in part.iter().flat_map(|&state| graph.edges(state).unwrap_or_default()) {
                can |= 1 << edge.strand();
                if inside(edge) {
                    does |= 1 << edge.strand();
                } else {
                    way_out = true;
                }
            }
            if does == 0 {
                continue;
            }
            let kept_out = can & !does;
            if kept_out == 0 {
                let mut states = part;
                states.sort_unstable();
                traps.push(Trap { states, way_out });
                continue;
            }
            let lets =
                |&state: &u32| graph.edges(state).unwrap_or_default().iter().all(|edge| kept_out >> edge.strand() & 1 == 0);
            let (rest, gone): (Vec<u32>, Vec<u32>) = part.into_iter().partition(lets);
            for state in gone {
                piece[state as usize] = 0;
            }
            if !rest.is_empty() {
                work.push((pieces, rest));
            }
        }
    }
    traps.sort_by(|a, b| a.states.cmp(&b.states));
    traps
}

/// The strongly connected components with an edge inside, of the states whose piece has this number.
fn components(graph: &Graph, piece: &[u32], number: u32, states: &[u32]) -> Vec<Vec<u32>> {
    const NEW: u32 = 0;
    const CLOSED: u32 = u32::MAX;
    let mut found = Vec::new();
    // The order in which states were met, or, of the lowest that each reaches.
    let mut low = vec![NEW; graph.len() as usize];
    let mut met = 0;
    let mut open: Vec<u32> = Vec::new();
    let mut path: Vec<(u32, u8, u32)> = Vec::new();
    for &root in states {
        if low[root as usize] != NEW {
            continue;
        }
        met += 1;
        low[root as usize] = met;
        open.push(root);
        path.push((root, 0, met));
        while let Some((state, next, order)) = path.last_mut() {
            let state = *state;
            if *next < graph.count(state).unwrap_or(0) {
                let target = graph.edge(state, *next).target();
                *next += 1;
                if piece.get(target as usize) != Some(&number) {
                    continue;
                }
                match low[target as usize] {
                    NEW => {
                        met += 1;
                        low[target as usize] = met;
                        open.push(target);
                        path.push((target, 0, met));
                    }
                    CLOSED => {}
                    reached => low[state as usize] = low[state as usize].min(reached),
                }
                continue;
            }
            let (order, reached) = (*order, low[state as usize]);
            path.pop();
            if let Some((parent, ..)) = path.last() {
                low[*parent as usize] = low[*parent as usize].min(reached);
            }
            if reached == order {
                let start = open.iter().rposition(|&other| other == state).unwrap_or(0);
                let part = open.split_off(start);
                for &state in &part {
                    low[state as usize] = CLOSED;
                }
                let turns = |edge: &Edge| edge.target() == state;
                if part.len() > 1 || graph.edges(state).unwrap_or_default().iter().any(turns) {
                    found.push(part);
                }
            }
        }
    }
    found
}

/// Steps from `entry` back to it, within the trap, in which every strand that can go on does.
pub(super) fn round(graph: &Graph, trap: &Trap, entry: u32) -> Vec<Edge> {
    let inside = |state: u32| trap.states.binary_search(&state).is_ok();
    let edges = |state: u32| graph.edges(state).unwrap_or_default().iter().filter(move |edge| inside(edge.target()));
    let mut missing = trap.states.iter().flat_map(|&state| edges(state)).fold(0_u64, |set, edge| set | 1 << edge.strand());
    let mut steps: Vec<Edge> = Vec::new();
    let mut at = entry;
    while missing != 0 || at != entry {
        let wanted = |edge: &Edge| match missing {
            0 => edge.target() == entry,
            _ => missing >> edge.strand() & 1 != 0,
        };
        let way = walk(at, &edges, wanted);
        if way.is_empty() {
            break;
        }
        for edge in way {
            missing &= !(1 << edge.strand());
            at = edge.target();
            steps.push(edge);
        }
    }
    steps
}

/// The shortest way from a state to and through an edge that is wanted.
fn walk<'a, I: Iterator<Item = &'a Edge>>(from: u32, edges: &impl Fn(u32) -> I, wanted: impl Fn(&Edge) -> bool) -> Vec<Edge> {
    let mut came: rustc_hash::FxHashMap<u32, Option<(u32, Edge)>> = [(from, None)].into_iter().collect();
    let mut queue = std::collections::VecDeque::from([from]);
    while let Some(state) = queue.pop_front() {
        for &edge in edges(state) {
            if wanted(&edge) {
                let mut way = vec![edge];
                let mut at = state;
                while let Some(Some((before, edge))) = came.get(&at) {
                    way.push(*edge);
                    at = *before;
                }
                way.reverse();
                return way;
            }
            came.entry(edge.target()).or_insert_with(|| {
                queue.push_back(edge.target());
                Some((state, edge))
            });
        }
    }
    Vec::new()
}
