//! `identify` on the catalog that ships, by kind of query.
//!
//! `cargo bench -p careteam --bench identify`
#![allow(
    clippy::unwrap_used,
    missing_docs,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use careteam::catalog::Catalog;
use divan::Bencher;
use serde::Deserialize;
use support::{KINDS, Rng, head, measuring, row, spread};

/// Titles as they stand on cards and in postings.
const TITLES: &str = include_str!("../../tests/eval/titles-own.jsonl");

#[derive(Deserialize)]
struct Title {
    text: String,
    state: Option<String>,
    credentials: Vec<String>,
}

struct Query {
    text: String,
    state: Option<String>,
}

/// Queries by kind: letters alone, whole texts as they were found, and titles changed.
fn queries() -> Vec<(&'static str, Vec<Query>)> {
    let rows: Vec<Title> = TITLES
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let letters = rows.iter().flat_map(|row| {
        row.credentials.iter().map(|text| Query {
            text: text.clone(),
            state: row.state.clone(),
        })
    });
    let as_found = rows.iter().map(|row| Query {
        text: row.text.clone(),
        state: row.state.clone(),
    });
    let mut all = vec![
        ("letters", letters.collect()),
        ("as found", as_found.collect()),
    ];
    // A title alone: short, and without letters.
    let titles: Vec<&Title> = rows
        .iter()
        .filter(|row| row.credentials.is_empty() && row.text.split(' ').count() <= 5)
        .collect();
    for kind in KINDS {
        let mut rng = Rng::new(kind as u64 + 1);
        let changed = titles.iter().map(|row| Query {
            text: kind.query(&row.text, &mut rng),
            state: row.state.clone(),
        });
        all.push((kind.name(), changed.collect()));
    }
    all
}

const NAMES: [&str; 11] = [
    "letters",
    "as found",
    "exact",
    "prefix",
    "cut",
    "one typo",
    "two typos",
    "reordered",
    "with noise",
    "abbreviated",
    "no match",
];

#[divan::bench(args = NAMES)]
fn identify(bencher: Bencher<'_, '_>, kind: &str) {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    let (_, queries) = queries().into_iter().find(|q| q.0 == kind).unwrap();
    let mut next = queries.iter().cycle();
    bencher
        .with_inputs(|| next.next().unwrap())
        .bench_local_values(|q| {
            catalog
                .identify(reader, &q.text, q.state.as_deref())
                .unwrap()
        });
}

fn main() {
    divan::main();
    if !measuring() {
        return;
    }
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    head("identify on the catalog that ships", "texts");
    for (kind, queries) in queries() {
        let found = spread(&queries, |q| {
            catalog
                .identify(reader, &q.text, q.state.as_deref())
                .unwrap()
        });
        row(kind, &found, &queries.len().to_string());
    }
}
