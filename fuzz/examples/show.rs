//! Prints the programs that files of the target `programs` stand for: `cargo run --example show -- FILE…`.

use arbitrary::Unstructured;

fn main() {
    for file in std::env::args().skip(1) {
        match std::fs::read(&file) {
            Ok(data) => {
                let mut bytes = Unstructured::new(&data);
                let seed = bytes.arbitrary::<u16>().unwrap_or(0);
                println!("# seed {seed}\n{}", interleave_fuzz::generate::program(&mut bytes));
            }
            Err(error) => eprintln!("{file}: {error}"),
        }
    }
}
