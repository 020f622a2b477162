//! Brute force: all classes of schedules of a small program, by extending beginnings of executions step by step.
//!
//! It shares nothing with the engines. A beginning is known by its events, each with the events that it directly depends
//! on; two with the same are the same up to the order of independent steps.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use interleave_explore::system::{Access, Kind, Look, StrandIx, System};
use interleave_explore::{End, Rest};

/// What there is.
#[derive(Debug, PartialEq, Eq)]
pub struct Brute {
    pub classes: u64,
    /// Each end with its number of classes.
    pub ends: BTreeMap<End, u64>,
}

type EventId = (u32, u32);

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
        let mut next: HashMap<BTreeSet<(EventId, BTreeSet<EventId>)>, Beginning<S::State>> = HashMap::new();
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

fn class(events: &[(EventId, Vec<Access>)]) -> BTreeSet<(EventId, BTreeSet<EventId>)> {
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
