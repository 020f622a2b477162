//! Random programs under random schedules: none may panic or hang, and each run must happen again, from its seed,
//! from its schedule, and from a copy made in the midst of it.

#![no_main]

use arbitrary::Unstructured;
use interleave_core::{
    Limits, Settings, SwitchModel,
    schedule::{Random, Replay},
};
use interleave_fuzz::{generate, run, run_with_copy};
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|data: &[u8]| -> Corpus {
    let mut bytes = Unstructured::new(data);
    let Ok(seed) = bytes.arbitrary::<u16>() else { return Corpus::Reject };
    let switch = if seed % 3 == 0 { SwitchModel::Any } else { SwitchModel::Gil };
    let text = generate::program(&mut bytes);
    let limits = Limits { steps: 25_000, memory: 16 << 20, output: 1 << 18, strands: 60, recursion: 120 };
    let settings = Settings { switch, cores: 1 + u32::from(seed % 3), limits, trace: true };
    let first = run(&text, &settings, &mut Random::new(seed.into()));
    let second = run_with_copy(&text, &settings, seed.into(), u64::from(seed) % 10_000);
    assert_eq!(first, second, "the same seed made another run, with a copy made in between");
    let replayed = run(&text, &settings, &mut Replay::new(first.schedule.clone()));
    assert_eq!(first.output, replayed.output, "the schedule did not make the run again");
    Corpus::Keep
});
