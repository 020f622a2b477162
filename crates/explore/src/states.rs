//! Engine B: a search of states, each looked at once, in the order of what it costs to get there.
//!
//! The cost of a schedule is its preemptions, then its switches, then its steps, so what is found first for an end is its
//! easiest schedule, and when the search has to stop, all schedules with fewer preemptions than the current ones were
//! covered: iterative context bounding (Musuvathi and Qadeer, PLDI 2007) in one pass. It is Dijkstra's search over pairs of
//! a state and the strand that went last. No sleep sets: they would save steps but no states, and lose easiest schedules.

mod fair;
mod graph;
mod table;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hash::Hash;

use graph::{Edge, Graph, MOST_STATES};
use table::Table;

use crate::findings::{Bound, Cost, End, Findings, Found, Progress, Rest};
use crate::looks::strands;
use crate::system::{Look, StrandIx, System};

/// What bounds the search.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most states.
    pub states: u64,
    /// Most bytes for states and what is noted of them, and for what the program's system keeps.
    pub bytes: u64,
    /// Most preemptions of a schedule.
    pub preemptions: u32,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { states: 4_000_000, bytes: 512 << 20, preemptions: u32::MAX }
    }
}

/// No label, state or strand.
const NONE: u32 = u32::MAX;
const NOBODY: u8 = u8::MAX;

/// A way to a state: the last step's strand, and the way before it.
#[derive(Clone, Copy)]
struct Way {
    state: u32,
    last: u8,
    before: u32,
    /// Another way to the same state.
    other: u32,
    cost: Cost,
}

/// The search: where it stands and what it found.
pub struct States<T> {
    findings: Findings,
    limits: Limits,
    table: Table<T>,
    graph: Graph,
    ways: Vec<Way>,
    /// Of each state, the last way found.
    ways_to: Vec<u32>,
    queue: BinaryHeap<Reverse<(Cost, u32)>>,
    /// What the ways looked at last cost.
    reached: Cost,
    edges: Vec<Edge>,
    /// Bytes that states point to.
    pointed: u64,
    /// States in which some strand goes on for longer than is allowed.
    beyond: Vec<u32>,
    left_out: bool,
    done: bool,
}

impl<T: Clone + Eq + Hash> States<T> {
    /// A search of all states.
    pub fn new(limits: Limits) -> States<T> {
        States {
            findings: Findings::default(),
            limits: Limits { states: limits.states.min(MOST_STATES), ..limits },
            table: Table::new(),
            graph: Graph::default(),
            ways: Vec::new(),
            ways_to: Vec::new(),
            queue: BinaryHeap::new(),
            reached: Cost::default(),
            edges: Vec::new(),
            pointed: 0,
            beyond: Vec::new(),
            left_out: false,
            done: false,
        }
    }

    /// What was found so far.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What was found.
    pub fn into_findings(self) -> Findings {
        self.findings
    }

    /// All schedules with fewer preemptions than this were covered.
    pub fn covered(&self) -> u32 {
        match self.findings.bound {
            None if self.done => u32::MAX,
            Some(Bound::Preemptions(most)) if self.done => most + 1,
            _ => self.reached.preemptions,
        }
    }

    /// States that wait to be looked at, counted once for each way.
    pub fn frontier(&self) -> usize {
        self.queue.len()
    }

    /// Bytes in use.
    pub fn bytes(&self) -> u64 {
        let ways = self.ways.capacity() * size_of::<Way>() + self.ways_to.capacity() * size_of::<u32>();
        let queue = self.queue.capacity() * size_of::<Reverse<(Cost, u32)>>();
        self.table.bytes() + self.graph.bytes() + self.findings.bytes() + self.pointed + (ways + queue) as u64
    }

    /// Goes on for about so many steps.
    pub fn advance<S: System<State = T>>(&mut self, system: &mut S, budget: u64) -> Progress {
        if self.done {
            return Progress::Done;
        }
        if self.ways.is_empty() {
            let (root, _) = self.table.number(system.root());
            self.find(root, NOBODY, NONE, Cost::default());
        }
        let mut spent = 0;
        while spent < budget {
            let Some(Reverse((cost, way))) = self.queue.pop() else {
                self.finish(system);
                return Progress::Done;
            };
            let Way { state, last, .. } = self.ways[way as usize];
            if self.is_beaten(state, last, cost, way) {
                continue;
            }
            self.reached = cost;
            spent += 1 + u64::from(self.look_at(system, state, way));
            self.go_on(state, last, way, cost);
            spent += u64::from(self.graph.count(state).unwrap_or(0));
            let bound = match self.limits {
                limits if self.findings.states >= limits.states => Bound::States(limits.states),
                limits if self.findings.states.is_multiple_of(256) && self.bytes() + system.bytes() > limits.bytes => {
                    Bound::Memory(limits.bytes)
                }
                _ => continue,
            };
            self.findings.hit(bound);
            self.finish(system);
            return Progress::Done;
        }
        Progress::Running
    }

