//! Seeded random: at every switch point some strand, each as likely as the others.

use super::{Choice, Point, Scheduler};
use crate::strand::StrandId;

/// No process begins later than its costs say by more than so many microseconds: a few times what it takes to start one.
const MOST_DELAY: u64 = 1 << 14;

/// The same seed makes the same choices.
#[derive(Clone, Copy, Debug)]
pub struct Random {
    state: u64,
}

impl Random {
    /// A random scheduler with this seed.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 random bits (SplitMix64, Steele, Lea and Flood, OOPSLA 2014).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

impl Scheduler for Random {
    fn choose(&mut self, point: Point<'_>) -> Choice {
        let bits = self.next();
        let strand = point.enabled[(bits >> 32) as usize % point.enabled.len()];
        // Mostly the next switch point, now and then a longer run: short races and long ones both get their turn.
        let lease = match bits & 15 {
            0 => (bits >> 4) & 1023,
            1..=4 => (bits >> 4) & 31,
            _ => (bits >> 4) & 1,
        };
        Choice { strand, lease }
    }

    fn delay(&mut self, _main: StrandId) -> Option<u64> {
        // As often a little as much.
        let bits = self.next();
        let most = MOST_DELAY >> (bits & 7);
        Some((bits >> 3) % most)
    }
}
