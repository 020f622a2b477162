//! The engines against brute force on random small programs: the same classes, ends and counts, nothing explored twice.

use std::collections::BTreeMap;

use interleave_explore::both::{Both, Until};
use interleave_explore::states::Limits;
use interleave_explore::system::{Look, StrandIx, System};
use interleave_explore::{Cost, End, Findings, Progress, Rest, dpor};

use super::brute::{Brute, brute, cheapest};
use super::counts::{run, search};
use crate::toy::{Toy, random::program};

/// Beginnings of one length up to which brute force goes.
const MOST: usize = 4_000;

fn counted(findings: &Findings) -> Brute {
    let ends: BTreeMap<_, _> = findings.found.iter().map(|found| (found.end, found.count)).collect();
    Brute { classes: findings.executions, ends }
}

/// Programs that found faults once.
const HARD: [u64; 3] = [3_216, 3_571, 25_887];

/// Which programs to try: from one number in the environment on as many as another says, or some.
pub fn programs(some: u64) -> impl Iterator<Item = u64> {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let from = number("EXPLORE_FROM").unwrap_or(0);
    (from..from + number("EXPLORE_PROGRAMS").unwrap_or(some)).chain(HARD)
}

#[test]
fn one_execution_for_each_class() {
    let (mut tried, mut largest, mut deadlocks) = (0, 0, 0);
    for seed in programs(1_000) {
        let mut system = Toy::<40>::new(program(seed));
        let Some(expected) = brute(&mut system, MOST) else { continue };
        let findings = run(&mut system);
        assert_eq!(counted(&findings), expected, "program {seed}");
        assert_eq!((findings.blocked, findings.cut, findings.exhaustive), (0, 0, true), "program {seed}");
        let found = search(&mut system, Limits::default());
        assert!(found.exhaustive, "program {seed}");
        assert!(found.ends().iter().eq(expected.ends.keys()), "program {seed}");
        for found in found.found.iter().chain(&findings.found) {
            assert_eq!(replay(&mut system, &found.schedule), (found.end, found.cost), "program {seed}");
        }
        tried += 1;
        largest = largest.max(expected.classes);
        deadlocks += u64::from(expected.ends.keys().any(|end| end.rest == Rest::Deadlock));
    }
    println!("{tried} programs, the largest with {largest} classes, {deadlocks} with a deadlock");
}

/// Where a schedule leads and what it costs.
fn replay<const N: usize>(system: &mut Toy<N>, schedule: &[StrandIx]) -> (End, Cost) {
    let mut state = system.root();
    let mut cost = Cost { steps: schedule.len() as u32, ..Cost::default() };
    let mut last = None;
    for &strand in schedule {
        if let Some(last) = last.filter(|&last| last != strand) {
            cost.switches += 1;
            cost.preemptions += u32::from(matches!(system.look(&state, last), Look::Ready(_)));
        }
        state = system.take(&state, strand);
        last = Some(strand);
    }
    let ending = system.ending(&state);
    let rest = if ending.deadlock { Rest::Deadlock } else { Rest::Finished };
    (End { outcome: ending.outcome, rest }, cost)
}

#[test]
fn the_easiest_schedule_is_found() {
    let mut tried = 0;
    for seed in programs(1_000) {
        let mut system = Toy::<40>::new(program(seed));
        let Some(expected) = cheapest(&mut system, 3_000) else { continue };
        let findings = search(&mut system, Limits::default());
        let found: BTreeMap<_, _> = findings.found.iter().map(|found| (found.end, found.cost)).collect();
        assert_eq!(found, expected, "program {seed}");
        for preemptions in 0..2 {
            let findings = search(&mut system, Limits { preemptions, ..Limits::default() });
            let found: Vec<End> = findings.ends();
            let wanted = expected.iter().filter(|(_, cost)| cost.preemptions <= preemptions).map(|(end, _)| *end);
            assert!(found.into_iter().eq(wanted), "program {seed} with {preemptions} preemptions");
        }
        tried += 1;
    }
    println!("{tried} programs");
    assert!(tried > 0);
}

#[test]
fn side_by_side() {
    for seed in programs(500) {
        for until in [Until::First, Until::Both] {
            let mut system = Toy::<40>::new(program(seed));
            let mut both = Both::new(dpor::Limits::default(), Limits::default(), until);
            while both.advance(&mut system, 20).unwrap_or_else(|error| panic!("program {seed}: {error}")) == Progress::Running {}
            assert!(both.findings().exhaustive, "program {seed}");
        }
    }
}
