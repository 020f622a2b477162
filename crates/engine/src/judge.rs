//! Judging a learner's answer to an exercise, in the protocol's words.

use crate::interpreter::{Judging, SearchProgress};
use interleave_core::{Library, SwitchModel as Switch};
use interleave_course as course;
use interleave_protocol::{Answer, Judgement, Standing, Submission, SwitchModel};

/// An answer that is being judged.
pub struct PythonJudging {
    judging: course::Judging,
    switch: SwitchModel,
}

impl PythonJudging {
    /// Begins to judge.
    ///
    /// # Errors
    /// The mistakes in the exercise, a line each.
    pub fn new(library: &Library, submission: Submission) -> Result<Self, String> {
        let texts = submission.exercise.into_iter().map(|file| course::SourceText { name: file.name, text: file.text });
        let texts: Vec<course::SourceText> = texts.collect();
        let exercise = course::parse_exercise(&texts).map_err(|faults| {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            format!("The exercise has mistakes:\n{}", lines.join("\n"))
        })?;
        let answer = match submission.answer {
            Answer::Program(text) => course::Answer::Program(text),
            Answer::Choices(picked) => course::Answer::Choices(picked.into_iter().map(|index| index as usize).collect()),
            Answer::Schedule(schedule) => course::Answer::Schedule(schedule),
        };
        let switch = match exercise.switch {
            Switch::Gil => SwitchModel::Gil,
            Switch::Any => SwitchModel::Any,
            Switch::Free => SwitchModel::Free,
        };
        Ok(Self { judging: course::Judging::new(library, &exercise, &answer), switch })
    }
}

impl Judging for PythonJudging {
    fn advance(&mut self, steps: u64) -> SearchProgress {
        match self.judging.advance(steps) {
            course::Progress::Running => SearchProgress::Running,
            course::Progress::NeedsPack => SearchProgress::NeedsPack,
            course::Progress::Done => SearchProgress::Over,
        }
    }

    fn go_without_pack(&mut self) {
        self.judging.go_without_pack();
    }

    fn judgement(&self) -> Judgement {
        let verdict = self.judging.verdict();
        let shown = verdict.failures.iter().find_map(|failure| failure.witness.as_ref()?.schedule.clone());
        let mut failures: Vec<&course::Failure> = verdict.failures.iter().collect();
        // What happened in a run says more than what the text lacks.
        failures.sort_by_key(|failure| failure.witness.is_none());
        Judgement {
            standing: match verdict.standing() {
                course::Standing::Passed => Standing::Passed,
                course::Standing::Failed => Standing::Failed,
                course::Standing::Unsettled => Standing::Unsettled,
            },
            sentence: verdict.sentence(),
            failures: failures.into_iter().map(course::Failure::sentence).collect(),
            shown: shown.map(|schedule| (schedule, self.switch)),
        }
    }
}
