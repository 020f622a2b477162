//! Complete executions of programs from the literature: exactly one for each class, none blocked.

use interleave_explore::dpor::{Dpor, Limits};
use interleave_explore::states::{self, States};
use interleave_explore::{Findings, Progress, Rest};

use crate::toy::{Program, Toy, programs::*};

pub fn dpor<const N: usize>(program: Program) -> Findings {
    run(&mut Toy::<N>::new(program))
}

pub fn run<const N: usize>(system: &mut Toy<N>) -> Findings {
    let mut search = Dpor::new(Limits::default());
    while search.advance(system, 100_000) == Progress::Running {}
    search.into_findings()
}

pub fn search<const N: usize>(system: &mut Toy<N>, limits: states::Limits) -> Findings {
    let mut search = States::new(limits);
    while search.advance(system, 100_000) == Progress::Running {}
    search.into_findings()
}

/// How many states there are.
fn states<const N: usize>(program: Program) -> u64 {
    let findings = search(&mut Toy::<N>::new(program), states::Limits::default());
    assert!(findings.exhaustive);
    findings.states
}

fn exactly<const N: usize>(executions: u64, deadlocks: u64, program: Program) {
    let findings = dpor::<N>(program);
    assert!(findings.exhaustive);
    let deadlocked = findings.found.iter().filter(|found| found.end.rest == Rest::Deadlock).map(|found| found.count);
    assert_eq!((findings.executions, findings.blocked, deadlocked.sum()), (executions, 0, deadlocks));
}

#[test]
fn increments() {
    exactly::<8>(4, 0, lost_update(2, 1));
    exactly::<8>(36, 0, lost_update(3, 1));
    exactly::<8>(34_904, 0, lost_update(2, 5));
    for (strands, executions) in [(1, 1), (2, 2), (3, 6), (4, 24), (5, 120), (6, 720), (7, 5_040), (8, 40_320)] {
        exactly::<16>(executions, 0, locked_inc(strands, 1));
    }
    for (rounds, executions) in [(1, 2), (2, 6), (3, 20), (4, 70), (5, 252)] {
        exactly::<8>(executions, 0, locked_inc(2, rounds));
    }
    exactly::<8>(1_680, 0, locked_inc(3, 3));
    exactly::<8>(34_650, 0, locked_inc(3, 4));
}

#[test]
fn deadlocks() {
    exactly::<8>(3, 1, abba());
    for count in 2..=6 {
        exactly::<16>((1 << count) - 1, 1, philosophers(count, false));
        exactly::<16>((1 << count) - 2, 0, philosophers(count, true));
    }
}

#[test]
fn readers_and_writers() {
    for count in 2..=8 {
        exactly::<20>(1 << count, 0, readers(count));
    }
    for (count, executions) in [(1, 2), (2, 6), (3, 24), (4, 120), (5, 720)] {
        exactly::<20>(executions, 0, writers(count));
    }
}

#[test]
fn last_zero() {
    for count in 2..=12 {
        exactly::<32>((count as u64 + 3) << (count - 2), 0, lastzero(count));
    }
}

#[test]
fn tables_and_blocks() {
    for strands in 11..=15 {
        exactly::<144>(8_u64.pow(strands - 11), 0, indexer(strands as i32));
    }
    for strands in 13..=20 {
        exactly::<144>(1 << (strands - 13), 0, filesystem(strands));
    }
}

#[test]
fn critical_sections() {
    exactly::<8>(21, 0, trylock(3));
    exactly::<16>(6, 0, combination_lock());
    for (count, executions) in [(1, 2), (2, 6), (3, 20), (4, 70), (5, 252)] {
        exactly::<16>(executions, 0, stack(count));
    }
    for (rounds, executions) in [(2, 6), (5, 252), (6, 924), (7, 3_432)] {
        exactly::<16>(executions, 0, circular_buffer(rounds));
    }
}

#[test]
fn queues() {
    exactly::<16>(36, 0, queue(2, 2, 2, 2));
}

#[test]
fn numbers_of_states() {
    assert_eq!(states::<8>(lost_update(2, 1)), 12);
    assert_eq!(states::<8>(lost_update(2, 5)), 1_983);
    assert_eq!(states::<16>(locked_inc(8, 1)), 3_328);
    assert_eq!(states::<8>(locked_inc(3, 5)), 37_604);
    assert_eq!(states::<16>(philosophers(5, false)), 1_743);
    assert_eq!(states::<16>(queue(2, 2, 2, 2)), 73);
    assert_eq!(states::<16>(queue(2, 2, 2, 4)), 441);
}
