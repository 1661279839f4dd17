//! The evaluation figures must not fall below the floors of `tests/eval/floors.json`.
//!
//! The shared data lies outside the repository; where it is missing, the check says so and only
//! the repository's own set is measured.
#![allow(clippy::unwrap_used, clippy::panic)]

use careteam::catalog::Catalog;
use careteam_tests::score::{Figures, Occupation, Title, occupations, titles};
use careteam_tests::situations::{Labels, Situation, situations};
use careteam_tests::{evaluation, repository, rows, say, skip};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// What a figure must hold to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    at_least: Option<f64>,
    at_most: Option<f64>,
}

fn floors(set: &str) -> BTreeMap<String, Floor> {
    let file = repository().join("tests/eval/floors.json");
    let text = std::fs::read_to_string(file).unwrap();
    let mut sets: BTreeMap<String, BTreeMap<String, Floor>> = serde_json::from_str(&text).unwrap();
    sets.remove(set).unwrap()
}

/// Prints the figures of a set and fails, naming each one that is beyond its floor.
fn hold(set: &str, rows: usize, figures: &Figures) {
    let line: Vec<String> = figures
        .iter()
        .map(|(name, f)| format!("{name} {f}"))
        .collect();
    say(&format!(
        "\nfigures: {set} ({rows} rows): {}",
        line.join(", ")
    ));
    let floors = floors(set);
    let unknown = floors.keys().filter(|name| !figures.contains_key(*name));
    assert_eq!(unknown.count(), 0, "a floor of {set} names no figure");
    let mut fallen = Vec::new();
    for (name, floor) in &floors {
        let figure = figures.get(name).copied().unwrap_or(f64::NAN);
        if floor
            .at_least
            .is_some_and(|least| figure.is_nan() || figure < least)
            || floor
                .at_most
                .is_some_and(|most| figure.is_nan() || figure > most)
        {
            fallen.push(format!("{name} is {figure}, must be {floor:?}"));
        }
    }
    assert!(fallen.is_empty(), "{set}: {}", fallen.join("; "));
}

fn titles_hold(set: &str, file: &Path) {
    let catalog = Catalog::embedded().unwrap();
    let rows: Vec<Title> = rows(file).unwrap();
    let show = std::env::var_os("CARETEAM_MISSES").is_some();
    let figures = titles(&catalog, &rows, |row, answer| {
        if show {
            let got: Vec<&str> = answer
                .candidates
                .iter()
                .map(|c| c.family.as_str())
                .collect();
            say(&format!(
                "{} {:?} {:?}: wanted {:?} {}, got {:?} {:?} {:?}",
                row.id,
                row.text,
                row.state,
                row.gold,
                row.licensed_clinician,
                answer.verdict,
                got,
                answer.clinician,
            ));
        }
    });
    hold(set, rows.len(), &figures.unwrap());
}

#[test]
fn own_titles_hold() {
    titles_hold(
        "titles-own",
        &repository().join("tests/eval/titles-own.jsonl"),
    );
}

#[test]
fn held_titles_hold() {
    titles_hold(
        "titles-held",
        &repository().join("tests/eval/titles-held.jsonl"),
    );
}

#[test]
fn shared_titles_hold() {
    match evaluation() {
        Some(folder) => titles_hold("titles-dev", &folder.join("titles-dev.jsonl")),
        None => skip(
            "figures on titles-dev",
            "no evaluation data; set CARETEAM_EVAL",
        ),
    }
}

#[test]
fn shared_occupations_hold() {
    let Some(folder) = evaluation() else {
        skip(
            "figures on occupations-dev",
            "no evaluation data; set CARETEAM_EVAL",
        );
        return;
    };
    let catalog = Catalog::embedded().unwrap();
    let read = |file: &str| rows::<Occupation>(&folder.join(file)).unwrap();
    let other = read("other-occupations-dev.jsonl");
    let care = read("care-occupations-dev.jsonl");
    let figures = occupations(&catalog, &other, &care).unwrap();
    hold("occupations-dev", other.len() + care.len(), &figures);
}

fn situations_hold(set: &str, file: &Path) {
    let labels = repository().join("tests/eval/situations-labels.json");
    let labels: Labels = serde_json::from_str(&std::fs::read_to_string(labels).unwrap()).unwrap();
    let catalog = Catalog::embedded().unwrap();
    let rows: Vec<Situation> = rows(file).unwrap();
    let figures = situations(&catalog, &rows, &labels).unwrap();
    hold(set, rows.len(), &figures);
}

#[test]
fn own_situations_hold() {
    for set in [
        "situations-tune",
        "situations-tune-2",
        "situations-held",
        "situations-blind",
        "situations-blind-2",
        "situations-blind-3",
    ] {
        let file = format!("tests/eval/{set}.jsonl");
        situations_hold(set, &repository().join(file));
    }
}

#[test]
fn shared_situations_hold() {
    match evaluation() {
        Some(folder) => situations_hold("situations-dev", &folder.join("situations-dev.jsonl")),
        None => skip(
            "figures on situations-dev",
            "no evaluation data; set CARETEAM_EVAL",
        ),
    }
}
