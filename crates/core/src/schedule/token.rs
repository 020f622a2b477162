//! A schedule as a short string: the choices of a run, to be followed again.

use std::{fmt, str::FromStr};

use crate::strand::StrandId;

/// One choice, or when a process began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Who went on.
    pub strand: StrandId,
    /// How many switch points it was allowed to pass; [`u64::MAX`]: its interval.
    pub lease: u64,
}

/// What is added to the number of a process's main strand where a decision says how much later it began: no strand has such a number.
const DELAYED: u32 = 1 << 19;

impl Decision {
    /// That the process with this main strand began so many microseconds later than its costs say.
    pub fn delay(main: StrandId, microseconds: u64) -> Self {
        Self { strand: StrandId(DELAYED | main.0), lease: microseconds }
    }

    /// How many microseconds later the process with this main strand began, if it says that.
    pub fn delay_of(self, main: StrandId) -> Option<u64> {
        (self.strand.0 == DELAYED | main.0).then_some(self.lease)
    }
}

/// The choices of a run, in order. After the last one, round robin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// The choices.
    pub decisions: Vec<Decision>,
    /// Whether a choice was made at the end of each lease, also when there was only one strand to choose.
    pub strict: bool,
    /// Whether each choice holds only to the next switch point, and its lease is how often it is given again. Strict schedules only.
    pub repeats: bool,
}

/// A string that is not a schedule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseScheduleError {
    /// It begins with another version's mark.
    #[error("this is not a schedule of this version: it should begin with `{VERSION}`, `{STRICT}` or `{REPEATS}`")]
    Version,
    /// A character that cannot be in a schedule.
    #[error("a schedule has only letters, digits, `-` and `_`; at position {0} stands something else")]
    Character(usize),
    /// It ends within a number.
    #[error("the schedule is cut off at its end")]
    Truncated,
}

/// The first characters of a schedule: its version.
const VERSION: &str = "1";
/// The same for a strict schedule.
const STRICT: &str = "2";
/// The same for one whose leases are repetitions.
const REPEATS: &str = "3";
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::from(match (self.strict, self.repeats) {
            (true, true) => REPEATS,
            (true, false) => STRICT,
            (false, _) => VERSION,
        });
        // The last choices need no words when round robin would make them anyway.
        for decision in &self.decisions {
            number(&mut text, u64::from(decision.strand.0));
            number(&mut text, decision.lease.wrapping_add(1));
        }
        f.write_str(&text)
    }
}

/// Five bits a digit, lowest first; the sixth says that more follow.
fn number(text: &mut String, mut n: u64) {
    loop {
        let digit = (n & 31) as usize;
        n >>= 5;
        let more = if n == 0 { 0 } else { 32 };
        text.push(DIGITS[digit | more] as char);
        if n == 0 {
            return;
        }
    }
}

impl FromStr for Schedule {
    type Err = ParseScheduleError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let marks = [(VERSION, false, false), (STRICT, true, false), (REPEATS, true, true)];
        let mark = marks.iter().find_map(|(mark, strict, repeats)| Some((text.strip_prefix(mark)?, *strict, *repeats)));
        let (body, strict, repeats) = mark.ok_or(ParseScheduleError::Version)?;
        let mut numbers = Vec::new();
        let (mut n, mut shift, mut open) = (0u64, 0u32, false);
        for (place, character) in body.bytes().enumerate() {
            let digit = DIGITS.iter().position(|d| *d == character);
            let digit = digit.ok_or(ParseScheduleError::Character(place + VERSION.len()))? as u64;
            n |= (digit & 31).checked_shl(shift).unwrap_or(0);
            shift += 5;
            open = digit & 32 != 0;
            if !open {
                numbers.push(n);
                (n, shift) = (0, 0);
            }
        }
        if open || numbers.len() % 2 != 0 {
            return Err(ParseScheduleError::Truncated);
        }
        let decisions = numbers
            .chunks_exact(2)
            .map(|pair| Decision { strand: StrandId(pair[0] as u32), lease: pair[1].wrapping_sub(1) })
            .collect();
        Ok(Self { decisions, strict, repeats })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_survives_its_string() {
        let decisions = [(0, u64::MAX), (1, 0), (2, 31), (40, 1_000_000)]
            .map(|(strand, lease)| Decision { strand: StrandId(strand), lease })
            .to_vec();
        for (strict, repeats) in [(false, false), (true, false), (true, true)] {
            let schedule = Schedule { decisions: decisions.clone(), strict, repeats };
            assert_eq!(schedule.to_string().parse(), Ok(schedule));
        }
    }

    #[test]
    fn damage_is_named() {
        assert_eq!("".parse::<Schedule>(), Err(ParseScheduleError::Version));
        assert_eq!("1A!".parse::<Schedule>(), Err(ParseScheduleError::Character(2)));
        assert_eq!("1A".parse::<Schedule>(), Err(ParseScheduleError::Truncated));
        assert_eq!("1Ag".parse::<Schedule>(), Err(ParseScheduleError::Truncated));
    }
}
