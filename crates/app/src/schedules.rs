//! Check every schedule, as plain data: how to look, how far the search is, what it found.

use crate::output::Output;
use crate::picture::Picture;
use interleave_protocol::{Counterexample, End, ExploreSettings, Explored, Extent, Outcome, RunId, SwitchModel};
use std::rc::Rc;

/// What the region "Schedules" shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedules {
    /// How the next search looks.
    pub settings: ExploreSettings,
    /// The program that the newest search is about.
    pub text: Rc<str>,
    /// Where threads could be interrupted in it.
    pub switch: SwitchModel,
    /// How far the search is.
    pub extent: Extent,
    /// What it found, when it is over.
    pub found: Option<Rc<Explored>>,
    /// Why there was nothing to search.
    pub refused: Option<Rc<str>>,
    /// The outcome that was run last, by its place.
    pub chosen: Option<usize>,
    /// What would have been without a switch of the counterexample, if that was asked.
    pub what_if: Option<WhatIf>,
    /// The row of the counterexample whose line is marked, by its place.
    pub row: Option<usize>,
}

/// What would have been without a switch.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    /// Behind which row of the counterexample.
    pub row: usize,
    /// The run without it.
    pub run: RunId,
    /// What that printed.
    pub output: Output,
    /// How it ended and what its strands did, when it is over.
    pub done: Option<(End, Picture)>,
}

impl Schedules {
    /// A search of this program begins.
    pub fn begin(&mut self, text: Rc<str>) {
        *self = Self { settings: self.settings.clone(), text, switch: self.settings.switch, ..Self::default() };
    }

    /// Forgets everything but how to look.
    pub fn forget(&mut self) {
        *self = Self { settings: self.settings.clone(), ..Self::default() };
    }

    /// An outcome by its place.
    pub fn outcome(&self, place: usize) -> Option<&Outcome> {
        self.found.as_ref()?.outcomes.get(place)
    }

    /// The schedule that shows what the verdict says.
    pub fn counterexample(&self) -> Option<&Counterexample> {
        self.found.as_ref()?.counterexample.as_ref()
    }

    /// Chooses a row, or none if it was chosen before; the line of the program to mark.
    pub fn choose_row(&mut self, place: usize) -> Option<u32> {
        self.row = (self.row != Some(place)).then_some(place);
        let row = self.counterexample()?.rows.get(self.row?)?;
        (row.line > 0).then_some(row.line)
    }
}

/// What share `count` is of all `executions`, in whole hundredths; `None` if they were not counted.
pub fn share(count: u64, executions: u64) -> Option<u64> {
    (count > 0 && executions > 0).then(|| (count.saturating_mul(200) / executions).div_ceil(2))
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_are_whole_hundredths_and_only_of_what_was_counted() {
        assert_eq!([share(1, 2), share(1, 3), share(2, 3), share(3, 3)], [Some(50), Some(33), Some(67), Some(100)]);
        assert_eq!([share(1, 1_000), share(0, 9), share(5, 0)], [Some(0), None, None]);
    }
}
