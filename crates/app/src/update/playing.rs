//! Playing a run: where one stands moves on with time, as fast as was chosen.

use crate::model::{Effect, Model};
use crate::stand::Step;
use interleave_protocol::ToEngine;

/// How long a run takes when it is played as fast as can be, in milliseconds: one wants to see it.
const WHOLE: f64 = 8_000.0;
/// Nanoseconds of virtual time in a millisecond.
const NANOSECONDS: f64 = 1e6;
/// A pause between two ticks counts for no more than this, in milliseconds: in a tab that is hidden they come seldom.
const LONGEST: f64 = 500.0;

impl Model {
    /// Begins to play from where one stands, at the end from the beginning, or ends it.
    pub(super) fn play(&mut self) -> Vec<Effect> {
        if self.playing.take().is_some() || !self.stand.is_there() || self.hand.is_some() {
            return vec![];
        }
        let from = self.stand.time();
        let mut effects = if from.is_none() { self.step(Step::First) } else { vec![] };
        self.playing = Some(from.unwrap_or_default() as f64);
        effects.push(Effect::Tick);
        effects
    }

    /// So many milliseconds have passed.
    pub(super) fn tick(&mut self, milliseconds: f64) -> Vec<Effect> {
        let Some(time) = self.playing else { return vec![] };
        let end = self.picture.timeline.end as f64;
        let pace = self.pace.map_or(end / WHOLE, |tenths| f64::from(tenths) / 10.0 * NANOSECONDS);
        let time = time + milliseconds.clamp(0.0, LONGEST) * pace;
        if time >= end || !self.stand.is_there() {
            self.playing = None;
            return self.step(Step::Last);
        }
        self.playing = Some(time);
        let at = self.stand.target(Step::Time(time as u64), &self.picture.timeline);
        let mut effects = vec![Effect::Tick];
        if at != self.stand.at {
            self.stand.at = at;
            effects.push(Effect::Send(ToEngine::Stand { run: self.stand.run, place: self.stand.number() }));
        }
        effects
    }

    /// The time at which the timeline's cursor stands, in nanoseconds; `None` at the end.
    pub fn cursor(&self) -> Option<u64> {
        self.playing.map_or_else(|| self.stand.time(), |time| Some(time as u64))
    }
}
