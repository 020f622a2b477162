//! Any text as a program: it is parsed, compiled and run for a short while, and must not panic, hang or eat memory.

#![no_main]

use interleave_core::{Limits, Settings, SwitchModel, schedule::RoundRobin};
use libfuzzer_sys::{Corpus, fuzz_target};

/// Longer texts are slow and show nothing new.
const LONGEST: usize = 20_000;

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else { return Corpus::Reject };
    if text.len() > LONGEST {
        return Corpus::Reject;
    }
    interleave_core::diagnose(text);
    let limits = Limits { steps: 30_000, memory: 16 << 20, output: 1 << 16, strands: 50, recursion: 100 };
    let settings = Settings { switch: SwitchModel::Gil, cores: 2, limits, trace: true };
    interleave_fuzz::run(text, &settings, &mut RoundRobin::new());
    Corpus::Keep
});
