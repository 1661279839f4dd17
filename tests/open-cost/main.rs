//! What opening the catalog costs in a fresh process: each run of this program opens it once, and
//! a run with a number starts that many fresh processes and prints how long it took in them.
//!
//! `cargo run --release -p careteam-tests --bin open-cost 50`

use careteam::catalog::Catalog;
use std::error::Error;
use std::process::Command;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    match std::env::args().nth(1) {
        Some(runs) => many(runs.parse()?),
        None => once(),
    }
}

/// Opens the catalog for the first time in this process and prints the nanoseconds.
fn once() -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let catalog = Catalog::embedded()?;
    let opened = start.elapsed();
    let reader = catalog.reader("en")?;
    let answer = catalog.identify(reader, "QMHA", Some("OR"))?;
    let answered = start.elapsed();
    // The answer is used, so that nothing of it is left out.
    assert!(!answer.candidates.is_empty());
    println!("{} {}", opened.as_nanos(), answered.as_nanos());
    Ok(())
}

fn many(runs: usize) -> Result<(), Box<dyn Error>> {
    let program = std::env::current_exe()?;
    let (mut opened, mut answered) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let out = Command::new(&program).output()?;
        let line = String::from_utf8(out.stdout)?;
        let mut numbers = line.split_whitespace();
        opened.push(numbers.next().ok_or("no time")?.parse::<u64>()?);
        answered.push(numbers.next().ok_or("no time")?.parse::<u64>()?);
    }
    print("open", &mut opened);
    print("open and first answer", &mut answered);
    Ok(())
}

fn print(what: &str, nanos: &mut [u64]) {
    nanos.sort_unstable();
    let at = |part: f64| {
        let place = (part * nanos.len().saturating_sub(1) as f64).round() as usize;
        nanos.get(place).copied().unwrap_or(0) as f64 / 1000.0
    };
    println!(
        "{what} in a fresh process, {} runs: median {:.1} µs, p99 {:.1} µs, most {:.1} µs",
        nanos.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
}
