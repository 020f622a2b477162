//! Interleave's build commands: `cargo xtask setup`, `serve`, `build`, `test`, `bench`, and the hook that Trunk calls.

mod bench;
mod course;
mod debian;
mod error;
mod lessons;
// What the core's build script makes of the library's Python: a program for the terminal has all of it in itself.
#[path = "../../core/build/library.rs"]
mod library;
mod npm;
mod report;
mod serve;
mod setup;
mod site;
#[path = "../../core/build/strip.rs"]
mod strip;
mod suite;
mod toolchain;
mod wasm;

use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
};

use error::Error;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  serve [ARGS]   set up what is missing, then serve the page and rebuild it on every change
                 (ARGS go to `trunk serve`, such as --release or --port 8081)
  test           set up what is missing, then run every check and test, in browsers too
  bench --web [ARGS]
                 set up what is missing, then measure the wasm engine against Pyodide in Chromium
                 (ARGS: --rounds N, --only NAME; natively: cargo run --release -- bench)
  setup          set up what is missing for both
  build          set up what is missing for serving, then build the page for hosting into dist/
  site           build what Trunk copies: page, both engines, editor (Trunk calls this itself)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<(), Error> {
    let root = &workspace_root();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", arguments),
    };
    match command {
        "serve" => serve::serve(root, rest),
        "test" => suite::test(root),
        "bench" if rest.first().is_some_and(|flag| flag == "--web") => bench::web(root, &rest[1..]),
        "setup" => setup::everything(root),
        "build" => serve::build(root),
        "site" => site::generate(root),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(Error::UnknownCommand { command: command.to_owned() }),
    }
}

/// The folder of the workspace's `Cargo.toml`, two above this crate's.
fn workspace_root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().nth(2).unwrap_or(own).to_owned()
}
