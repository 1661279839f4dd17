//! Who's in the Room, in a terminal.
use careteam::catalog::Catalog;
use std::io::{BufRead, Write};
fn main() {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    let stdin = std::io::stdin().lock();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in stdin.lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let id = catalog
            .identify(reader, v["text"].as_str().unwrap(), v["state"].as_str())
            .unwrap();
        serde_json::to_writer(&mut out, &id).unwrap();
        writeln!(out).unwrap();
    }
}
