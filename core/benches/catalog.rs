//! Opening the catalog, a role's card, a comparison, the list of a state's roles.
//!
//! `cargo bench -p careteam --bench catalog`
#![allow(
    clippy::unwrap_used,
    missing_docs,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use careteam::catalog::{Catalog, Reader};
use careteam::explain::{Card, Comparison, RoleSummary};
use divan::Bencher;
use support::{head, measuring, row, spread};

const TODAY: &str = "2026-11-24";
const THREE: [&str; 3] = ["or-qmha", "or-qmhp", "us-lcsw"];

fn parts() -> (Catalog<'static>, Reader) {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    (catalog, reader)
}

#[divan::bench]
fn open() -> Catalog<'static> {
    Catalog::embedded().unwrap()
}

#[divan::bench]
fn card(bencher: Bencher<'_, '_>) {
    let (catalog, reader) = parts();
    bencher.bench_local(|| -> Card { catalog.card(reader, "or-qmha", Some("OR"), TODAY).unwrap() });
}

#[divan::bench]
fn compare(bencher: Bencher<'_, '_>) {
    let (catalog, reader) = parts();
    bencher.bench_local(|| -> Comparison {
        catalog.compare(reader, &THREE, Some("OR"), TODAY).unwrap()
    });
}

#[divan::bench]
fn roles(bencher: Bencher<'_, '_>) {
    let (catalog, reader) = parts();
    bencher.bench_local(|| -> Vec<RoleSummary> { catalog.roles(reader, Some("OR")).unwrap() });
}

fn main() {
    divan::main();
    if !measuring() {
        return;
    }
    let (catalog, reader) = parts();
    let ids: Vec<String> = catalog
        .roles(reader, None)
        .unwrap()
        .into_iter()
        .map(|role| role.role)
        .collect();
    head("catalog", "");
    let opened = spread(&[(); 500], |()| Catalog::embedded().unwrap());
    row(
        "open",
        &opened,
        "again in one process; in fresh ones: open-cost",
    );
    let cards = spread(&ids, |id| {
        catalog.card(reader, id, Some("OR"), TODAY).unwrap()
    });
    row("card", &cards, &format!("each of {} roles", ids.len()));
    let threes: Vec<&[String]> = ids.chunks_exact(3).collect();
    let compared = spread(&threes, |three| {
        catalog.compare(reader, three, Some("OR"), TODAY).unwrap()
    });
    row(
        "compare three",
        &compared,
        &format!("{} comparisons", threes.len()),
    );
    let listed = spread(&[(); 500], |()| catalog.roles(reader, Some("OR")).unwrap());
    row("roles of a state", &listed, "Oregon");
}
