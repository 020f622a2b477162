//! A search in parts: the same complete executions however it is split, and whatever the number of workers.

use std::collections::BTreeMap;

use interleave_explore::dpor::{Dpor, Limits, jobs::Job};
use interleave_explore::parallel::{Team, explore};
use interleave_explore::{Bound, Findings, Progress};

use super::agreement::programs;
use super::counts::run;
use crate::toy::random::{Random, program};
use crate::toy::{Program, Toy, programs::*};

/// Explores in parts: after each slice of so many steps, work may be given away, at most so many times. The number of jobs.
fn in_parts<const N: usize>(system: &mut Toy<N>, slice: u64, most: usize, random: &mut Random) -> (Findings, usize) {
    let mut jobs = vec![Job::default()];
    let (mut given, mut count) = (0, 0);
    let mut search = Dpor::new(Limits::default());
    while !jobs.is_empty() {
        let next = random.below(jobs.len());
        search.take_on(jobs.swap_remove(next));
        count += 1;
        loop {
            let progress = search.advance(system, 1 + random.next() % slice);
            jobs.extend(search.found_jobs());
            if progress == Progress::Done {
                break;
            }
            if given < most && random.below(2) == 0 {
                let new = search.give(system, 1 + random.below(3));
                given += usize::from(!new.is_empty());
                jobs.extend(new);
            }
        }
    }
    (search.into_findings(), count)
}

fn counts(findings: &Findings) -> (u64, BTreeMap<interleave_explore::End, u64>) {
    (findings.executions, findings.found.iter().map(|found| (found.end, found.count)).collect())
}

#[test]
fn random_programs_in_parts() {
    let (mut jobs, mut executions, mut blocked) = (0, 0, 0);
    for seed in programs(1_500) {
        let mut system = Toy::<40>::new(program(seed));
        let whole = run(&mut system);
        if whole.executions > 2_000 {
            continue;
        }
        let mut random = Random(seed);
        for (slice, most) in [(3, 2), (10, 4), (30, 100)] {
            let (parts, count) = in_parts(&mut system, slice, most, &mut random);
            assert_eq!(counts(&parts), counts(&whole), "program {seed}, slices of {slice}, at most {most} times");
            assert!(parts.exhaustive);
            jobs += count;
            executions += parts.executions;
            blocked += parts.blocked;
        }
    }
    println!("{jobs} jobs, {executions} executions, {blocked} blocked");
}

fn known() -> Vec<(u64, Program)> {
    vec![
        (36, lost_update(3, 1)),
        (34_904, lost_update(2, 5)),
        (1_680, locked_inc(3, 3)),
        (31, philosophers(5, false)),
        (256, readers(8)),
        (3_328, lastzero(10)),
        (8, indexer(12)),
        (64, filesystem(19)),
        (21, trylock(3)),
        (36, queue(2, 2, 2, 2)),
        (3_432, circular_buffer(7)),
        (6, combination_lock()),
    ]
}

#[test]
fn known_programs_in_parts() {
    for (number, (executions, program)) in known().into_iter().enumerate() {
        let mut system = Toy::<144>::new(program);
        for seed in 0..6 {
            let mut random = Random(seed);
            let (findings, jobs) = in_parts(&mut system, 40 << (2 * seed), 3 << seed, &mut random);
            assert_eq!(findings.executions, executions, "program {number}, seed {seed}");
            println!("program {number}: {executions} executions, {jobs} jobs, {} blocked", findings.blocked);
        }
    }
}

#[test]
fn the_number_of_workers_makes_no_difference() {
    for (number, (executions, program)) in known().into_iter().enumerate() {
        let mut system = Toy::<144>::new(program);
        let whole = run(&mut system);
        for workers in [1, 2, 3, 8] {
            let found = explore(&mut system, Limits::default(), workers);
            assert_eq!((found.executions, found.exhaustive), (executions, true), "program {number}, {workers} workers");
            assert_eq!(counts(&found), counts(&whole), "program {number}, {workers} workers");
            let races = |findings: &Findings| {
                let mut races: Vec<_> = findings.races.iter().map(|(race, _)| *race).collect();
                races.sort_unstable();
                races
            };
            if workers == 1 {
                assert_eq!(races(&found), races(&whole), "program {number}");
            }
        }
    }
}

#[test]
fn a_team_can_rest_and_go_on() {
    let mut system = Toy::<32>::new(lastzero(10));
    let whole = run(&mut system);
    let mut team = Team::new(&system, Limits::default(), 3);
    assert_eq!(team.advance(100, || ()), Progress::Running);
    let some = team.findings(&mut system);
    assert_eq!((some.exhaustive, some.bound), (false, Some(Bound::Stopped)));
    while team.advance(1000, || ()) == Progress::Running {}
    let found = team.findings(&mut system);
    assert_eq!((found.exhaustive, counts(&found)), (true, counts(&whole)));
    assert_eq!(team.executions(), whole.executions);
    assert!(some.executions < whole.executions);
}
