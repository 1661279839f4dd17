//! Opening the catalog.
//!
//! `cargo bench -p careteam --bench catalog`
#![allow(clippy::unwrap_used, missing_docs)]

mod support;

use careteam::catalog::Catalog;
use support::{head, measuring, row, spread};

#[divan::bench]
fn open() -> Catalog<'static> {
    Catalog::embedded().unwrap()
}

fn main() {
    divan::main();
    if !measuring() {
        return;
    }
    head("catalog", "");
    row(
        "open",
        &spread(&[()], |()| Catalog::embedded().unwrap()),
        "warm; fresh process: open-cost",
    );
}
