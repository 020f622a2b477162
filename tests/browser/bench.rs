//! The wasm engine against Pyodide in one Chromium: what `cargo xtask bench --web` runs once it has built the folder to serve.
//!
//! Arguments: `--rounds N` (3) and `--only NAME`. Each program of `crates/cli/benches/` runs in both Workers in turn; both
//! must print the same.

#[allow(dead_code, reason = "shared with the tests, of which this needs little")]
mod browser;
#[allow(dead_code, reason = "shared with the tests, of which this needs little")]
mod drivers;
#[allow(dead_code, reason = "shared with the tests, of which this needs little")]
mod page;
#[allow(dead_code, reason = "shared with the tests, of which this needs little")]
mod server;

use std::{env, fs, path::PathBuf, time::Duration};

use interleave_protocol::{End, File, FromEngine, Program, RunId, Settings, Stream, ToEngine, decode, encode};
use serde_json::{Value, json};

use browser::{PLAIN, browse_folder, root};
use page::Page;

/// The longest that all programs may take together.
const LIMIT: Duration = Duration::from_secs(1800);

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let after = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name)?;
        Some(arguments.get(place + 1).unwrap_or_else(|| panic!("{name} needs a value")).clone())
    };
    let rounds = after("--rounds").map_or(3, |text| text.parse().expect("--rounds takes a number"));
    let only = after("--only");
    let programs: Vec<(String, String)> =
        programs().into_iter().filter(|(name, _)| only.as_ref().is_none_or(|only| only == name)).collect();
    assert!(!programs.is_empty(), "there is no program of this name in crates/cli/benches/");
    browse_folder(root().join("target/web-bench"), PLAIN, LIMIT, async |page| compare(page, &programs, rounds).await);
}

async fn compare(page: &Page, programs: &[(String, String)], rounds: usize) {
    page.client.goto(&page.server.url("/")).await.expect("the server answers");
    let state = page.until("both Workers are ready", "return window.benchState").await;
    assert_eq!(state, json!("ready"));
    println!("the engine against Pyodide in one Chromium, {rounds} rounds");
    println!("{:<20} {:>10} {:>10}  ratio", "", "engine", "Pyodide");
    let mut logarithms = 0.0;
    for (name, text) in programs {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            let (time, output) = in_engine(page, name, text).await;
            let (other_time, other_output) = in_pyodide(page, name, text).await;
            assert_eq!(output, other_output, "{name} prints the same on both sides");
            ours.push(time);
            theirs.push(other_time);
        }
        let (left, right) = (median(&mut ours), median(&mut theirs));
        println!("{name:<20} {left:>8.0}ms {right:>8.0}ms  {:.2}", left / right);
        logarithms += (left / right).ln();
    }
    println!("{:<42}  {:.2}", "geometric mean", (logarithms / programs.len() as f64).exp());
}

/// Milliseconds and output of a run in the engine.
async fn in_engine(page: &Page, name: &str, text: &str) -> (f64, String) {
    let program = Program { files: vec![File { name: format!("{name}.py"), text: text.to_owned() }] };
    let message = encode(&ToEngine::Run { run: RunId(1), program, settings: Settings::default() });
    let answer = call(page, "runEngine", json!(message)).await;
    let mut output = String::new();
    for message in answer["messages"].as_array().expect("messages") {
        let bytes: Vec<u8> = serde_json::from_value(message.clone()).expect("bytes");
        match decode(&bytes).expect("a message") {
            FromEngine::Output { chunks, .. } => {
                output.extend(chunks.into_iter().filter(|chunk| chunk.stream == Stream::Out).map(|chunk| chunk.text));
            }
            FromEngine::Ended { end, .. } => assert_eq!(end, End::Finished { status: 0 }, "{name} ends well"),
            _ => {}
        }
    }
    (milliseconds(&answer), output)
}

/// Milliseconds and output of a run in Pyodide.
async fn in_pyodide(page: &Page, name: &str, text: &str) -> (f64, String) {
    let answer = call(page, "runPyodide", json!(text)).await;
    assert_eq!(answer["error"], Value::Null, "{name} ends well in Pyodide");
    (milliseconds(&answer), answer["output"].as_str().expect("a text").to_owned())
}

/// Calls an asynchronous function of the page with one argument; an object `{ failed }` when it throws.
async fn call(page: &Page, function: &str, argument: Value) -> Value {
    let script = format!(
        "const [argument, done] = arguments; window.{function}(argument).then(done, (error) => done({{ failed: String(error) }}))"
    );
    page.client.execute_async(&script, vec![argument]).await.unwrap_or_else(|error| panic!("{function}: {error}"))
}

fn milliseconds(answer: &Value) -> f64 {
    answer["milliseconds"].as_f64().unwrap_or_else(|| panic!("no time in {answer}"))
}

/// The programs by name.
fn programs() -> Vec<(String, String)> {
    let folder = root().join("crates/cli/benches");
    let entries = fs::read_dir(&folder).expect("the programs' folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    let name = |path: &PathBuf| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).expect("a readable program"))).collect()
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    let middle = times.len() / 2;
    if times.len() % 2 == 1 { times[middle] } else { (times[middle - 1] + times[middle]) / 2.0 }
}
