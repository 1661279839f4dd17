//! Needs and crisis heard in texts of a parent's length and in one of five hundred words.
//!
//! `cargo bench -p careteam --bench needs`
#![allow(
    clippy::unwrap_used,
    missing_docs,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use careteam::catalog::Catalog;
use divan::{Bencher, black_box};
use serde::Deserialize;

/// Situations in parents' words.
const TEXTS: &str = include_str!("../../tests/eval/situations-tune.jsonl");

#[derive(Deserialize)]
struct Situation {
    text: String,
}

fn main() {
    divan::main();
}

fn texts() -> Vec<String> {
    let rows = TEXTS.lines().map(serde_json::from_str::<Situation>);
    rows.map(|row| row.unwrap().text).collect()
}

#[divan::bench(args = [50, 500, 2000])]
fn words(bencher: Bencher, words: usize) {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    let all = texts().join(" ");
    let text: Vec<&str> = all.split_whitespace().take(words).collect();
    let text = text.join(" ");
    bencher.bench(|| {
        catalog
            .recognize(reader, black_box(&text), Some("OR"))
            .unwrap()
    });
}

#[divan::bench]
fn list_of_needs(bencher: Bencher) {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("es").unwrap();
    bencher.bench(|| catalog.needs(reader).unwrap());
}
