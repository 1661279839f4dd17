//! Coverage of a team.
//!
//! `cargo bench -p careteam --bench team`
#![allow(
    clippy::unwrap_used,
    missing_docs,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use careteam::catalog::Catalog;
use careteam::team::{Person, TeamQuery};
use divan::{Bencher, black_box};

const TITLES: [&str; 10] = [
    "QMHA",
    "QMHP",
    "LCSW",
    "Jane Doe, MSW, CSWA",
    "PMHNP",
    "therapist",
    "skills trainer",
    "Family Support Specialist",
    "school counselor",
    "BCBA",
];

fn main() {
    divan::main();
}

#[divan::bench(args = [(3, 3), (20, 20)])]
fn people_and_needs(bencher: Bencher, (people, needs): (usize, usize)) {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    let all = catalog.needs(reader).unwrap();
    let query = TeamQuery {
        state: Some("OR".to_owned()),
        people: TITLES
            .iter()
            .cycle()
            .take(people)
            .map(|title| Person {
                title: (*title).to_owned(),
                ..Person::default()
            })
            .collect(),
        needs: all.into_iter().take(needs).map(|n| n.id).collect(),
    };
    bencher.bench(|| catalog.team(reader, black_box(&query)).unwrap());
}
