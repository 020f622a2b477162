//! Counts primes by trial division: pure computing that shares nothing, the best case for more cores.

use crate::fan::{Work, fan_out};
use crate::{Host, LabError, threads_label};
use interleave_protocol::LabReport;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Numbers tried in one step: at the top of the range some 10 ms of work, at the bottom some microseconds.
const CHUNK: u64 = 256;

/// Counts the primes below `limit` on 1 thread, on 2, and so on up to all of the pool's.
pub(crate) async fn run(host: &impl Host, stop: &Arc<AtomicBool>, limit: u32) -> Result<(), LabError> {
    for threads in 1..=host.pool().threads() {
        let work = Arc::new(Primes { limit: limit.into(), next: AtomicU64::new(0), found: AtomicU64::new(0) });
        let milliseconds = fan_out(host, stop, threads, &work, || {}).await?;
        let value = work.found.load(Ordering::Relaxed);
        host.report(LabReport::Measured { label: threads_label(threads), milliseconds, value, expected: None });
    }
    Ok(())
}

struct Primes {
    limit: u64,
    next: AtomicU64,
    found: AtomicU64,
}

impl Work for Primes {
    fn step(&self, _task: usize) -> bool {
        let from = self.next.fetch_add(CHUNK, Ordering::Relaxed);
        if from >= self.limit {
            return false;
        }
        let to = (from + CHUNK).min(self.limit);
        let found = (from as u32..to as u32).filter(|&number| is_prime(number)).count();
        self.found.fetch_add(found as u64, Ordering::Relaxed);
        true
    }
}

fn is_prime(number: u32) -> bool {
    if number < 4 {
        return number >= 2;
    }
    if number.is_multiple_of(2) {
        return false;
    }
    let mut divisor = 3u32;
    // In 64 bits, since the square passes 2^32 at the top of the range.
    while u64::from(divisor) * u64::from(divisor) <= u64::from(number) {
        if number.is_multiple_of(divisor) {
            return false;
        }
        divisor += 2;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_prime;

    #[test]
    fn small_primes_and_the_largest_of_32_bits() {
        let small: Vec<u32> = (0..40).filter(|&n| is_prime(n)).collect();
        assert_eq!(small, [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]);
        assert!(is_prime(4_294_967_291));
        assert!(!is_prime(4_294_967_295));
    }
}
