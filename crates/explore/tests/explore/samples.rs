//! Sampling: what it finds is among what there is, easy faults are found, and the same seed finds the same.

use interleave_explore::sample::{Pct, Pos, Sampler, Strategy};
use interleave_explore::{Bound, Findings, Rest, states};

use super::agreement::programs;
use super::counts::search;
use crate::toy::{Program, Toy, programs::*, random::program};

fn sample<const N: usize>(system: &mut Toy<N>, strategy: impl Strategy, runs: u64) -> Findings {
    let mut sampler = Sampler::new(strategy, 1_000);
    sampler.advance(system, runs);
    sampler.into_findings()
}

#[test]
fn what_is_found_is_among_what_there_is() {
    let (mut all, mut by_pct, mut by_pos) = (0, 0, 0);
    for seed in programs(300) {
        let mut system = Toy::<40>::new(program(seed));
        let ends = search(&mut system, states::Limits::default()).ends();
        let pct = sample(&mut system, Pct::new(seed, 3), 50);
        let pos = sample(&mut system, Pos::new(seed), 50);
        for findings in [&pct, &pos] {
            assert!(findings.ends().iter().all(|end| ends.contains(end)), "program {seed}");
            assert_eq!((findings.executions, findings.exhaustive, findings.bound), (50, false, Some(Bound::Sampled)));
            assert_eq!(findings.found.iter().map(|found| found.count).sum::<u64>(), 50);
        }
        (all, by_pct, by_pos) = (all + ends.len(), by_pct + pct.found.len(), by_pos + pos.found.len());
    }
    println!("of {all} ends, 50 runs found {by_pct} (PCT) and {by_pos} (POS)");
    assert!(by_pct * 3 > all && by_pos * 3 > all, "of {all} ends {by_pct} and {by_pos} were found");
}

#[test]
fn easy_faults_are_found() {
    let deadlocks = |findings: &Findings| findings.found.iter().any(|found| found.end.rest == Rest::Deadlock);
    let dining = |strategy: &dyn Fn(u64) -> Findings| (0..10).filter(|&seed| deadlocks(&strategy(seed))).count();
    let found = dining(&|seed| sample(&mut Toy::<8>::new(abba()), Pct::new(seed, 2), 100));
    assert_eq!(found, 10);
    let found = dining(&|seed| sample(&mut Toy::<8>::new(abba()), Pos::new(seed), 100));
    assert_eq!(found, 10);
}

#[test]
fn the_same_seed_finds_the_same() {
    let of = |seed| {
        let findings = sample(&mut Toy::<40>::new(lastzero(6)), Pct::new(seed, 3), 100);
        findings.found.iter().map(|found| (found.schedule.clone(), found.count)).collect::<Vec<_>>()
    };
    assert_eq!(of(1), of(1));
    assert_ne!(of(1), of(2));
}

#[test]
fn the_guarantee_is_that_of_the_paper() {
    let mut sampler = Sampler::new(Pct::new(1, 3), 1_000);
    sampler.advance(&mut Toy::<8>::new(lost_update(2, 1)), 2);
    let guarantee = sampler.strategy().guarantee();
    assert_eq!((guarantee.strands, guarantee.steps, guarantee.depth), (2, 4, 3));
    assert_eq!(guarantee.to_string(), "1/(2·4^2)");
    assert!((guarantee.probability() - 1.0 / 32.0).abs() < 1e-12);
}

#[test]
fn runs_without_end_are_cut() {
    let mut program = Program { variables: vec![0], ..Program::default() };
    program.strand(|s| {
        s.read(0)?;
        s.again(&[])
    });
    let findings = sample(&mut Toy::<8>::new(program), Pos::new(1), 3);
    assert_eq!((findings.executions, findings.cut), (0, 3));
}
