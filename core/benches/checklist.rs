//! A checklist from the full bank of questions.
//!
//! `cargo bench -p careteam --bench checklist`
#![allow(
    clippy::unwrap_used,
    missing_docs,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use careteam::catalog::Catalog;
use careteam::checklist::{AskedBefore, ChecklistQuery};
use careteam::team::Person;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

#[divan::bench]
fn full_bank(bencher: Bencher) {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    let bank = catalog.questions_with(reader, "").unwrap();
    let strings = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect();
    let query = ChecklistQuery {
        visit: "ongoing".to_owned(),
        state: Some("OR".to_owned()),
        today: Some("2026-11-24".to_owned()),
        people: ["QMHA", "LCSW"]
            .iter()
            .map(|title| Person {
                title: (*title).to_owned(),
                ..Person::default()
            })
            .collect(),
        needs: strings(&[
            "trauma",
            "aggression-home",
            "sibling-stress",
            "parent-stress",
        ]),
        gaps: strings(&["family-therapy", "trauma-treatment"]),
        signs: strings(&["sig-venting", "sig-photocopy"]),
        history: bank
            .iter()
            .step_by(4)
            .map(|question| AskedBefore {
                question: question.id.clone(),
                date: "2026-10-01".to_owned(),
                ..AskedBefore::default()
            })
            .collect(),
        ..ChecklistQuery::default()
    };
    bencher.bench(|| catalog.checklist(reader, black_box(&query)).unwrap());
}

#[divan::bench]
fn search_of_the_bank(bencher: Bencher) {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    bencher.bench(|| {
        catalog
            .questions_with(reader, black_box("treatment pl"))
            .unwrap()
    });
}
