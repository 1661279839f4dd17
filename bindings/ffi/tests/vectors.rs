//! Replays `tests/vectors/calls`, as Kotlin and Swift do: the same question must get the same
//! answer in three languages. `CARETEAM_WRITE_VECTORS=1` writes the answers of this side instead.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing
)]

#[path = "vectors/args.rs"]
mod args;
#[path = "vectors/calls.rs"]
mod calls;
#[path = "vectors/outcome.rs"]
mod outcome;
#[path = "vectors/world.rs"]
mod world;

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/calls")
}

/// What api.txt lists as callable.
fn exported() -> BTreeSet<String> {
    let list = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("api.txt")).unwrap();
    let kinds = ["function ", "constructor ", "method "];
    let calls = list
        .lines()
        .filter_map(|line| kinds.iter().find_map(|kind| line.strip_prefix(kind)));
    calls
        .map(|call| call.split('(').next().unwrap().to_owned())
        .collect()
}

/// Cases that no call can be brought to from outside, on every machine and in every language.
/// `tests/vectors/README.md` says why, and where each is tested instead.
const OUT_OF_REACH: [&str; 3] = [
    "BinderError.Defect",
    "BinderError.NoSpace",
    "CatalogError.Damaged",
];

/// The cases of errors that api.txt lists, but that of the log sink, which Kotlin and Swift throw.
fn cases() -> BTreeSet<String> {
    let list = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("api.txt")).unwrap();
    let cases = list.lines().filter_map(|line| {
        let mut words = line.strip_prefix("error ")?.split([' ', '(']);
        let (error, _, case) = (words.next()?, words.next()?, words.next()?);
        (error != "LogSinkError").then(|| format!("{error}.{case}"))
    });
    cases.collect()
}

/// The case that a step ends in. What belongs to the catalog and to a binder has the error of the
/// binder, with that of the catalog inside.
fn case_of(step: &Value) -> Option<String> {
    let case = step["error"]["case"].as_str()?;
    let call = step["call"].as_str()?;
    let of = if call.starts_with("CareTeam.") {
        "CatalogError"
    } else {
        "BinderError"
    };
    Some(format!("{of}.{case}"))
}

#[test]
fn every_exported_call_answers_as_the_vectors_say() {
    let write = std::env::var_os("CARETEAM_WRITE_VECTORS").is_some();
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    let mut called = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut ended_in = BTreeSet::new();
    let mut steps = 0;
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut file: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let mut world = world::World::new();
        for (at, step) in file["steps"].as_array_mut().unwrap().iter_mut().enumerate() {
            // Where the answer hangs on the machine. The other languages skip it too.
            if step["only"] == "linux" && !cfg!(target_os = "linux") {
                continue;
            }
            steps += 1;
            called.insert(step["call"].as_str().unwrap().to_owned());
            let got = world.step(step);
            if write {
                got.write_to(step);
            } else if let Some(difference) = got.difference_to(step) {
                wrong.push(format!("{name}, step {at}, {}: {difference}", step["call"]));
            }
            ended_in.extend(case_of(step));
        }
        if write {
            fs::write(&path, serde_json::to_string_pretty(&file).unwrap() + "\n").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(steps > 100, "only {steps} steps were found");
    let missing: Vec<_> = exported().difference(&called).cloned().collect();
    assert!(missing.is_empty(), "no vector calls {missing:?}");
    if cfg!(target_os = "linux") {
        let missing: Vec<_> = cases().difference(&ended_in).cloned().collect();
        assert_eq!(missing, OUT_OF_REACH, "cases of errors without a vector");
    }
    println!("{steps} steps over {} calls", called.len());
}
