//! The same letters, two meanings: the state decides; without one, both are told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use careteam::catalog::Catalog;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The roles of letters in one place; `None` for a meaning that is no role of the catalog.
type Roles = BTreeSet<Option<String>>;

/// Letters → place → roles, of the homonyms that the content names.
fn homonyms() -> BTreeMap<String, BTreeMap<String, Roles>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/homonyms.json");
    let list: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut out: BTreeMap<String, BTreeMap<String, Roles>> = BTreeMap::new();
    for homonym in list.as_array().unwrap() {
        let letters = homonym["letters"].as_str().unwrap();
        // Words such as "associate" are parts of titles; nobody writes them as post-nominals.
        if letters.chars().any(char::is_lowercase) {
            continue;
        }
        for meaning in homonym["meanings"].as_array().unwrap() {
            let place = meaning["jurisdiction"].as_str().unwrap();
            let places = out.entry(letters.to_owned()).or_default();
            let roles = places.entry(place.to_owned()).or_default();
            roles.insert(meaning["role"].as_str().map(str::to_owned));
        }
    }
    out
}

#[test]
fn the_state_decides_what_letters_mean() {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    let mut asked = 0;
    let mut wrong = Vec::new();
    for (letters, places) in homonyms() {
        for (place, roles) in places {
            // What is no role of the catalog has no card to go to.
            if place == "US" || roles.iter().all(Option::is_none) {
                continue;
            }
            let found = catalog.identify(reader, &letters, Some(&place)).unwrap();
            let first = found.candidates.first().and_then(|c| c.role.clone());
            asked += 1;
            if !roles.contains(&first) {
                wrong.push(format!("{letters} in {place}: {first:?}, not {roles:?}"));
            }
        }
    }
    assert!(asked > 100, "only {asked} meanings were asked for");
    assert!(wrong.is_empty(), "{asked} asked:\n{}", wrong.join("\n"));
}

#[test]
fn without_a_state_letters_with_several_meanings_say_so() {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    let mut asked = 0;
    let mut silent = Vec::new();
    for (letters, places) in homonyms() {
        let families: BTreeSet<String> = places
            .values()
            .flatten()
            .flatten()
            .map(|role| {
                catalog
                    .card(reader, role, None, "2026-12-01")
                    .unwrap()
                    .family
            })
            .collect();
        if families.len() < 2 {
            continue;
        }
        asked += 1;
        let found = catalog.identify(reader, &letters, None).unwrap();
        let told: BTreeSet<&str> = found.candidates.iter().map(|c| c.family.as_str()).collect();
        let says_state = found.remarks.iter().any(|r| r.contains("state"));
        if told.len() < 2 || !says_state {
            silent.push(format!(
                "{letters}: {told:?} of {families:?}; {:?}",
                found.remarks
            ));
        }
    }
    assert!(asked > 10, "only {asked} were asked for");
    assert!(silent.is_empty(), "{asked} asked:\n{}", silent.join("\n"));
}