    /// Finds the edges of a state if that was not done yet, and what the program did if nobody can go on. The number of
    /// steps taken.
    fn look_at<S: System<State = T>>(&mut self, system: &mut S, state: u32, way: u32) -> u8 {
        if self.graph.count(state).is_some() {
            return 0;
        }
        self.findings.states += 1;
        let mut beyond = false;
        let (known, too_many) = strands(system);
        if too_many {
            self.findings.hit(Bound::Strands);
        }
        self.edges.clear();
        for strand in 0..known as u8 {
            match system.look(&self.table.states[state as usize], StrandIx(strand.into())) {
                Look::Absent | Look::Blocked(_) => {}
                Look::Beyond => beyond = true,
                Look::Ready(_) => {
                    let after = system.take(&self.table.states[state as usize], StrandIx(strand.into()));
                    let weight = system.bytes_of(&after);
                    let (target, new) = self.table.number(after);
                    self.pointed += if new { weight } else { 0 };
                    self.edges.push(Edge::new(strand, target));
                    self.findings.steps += 1;
                }
            }
        }
        self.graph.set(state, &self.edges);
        if beyond {
            self.beyond.push(state);
            self.findings.hit(Bound::Beyond);
        }
        if self.edges.is_empty() && !beyond {
            let ending = system.ending(&self.table.states[state as usize]);
            let rest = if ending.deadlock { Rest::Deadlock } else { Rest::Finished };
            let cost = self.ways[way as usize].cost;
            let schedule = self.schedule(way);
            self.findings.note(End { outcome: ending.outcome, rest }, 0, cost, || schedule);
        }
        self.edges.len() as u8
    }

    /// Notes the ways that go on from a way to a state.
    fn go_on(&mut self, state: u32, last: u8, way: u32, cost: Cost) {
        let count = self.graph.count(state).unwrap_or(0);
        let last_ready = (0..count).any(|at| self.graph.edge(state, at).strand() == last);
        for at in 0..count {
            let edge = self.graph.edge(state, at);
            let switch = last != NOBODY && edge.strand() != last;
            let cost = Cost {
                preemptions: cost.preemptions + u32::from(switch && last_ready),
                switches: cost.switches + u32::from(switch),
                steps: cost.steps + 1,
            };
            if cost.preemptions > self.limits.preemptions {
                self.left_out = true;
                continue;
            }
            self.find(edge.target(), edge.strand(), way, cost);
        }
    }

    /// Notes a way to a state, unless a known one is as good.
    fn find(&mut self, state: u32, last: u8, before: u32, cost: Cost) {
        if self.ways_to.len() <= state as usize {
            self.ways_to.resize(state as usize + 1, NONE);
        }
        let number = self.ways.len() as u32;
        if self.is_beaten(state, last, cost, number) {
            return;
        }
        self.ways.push(Way { state, last, before, other: self.ways_to[state as usize], cost });
        self.ways_to[state as usize] = number;
        self.queue.push(Reverse((cost, number)));
    }

    /// Whether another way to the state makes this one needless: one with the same last strand that costs less, or any
    /// that costs less even if going on from it means a preemption more.
    fn is_beaten(&self, state: u32, last: u8, cost: Cost, number: u32) -> bool {
        self.ways_of(state).any(|at| {
            let way = &self.ways[at as usize];
            let with_switch = Cost { preemptions: way.cost.preemptions + 1, switches: way.cost.switches + 1, ..way.cost };
            at != number && (way.last == last && (way.cost, at) < (cost, number) || with_switch <= cost)
        })
    }

    /// The ways known to a state.
    fn ways_of(&self, state: u32) -> impl Iterator<Item = u32> {
        let mut at = self.ways_to.get(state as usize).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let way = self.ways.get(at as usize)?;
            Some(std::mem::replace(&mut at, way.other))
        })
    }

    /// The steps of a way.
    fn schedule(&self, way: u32) -> Vec<StrandIx> {
        let mut schedule = Vec::new();
        let mut at = self.ways[way as usize];
        while at.last != NOBODY {
            schedule.push(StrandIx(at.last.into()));
            at = self.ways[at.before as usize];
        }
        schedule.reverse();
        schedule
    }

    /// Looks for livelocks in what was seen.
    fn finish<S: System<State = T>>(&mut self, system: &mut S) {
        self.done = true;
        if self.left_out {
            self.findings.hit(Bound::Preemptions(self.limits.preemptions));
        }
        self.findings.exhaustive = self.findings.bound.is_none();
        for trap in fair::traps(&self.graph, &self.beyond) {
            let all = trap.states.iter().flat_map(|&state| self.ways_of(state));
            let Some(way) = all.min_by_key(|&way| self.ways[way as usize].cost) else { continue };
            let Way { state, cost, .. } = self.ways[way as usize];
            let outcome = system.ending(&self.table.states[state as usize]).outcome;
            let cycle = fair::round(&self.graph, &trap, state).iter().map(|edge| edge.strand_ix()).collect();
            let schedule = self.schedule(way);
            let end = End { outcome, rest: Rest::Livelock };
            self.findings.note_livelock(Found { end, count: 0, schedule, cycle, way_out: trap.way_out, cost });
        }
    }
}
