//! Every lab, with a pool of threads and without: right results, complete pictures, stops obeyed.

mod support;

use interleave_protocol::{LabJob, LabReport};
use support::{TestHost, failure, is_complete, measured};

/// So many primes lie below 20,000.
const PRIMES_BELOW_20000: u64 = 2262;

#[test]
fn primes_are_counted_alike_by_any_number_of_threads() {
    let reports = TestHost::with_threads(3).run(LabJob::Primes { limit: 20_000 });
    assert!(is_complete(&reports, 3), "{reports:?}");
    let found: Vec<_> = measured(&reports).iter().map(|m| (m.0, m.2)).collect();
    let expected = ["1 thread", "2 threads", "3 threads"].map(|label| (label, PRIMES_BELOW_20000));
    assert_eq!(found, expected);
}

#[test]
fn primes_without_threads() {
    let reports = TestHost::without_threads().run(LabJob::Primes { limit: 20_000 });
    assert!(is_complete(&reports, 1), "{reports:?}");
    let found: Vec<_> = measured(&reports).iter().map(|m| (m.0, m.2)).collect();
    assert_eq!(found, [("1 thread", PRIMES_BELOW_20000)]);
}

#[test]
fn both_passes_draw_every_row_of_the_same_picture() {
    let (width, height) = (30, 20);
    let reports = TestHost::with_threads(2).run(LabJob::Mandelbrot { width, height, iterations: 200 });
    assert!(is_complete(&reports, 2), "{reports:?}");
    let passes: Vec<_> = (0..2).map(|pass| picture(&reports, pass, width, height)).collect();
    assert_eq!(passes[0], passes[1]);
    // The set lies across the middle of the picture and is symmetrical; the corners are outside.
    let pixel = |row: usize, column: usize| passes[0][row * width as usize + column];
    assert_eq!(pixel(10, 15), 0);
    assert_ne!(pixel(0, 0), 0);
    assert!((0..30).all(|column| pixel(3, column) == pixel(16, column)));
    let inside = passes[0].iter().filter(|&&pixel| pixel == 0).count() as u64;
    let found: Vec<_> = measured(&reports).iter().map(|m| (m.0, m.2)).collect();
    assert_eq!(found, [("1 thread", inside), ("2 threads", inside)]);
}

#[test]
fn without_threads_the_picture_has_one_pass() {
    let reports = TestHost::without_threads().run(LabJob::Mandelbrot { width: 8, height: 9, iterations: 50 });
    assert!(is_complete(&reports, 1), "{reports:?}");
    picture(&reports, 0, 8, 9);
    assert_eq!(measured(&reports).len(), 1);
}

#[test]
fn without_a_lock_additions_are_lost_and_with_mutex_or_atomic_none() {
    let reports = TestHost::with_threads(3).run(LabJob::Counter { additions: 5_000_000 });
    assert!(is_complete(&reports, 3), "{reports:?}");
    let found = measured(&reports);
    assert_eq!(found.iter().map(|m| m.0).collect::<Vec<_>>(), ["without a lock", "mutex", "atomic"]);
    assert!(found.iter().all(|m| m.3 == Some(15_000_000)), "{found:?}");
    assert!((1..15_000_000).contains(&found[0].2), "{found:?}");
    assert_eq!(found[1].2, 15_000_000);
    assert_eq!(found[2].2, 15_000_000);
}

#[test]
fn one_thread_alone_loses_nothing_in_any_way() {
    let reports = TestHost::without_threads().run(LabJob::Counter { additions: 5_000 });
    assert!(is_complete(&reports, 1), "{reports:?}");
    assert_eq!(measured(&reports).iter().map(|m| m.2).collect::<Vec<_>>(), [5_000; 3]);
}

#[test]
fn timers_add_up_one_after_another_and_overlap_all_at_once() {
    let reports = TestHost::without_threads().run(LabJob::EventLoop { timers: 40, milliseconds: 100 });
    assert!(is_complete(&reports, 1), "{reports:?}");
    let found = measured(&reports);
    let [sequential, together, blocked] = &found[..] else { panic!("{found:?}") };
    assert!(found.iter().all(|m| m.2 == 40 && m.3 == Some(40)), "{found:?}");
    assert!((4_000.0..4_010.0).contains(&sequential.1), "{found:?}");
    assert!((100.0..101.0).contains(&together.1), "{found:?}");
    // The blocking call starts after 50 ms and lasts 500; the timers fire late, when it is over.
    assert!((550.0..552.0).contains(&blocked.1), "{found:?}");
}

#[test]
fn the_clock_ticks_evenly_but_for_one_gap_as_long_as_the_blocking_call() {
    let reports = TestHost::without_threads().run(LabJob::EventLoop { timers: 3, milliseconds: 100 });
    let gaps: Vec<f64> = reports
        .iter()
        .filter_map(|report| match report {
            LabReport::Tick { gap, .. } => Some(*gap),
            _ => None,
        })
        .collect();
    let (long, short): (Vec<f64>, Vec<f64>) = gaps.iter().partition(|&&gap| gap > 25.0);
    assert!(short.len() > 15 && short.iter().all(|&gap| gap >= 20.0), "{gaps:?}");
    assert!(long.len() == 1 && long[0] >= 500.0, "{gaps:?}");
}

#[test]
fn a_stop_ends_every_lab() {
    let endless = [
        LabJob::Primes { limit: u32::MAX },
        LabJob::Mandelbrot { width: 800, height: 20_000, iterations: 10_000 },
        LabJob::Counter { additions: u32::MAX },
        LabJob::EventLoop { timers: 6, milliseconds: 10_000 },
    ];
    for job in endless {
        for host in [TestHost::without_threads(), TestHost::with_threads(2)] {
            let reports = host.stopped_after(5).run(job.clone());
            assert_eq!(failure(&reports), Some("the lab was stopped"), "{job:?}");
            assert!(measured(&reports).is_empty(), "{job:?}");
        }
    }
}

#[test]
fn a_lab_that_is_too_large_says_what_and_how_much() {
    let job = LabJob::Mandelbrot { width: 100_000, height: 10, iterations: 1_000 };
    let reports = TestHost::without_threads().run(job);
    let reason = failure(&reports).unwrap();
    assert!(reason.contains("width × iterations is at most 8000000"), "{reason}");
}

/// The pixels of one pass, after checking that every row came exactly once and whole.
fn picture(reports: &[LabReport], wanted: u32, width: u32, height: u32) -> Vec<u8> {
    let mut rows = vec![None; height as usize];
    for report in reports {
        if let LabReport::Rows { pass, row, pixels } = report
            && *pass == wanted
        {
            assert_eq!(pixels.len(), width as usize);
            assert!(rows[*row as usize].replace(pixels.clone()).is_none(), "row {row} came twice");
        }
    }
    rows.into_iter().flat_map(|row| row.expect("a row is missing")).collect()
}
