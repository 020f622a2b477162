//! Programs that can go on for ever: loops that only read, livelocks, bounds.

use interleave_explore::both::{Both, Until};
use interleave_explore::system::{StrandIx, System};
use interleave_explore::{Bound, Findings, Progress, Rest, dpor, states};

use super::agreement::programs;
use super::counts::{run, search};
use crate::toy::op::Op;
use crate::toy::random::Random;
use crate::toy::{Program, Toy};

type Small = Toy<16>;

/// A strand that reads two variables in turn until one of them is set.
fn spinner(program: &mut Program, first: usize, second: usize, value: i32) {
    program.strand(
        move |s| {
            if s.read(first)? == value || s.read(second)? == value { s.write(3, 1).map(drop) } else { s.again(&[]) }
        },
    );
}

fn rests(findings: &Findings) -> Vec<Rest> {
    let mut rests: Vec<Rest> = findings.found.iter().map(|found| found.end.rest).collect();
    rests.sort_unstable();
    rests
}

#[test]
fn a_loop_that_only_reads_waits() {
    let mut program = Program { variables: vec![0; 4], observed: Some(vec![3]), ..Program::default() };
    spinner(&mut program, 0, 1, 1);
    program.sequence(vec![Op::Write(1, 1)]);
    let mut system = Small::new(program);
    let (a, b) = (run(&mut system), search(&mut system, states::Limits::default()));
    assert!(a.exhaustive && b.exhaustive);
    assert_eq!((rests(&a), rests(&b)), (vec![Rest::Finished], vec![Rest::Finished]));
    // Both are read before the write, or only the second after it, or none.
    assert_eq!((a.executions, a.blocked), (2, 0));
}

#[test]
fn a_loop_that_nobody_ends_is_a_livelock() {
    let mut program = Program { variables: vec![0; 4], observed: Some(vec![3]), ..Program::default() };
    spinner(&mut program, 0, 1, 2);
    spinner(&mut program, 1, 2, 2);
    program.sequence(vec![Op::Write(1, 1)]);
    let mut system = Small::new(program);
    let (a, b) = (run(&mut system), search(&mut system, states::Limits::default()));
    assert!(a.exhaustive && b.exhaustive);
    assert_eq!((rests(&a), rests(&b)), (vec![Rest::Livelock], vec![Rest::Livelock]));
    assert_eq!(a.ends(), b.ends());
    let found = &b.found[0];
    assert!(!found.way_out);
    assert_eq!(around(&mut system, &found.schedule, &found.cycle), 3, "both spinners and nobody else");
}

/// Goes through a cycle and checks that it is one: the strands that take part, as a set.
fn around(system: &mut Small, schedule: &[StrandIx], cycle: &[StrandIx]) -> u64 {
    let root = system.root();
    let start = schedule.iter().fold(root, |state, &strand| system.take(&state, strand));
    let end = cycle.iter().fold(start, |state, &strand| system.take(&state, strand));
    assert_eq!(start, end);
    cycle.iter().fold(0, |set, strand| set | 1 << strand.0)
}

#[test]
fn two_polite_strands_can_go_on_for_ever() {
    let mut program = Program { locks: 2, variables: vec![0], observed: Some(vec![0]), ..Program::default() };
    for (own, other) in [(0, 1), (1, 0)] {
        program.strand(move |s| {
            s.acquire(own)?;
            let both = s.op(Op::Try(other as u16))? != 0;
            if both {
                s.op(Op::Fetch(0, 1))?;
                s.release(other)?;
            }
            s.release(own)?;
            if both { Some(()) } else { s.again(&[]) }
        });
    }
    let mut system = Small::new(program);
    let b = search(&mut system, states::Limits::default());
    assert!(b.exhaustive);
    assert_eq!(rests(&b), [Rest::Finished, Rest::Livelock]);
    let found = b.found.iter().find(|found| found.end.rest == Rest::Livelock).expect("a livelock");
    assert!(found.way_out);
    assert_eq!(around(&mut system, &found.schedule, &found.cycle), 3);
    // Engine A would go on for ever; together the other one answers.
    let mut both = Both::new(dpor::Limits::default(), states::Limits::default(), Until::First);
    while both.advance(&mut system, 100) == Ok(Progress::Running) {}
    assert_eq!(both.answer(), Some(interleave_explore::both::Engine::States));
}

