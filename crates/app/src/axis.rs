//! The stretch of virtual time in view, and the marks on its axis.

use crate::figures;

/// The shortest stretch that can be in view, in nanoseconds.
const SHORTEST: f64 = 100.0;

/// A stretch of time within a run, in nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Its beginning.
    pub from: f64,
    /// Its end; always after its beginning.
    pub to: f64,
    whole: f64,
}

impl Stretch {
    /// All of a run that took `end` nanoseconds.
    pub fn whole(end: u64) -> Self {
        let whole = (end as f64).max(SHORTEST);
        Self { from: 0.0, to: whole, whole }
    }

    /// How long it is.
    pub fn length(self) -> f64 {
        self.to - self.from
    }

    /// Whether it is all of the run.
    pub fn is_whole(self) -> bool {
        self.length() >= self.whole
    }

    /// Where `time` lies on `width` pixels.
    pub fn place(self, time: f64, width: f64) -> f64 {
        (time - self.from) / self.length() * width
    }

    /// The time at a place on `width` pixels.
    pub fn time(self, place: f64, width: f64) -> f64 {
        self.from + place / width.max(1.0) * self.length()
    }

    /// `factor` times as long (below 1 shows more detail), with `anchor` staying where it is.
    pub fn zoomed(self, factor: f64, anchor: f64) -> Self {
        let length = (self.length() * factor).clamp(SHORTEST, self.whole);
        let share = (anchor - self.from) / self.length();
        self.at(anchor - share * length, length)
    }

    /// Moved by `by` nanoseconds, within the run.
    pub fn moved(self, by: f64) -> Self {
        self.at(self.from + by, self.length())
    }

    /// Moved, if need be, so that `from` to `to` can be seen, or the beginning of it.
    pub fn showing(self, from: f64, to: f64) -> Self {
        if from >= self.from && to <= self.to {
            self
        } else if from < self.from || to - from > self.length() {
            self.at(from - 0.1 * self.length(), self.length())
        } else {
            self.at(to - 0.9 * self.length(), self.length())
        }
    }

    /// Marks at round times, at least `apart` pixels from each other on `width` pixels, with their names.
    pub fn marks(self, width: f64, apart: f64) -> Vec<(f64, String)> {
        let step = round_step(self.length() * apart / width.max(1.0));
        let first = (self.from / step).ceil() as u64;
        let last = (self.to / step).floor() as u64;
        (first..=last)
            .map(|number| {
                let time = number as f64 * step;
                (time, figures::mark(time as u64, step as u64, self.to as u64))
            })
            .collect()
    }

    fn at(self, from: f64, length: f64) -> Self {
        let from = from.clamp(0.0, (self.whole - length).max(0.0));
        Self { from, to: from + length, whole: self.whole }
    }
}

/// The smallest of 1, 2 and 5 times a power of ten that is not below `least`, and a whole number.
fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.max(1.0).log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|&step| step >= least * 0.999).unwrap_or(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_and_far_enough_apart() {
        let names =
            |stretch: Stretch, width| -> Vec<String> { stretch.marks(width, 80.0).into_iter().map(|(_, name)| name).collect() };
        assert_eq!(names(Stretch::whole(3_000_000_000), 400.0), ["0 s", "1 s", "2 s", "3 s"]);
        assert_eq!(names(Stretch::whole(10_400_000), 300.0), ["0 ms", "5 ms", "10 ms"]);
        assert_eq!(names(Stretch::whole(0), 200.0), ["0 ns", "50 ns", "100 ns"]);
        assert!(names(Stretch::whole(u64::MAX), 1_000.0).len() > 2);
        assert!(names(Stretch::whole(1_000), 0.0).len() < 3);
    }

    #[test]
    fn zooming_keeps_the_anchor_and_stays_within_the_run() {
        let whole = Stretch::whole(1_000_000);
        let near = whole.zoomed(0.1, 500_000.0);
        assert_eq!((near.from, near.to), (450_000.0, 550_000.0));
        assert!((near.place(500_000.0, 300.0) - 150.0).abs() < 1e-6);
        assert_eq!(near.zoomed(100.0, 0.0), whole);
        assert!(whole.is_whole() && !near.is_whole());
        assert_eq!(near.moved(-1e12).from, 0.0);
        assert_eq!(near.moved(1e12).to, 1_000_000.0);
        assert!(whole.zoomed(1e-12, 10.0).length() >= 100.0);
    }

    #[test]
    fn what_is_chosen_comes_into_view() {
        let near = Stretch::whole(1_000).zoomed(0.2, 500.0);
        assert_eq!(near.showing(450.0, 500.0), near);
        for (from, to) in [(0.0, 10.0), (900.0, 1_000.0), (100.0, 900.0)] {
            let moved = near.showing(from, to);
            assert!(moved.from <= from && moved.to > from, "{from} is out of {moved:?}");
        }
    }
}
