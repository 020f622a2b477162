//! The engines against brute force on random small programs: the same classes, ends and counts, nothing explored twice.

use std::collections::BTreeMap;

use interleave_explore::Findings;

use super::brute::{Brute, brute};
use super::counts::run;
use crate::toy::{Toy, random::program};

/// Beginnings of one length up to which brute force goes.
const MOST: usize = 4_000;

fn counted(findings: &Findings) -> Brute {
    let ends: BTreeMap<_, _> = findings.found.iter().map(|found| (found.end, found.count)).collect();
    Brute { classes: findings.executions, ends }
}

/// How many programs to try: a number in the environment, or some.
pub fn programs(some: u64) -> std::ops::Range<u64> {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let from = number("EXPLORE_FROM").unwrap_or(0);
    from..from + number("EXPLORE_PROGRAMS").unwrap_or(some)
}

#[test]
fn one_execution_for_each_class() {
    let (mut tried, mut largest, mut deadlocks) = (0, 0, 0);
    for seed in programs(2_000) {
        let mut system = Toy::<40>::new(program(seed));
        let Some(expected) = brute(&mut system, MOST) else { continue };
        let findings = run(&mut system);
        assert_eq!(counted(&findings), expected, "program {seed}");
        assert_eq!((findings.blocked, findings.cut, findings.exhaustive), (0, 0, true), "program {seed}");
        tried += 1;
        largest = largest.max(expected.classes);
        deadlocks += u64::from(expected.ends.keys().any(|end| end.rest == interleave_explore::Rest::Deadlock));
    }
    println!("{tried} programs, the largest with {largest} classes, {deadlocks} with a deadlock");
}