#[test]
fn waiting_for_somebody_who_can_go_on_is_no_livelock() {
    let mut program = Program { locks: 1, variables: vec![0], observed: Some(vec![0]), ..Program::default() };
    program.strand(|s| {
        s.acquire(0)?;
        let over = s.read(0)? != 0;
        s.release(0)?;
        if over { Some(()) } else { s.again(&[]) }
    });
    program.sequence(vec![Op::Acquire(0), Op::Write(0, 1), Op::Release(0)]);
    let findings = search(&mut Small::new(program), states::Limits::default());
    assert!(findings.exhaustive);
    assert_eq!(rests(&findings), [Rest::Finished]);
}

#[test]
fn random_loops_that_only_read() {
    let (mut livelocks, mut tried) = (0, 0);
    for seed in programs(1_500) {
        let mut random = Random(seed ^ 0x5bd1_e995);
        let mut program = Program { variables: vec![0; 4], observed: Some(vec![0, 1, 2, 3]), ..Program::default() };
        for _ in 0..1 + random.below(2) {
            let (first, second) = (random.below(3), random.below(3));
            spinner(&mut program, first, second, 1 + random.below(2) as i32);
        }
        for _ in 0..1 + random.below(2) {
            let mut write = || Op::Write(random.below(4) as u16, random.below(3) as i32);
            let ops = [write(), write(), write()];
            let length = random.below(3);
            program.sequence(ops[length..].to_vec());
        }
        let mut system = Small::new(program);
        let (a, b) = (run(&mut system), search(&mut system, states::Limits::default()));
        assert!(a.exhaustive && b.exhaustive, "program {seed}");
        assert_eq!((a.ends(), a.blocked), (b.ends(), 0), "program {seed}");
        livelocks += usize::from(rests(&a).contains(&Rest::Livelock));
        tried += 1;
    }
    println!("{tried} programs, {livelocks} with a livelock");
}

#[test]
fn bounds_are_named() {
    let mut program = Program { variables: vec![0], observed: Some(vec![]), ..Program::default() };
    for _ in 0..2 {
        program.strand(|s| {
            s.op(Op::Fetch(0, 1))?;
            s.again(&[])
        });
    }
    let mut system = Small::new(program);
    let limits = dpor::Limits { steps: 12, ..dpor::Limits::default() };
    let mut search_a = dpor::Dpor::new(limits);
    while search_a.advance(&mut system, 1_000) == Progress::Running {}
    let a = search_a.findings();
    assert_eq!((a.executions, a.cut, a.bound, a.exhaustive), (0, 1 << 12, Some(Bound::Steps(12)), false));
    let b = search(&mut system, states::Limits { states: 1_000, ..states::Limits::default() });
    assert_eq!((b.bound, b.exhaustive), (Some(Bound::States(1_000)), false));
    let b = search(&mut system, states::Limits { bytes: 1 << 20, ..states::Limits::default() });
    assert_eq!((b.bound, b.exhaustive), (Some(Bound::Memory(1 << 20)), false));

    let mut program = Program { variables: vec![0], ..Program::default() };
    program.sequence(vec![Op::Write(0, 1), Op::Endless]);
    program.sequence(vec![Op::Write(0, 2)]);
    let mut system = Small::new(program);
    let (a, b) = (run(&mut system), search(&mut system, states::Limits::default()));
    assert_eq!((a.executions, a.cut, a.bound, a.exhaustive), (0, 2, Some(Bound::Beyond), false));
    assert_eq!((b.bound, b.exhaustive, b.found.len()), (Some(Bound::Beyond), false, 0));

    let mut search_a = dpor::Dpor::new(dpor::Limits { executions: 10, ..dpor::Limits::default() });
    let mut system = Small::new(crate::toy::programs::lost_update(3, 1));
    while search_a.advance(&mut system, 1_000) == Progress::Running {}
    let a = search_a.findings();
    assert_eq!((a.executions, a.bound, a.exhaustive), (10, Some(Bound::Executions(10)), false));
}
