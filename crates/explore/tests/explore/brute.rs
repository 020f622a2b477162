//! Brute force: all classes of schedules of a small program, by extending beginnings of executions step by step.
//!
//! It shares nothing with the engines. A beginning is known by its events, each with the events that it directly depends
//! on; two with the same are the same up to the order of independent steps.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use interleave_explore::system::{Access, Kind, Look, StrandIx, System};
use interleave_explore::{Cost, End, Rest};

/// What there is.
#[derive(Debug, PartialEq, Eq)]
pub struct Brute {
    pub classes: u64,
    /// Each end with its number of classes.
    pub ends: BTreeMap<End, u64>,
}

type EventId = (u32, u32);

/// Events, each with those that it directly depends on.
type Class = BTreeSet<(EventId, BTreeSet<EventId>)>;

/// A beginning: its state and its events, in an order in which they can happen.
#[derive(Clone)]
struct Beginning<T> {
    state: T,
    events: Vec<(EventId, Vec<Access>)>,
}

/// All classes, unless there are more than `most` beginnings of one length.
pub fn brute<S: System>(system: &mut S, most: usize) -> Option<Brute> {
    let mut ends = BTreeMap::new();
    let mut classes = 0;
    let mut level = vec![Beginning { state: system.root(), events: Vec::new() }];
    while !level.is_empty() {
        let mut next: HashMap<Class, Beginning<S::State>> = HashMap::new();
        for beginning in &level {
            let mut over = true;
            for strand in 0..system.strands() {
                let Look::Ready(accesses) = system.look(&beginning.state, StrandIx(strand)) else { continue };
                let accesses = accesses.to_vec();
                over = false;
                let mut events = beginning.events.clone();
                let number = events.iter().filter(|((other, _), _)| *other == strand).count() as u32;
                events.push(((strand, number), accesses));
                let state = system.take(&beginning.state, StrandIx(strand));
                next.entry(class(&events)).or_insert(Beginning { state, events });
            }
            if over {
                let ending = system.ending(&beginning.state);
                let rest = if ending.deadlock { Rest::Deadlock } else { Rest::Finished };
                *ends.entry(End { outcome: ending.outcome, rest }).or_insert(0) += 1;
                classes += 1;
            }
        }
        if next.len() > most {
            return None;
        }
        level = next.into_values().collect();
    }
    Some(Brute { classes, ends })
}

fn class(events: &[(EventId, Vec<Access>)]) -> Class {
    events
        .iter()
        .enumerate()
        .map(|(at, (id, accesses))| {
            let before = events[..at].iter().filter(|(other, others)| other.0 != id.0 && depend(others, accesses));
            (*id, before.map(|(other, _)| *other).collect())
        })
        .collect()
}

fn depend(a: &[Access], b: &[Access]) -> bool {
    a.iter().any(|x| {
        b.iter()
            .any(|y| x.location == y.location && !matches!((x.kind, y.kind), (Kind::Read, Kind::Read) | (Kind::Add, Kind::Add)))
    })
}

/// Of every end, the least cost of a schedule, by trying all schedules; unless there are more than `most`.
pub fn cheapest<S: System>(system: &mut S, most: u64) -> Option<BTreeMap<End, Cost>> {
    let mut ends: BTreeMap<End, Cost> = BTreeMap::new();
    let mut count = 0;
    let mut stack = vec![(system.root(), None, Cost::default())];
    while let Some((state, last, cost)) = stack.pop() {
        let strands = (0..system.strands()).map(StrandIx);
        let ready: Vec<StrandIx> = strands.filter(|&strand| matches!(system.look(&state, strand), Look::Ready(_))).collect();
        for &strand in &ready {
            let switch = last.is_some_and(|last| last != strand);
            let preemption = switch && last.is_some_and(|last| ready.contains(&last));
            let cost = Cost {
                preemptions: cost.preemptions + u32::from(preemption),
                switches: cost.switches + u32::from(switch),
                steps: cost.steps + 1,
            };
            stack.push((system.take(&state, strand), Some(strand), cost));
        }
        if ready.is_empty() {
            let ending = system.ending(&state);
            let rest = if ending.deadlock { Rest::Deadlock } else { Rest::Finished };
            let least = ends.entry(End { outcome: ending.outcome, rest }).or_insert(cost);
            *least = cost.min(*least);
            count += 1;
            if count > most {
                return None;
            }
        }
    }
    Some(ends)
}
