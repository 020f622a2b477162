//! How fast the engines are on the toy model: `cargo bench -p interleave-explore`, with a filter as an argument.

#[path = "../tests/toy/mod.rs"]
mod toy;

use std::time::Instant;

use interleave_explore::{Findings, Progress, dpor, states};
use toy::{Program, Toy, programs::*};

/// One program by one engine, at least for a fifth of a second: prints how long a search takes and executions per second.
fn measure<const N: usize>(name: &str, program: impl Fn() -> Program, search: impl Fn(&mut Toy<N>) -> Findings) {
    let filter = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    if filter.is_some_and(|filter| !name.contains(&filter)) {
        return;
    }
    let start = Instant::now();
    let mut times = 0_u32;
    let findings = loop {
        let findings = search(&mut Toy::<N>::new(program()));
        times += 1;
        if start.elapsed().as_millis() > 200 || std::env::var_os("EXPLORE_ONCE").is_some() {
            break findings;
        }
    };
    let seconds = start.elapsed().as_secs_f64() / f64::from(times);
    let (what, number) = if findings.executions > 0 { ("executions", findings.executions) } else { ("states", findings.states) };
    println!(
        "{name:32} {:10.3} ms {number:9} {what:10} {:9.0} a second, {:5.1} steps each, {} blocked",
        seconds * 1e3,
        number as f64 / seconds,
        findings.steps as f64 / number as f64,
        findings.blocked,
    );
}

fn a<const N: usize>(system: &mut Toy<N>) -> Findings {
    let mut search = dpor::Dpor::new(dpor::Limits::default());
    while search.advance(system, 1_000_000) == Progress::Running {}
    search.into_findings()
}

fn b<const N: usize>(system: &mut Toy<N>) -> Findings {
    let mut search = states::States::new(states::Limits::default());
    while search.advance(system, 1_000_000) == Progress::Running {}
    search.into_findings()
}

#[cfg(feature = "parallel")]
fn p<const N: usize>(system: &mut Toy<N>) -> Findings {
    interleave_explore::parallel::explore(system, dpor::Limits::default(), interleave_explore::parallel::pool_threads())
}

fn main() {
    measure::<8>("A lost_update(3,1)", || lost_update(3, 1), a);
    measure::<8>("A lost_update(2,5)", || lost_update(2, 5), a);
    measure::<16>("A locked_inc(8,1)", || locked_inc(8, 1), a);
    measure::<8>("A locked_inc(3,4)", || locked_inc(3, 4), a);
    measure::<8>("A locked_inc(3,5)", || locked_inc(3, 5), a);
    measure::<20>("A readers(8)", || readers(8), a);
    measure::<24>("A lastzero(10)", || lastzero(10), a);
    measure::<32>("A lastzero(15)", || lastzero(15), a);
    measure::<144>("A indexer(15)", || indexer(15), a);
    measure::<16>("A philosophers(6)", || philosophers(6, false), a);
    measure::<16>("A circular_buffer(7)", || circular_buffer(7), a);
    measure::<16>("A queue(2,2,2,2)", || queue(2, 2, 2, 2), a);
    measure::<16>("A queue(2,2,2,4)", || queue(2, 2, 2, 4), a);
    #[cfg(feature = "parallel")]
    {
        measure::<8>("P locked_inc(3,5)", || locked_inc(3, 5), p);
        measure::<32>("P lastzero(12)", || lastzero(12), p);
        measure::<32>("P lastzero(15)", || lastzero(15), p);
        measure::<144>("P indexer(16)", || indexer(16), p);
    }
    measure::<8>("B lost_update(2,5)", || lost_update(2, 5), b);
    measure::<8>("B locked_inc(3,5)", || locked_inc(3, 5), b);
    measure::<16>("B queue(2,2,2,4)", || queue(2, 2, 2, 4), b);
    measure::<24>("B lastzero(8)", || lastzero(8), b);
    measure::<24>("B lastzero(10)", || lastzero(10), b);
}
