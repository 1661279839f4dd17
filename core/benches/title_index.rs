//! The title index at 1,000, 10,000 and 100,000 names, by kind of query.
//!
//! `cargo bench -p careteam --bench title_index`
#![allow(
    clippy::indexing_slicing,
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

mod support;

use careteam::identify::TitleIndex;
use divan::Bencher;
use std::sync::LazyLock;
use support::{KINDS, Kind, Rng, head, measuring, names, row, spread};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// The largest list; a smaller one is its beginning.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| names(100_000));

/// Queries of a kind with the number of the name that each one means.
fn queries(kind: Kind, size: usize) -> Vec<(usize, String)> {
    let mut rng = Rng::new(kind as u64 + 1);
    (0..500)
        .map(|_| {
            let name = rng.below(size);
            (name, kind.query(&NAMES[name], &mut rng))
        })
        .collect()
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn build(bencher: Bencher<'_, '_>, size: usize) {
    let names = &NAMES[..size];
    bencher.bench(|| TitleIndex::build(names));
}

#[divan::bench(args = SIZES)]
fn search_all_kinds(bencher: Bencher<'_, '_>, size: usize) {
    let index = TitleIndex::build(&NAMES[..size]);
    let queries: Vec<String> = KINDS
        .iter()
        .flat_map(|k| queries(*k, size).into_iter().take(50))
        .map(|q| q.1)
        .collect();
    let mut next = queries.iter().cycle();
    bencher
        .with_inputs(|| next.next().map_or("", String::as_str))
        .bench_local_values(|query| index.search(query, 10));
}

fn main() {
    divan::main();
    if !measuring() {
        return;
    }
    let mut medians = Vec::new();
    for size in SIZES {
        let index = TitleIndex::build(&NAMES[..size]);
        head(
            &format!("title index, {size} names"),
            "meant name first / in the first ten",
        );
        for kind in KINDS {
            let queries = queries(kind, size);
            let found = spread(&queries, |(_, text)| index.search(text, 10));
            let (mut first, mut ten) = (0, 0);
            for (name, text) in &queries {
                let hits = index.search(text, 10);
                first += usize::from(hits.first().is_some_and(|h| h.name as usize == *name));
                ten += usize::from(hits.iter().any(|h| h.name as usize == *name));
            }
            let share = |n: usize| 100.0 * n as f64 / queries.len() as f64;
            row(
                kind.name(),
                &found,
                &format!("{:.0} % / {:.0} %", share(first), share(ten)),
            );
            medians.push((kind, found.value_at_quantile(0.5) as f64));
        }
    }
    println!("\ngrowth of the median for ten times the names (1,000 to 10,000; 10,000 to 100,000)");
    for (n, kind) in KINDS.iter().enumerate() {
        let at = |size: usize| medians[size * KINDS.len() + n].1;
        println!(
            "{:<28} ×{:.2}  ×{:.2}",
            kind.name(),
            at(1) / at(0),
            at(2) / at(1)
        );
    }
}
