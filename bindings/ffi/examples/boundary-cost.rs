//! What the calls cost in Rust that `bindings/swift/Benchmarks` measures across the boundary.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use careteam::binder::{Change, ChildFields, VisitFields};
use careteam::checklist::ChecklistQuery;
use careteam::team;
use careteam_ffi::{Binder, CareTeam, Reader};
use std::hint::black_box;
use std::time::Instant;

const THEN: i64 = 1_795_000_000_000;

fn reader() -> Reader {
    Reader {
        language: "en".into(),
        today: "2026-11-24".into(),
        state: Some("OR".into()),
    }
}

/// Prints microseconds: the median and the worst but one in a hundred.
fn measure(name: &str, calls: usize, mut call: impl FnMut(usize)) {
    (0..(calls / 10).max(1)).for_each(&mut call);
    let mut micros: Vec<f64> = (0..calls)
        .map(|at| {
            let start = Instant::now();
            call(at);
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    micros.sort_by(f64::total_cmp);
    println!(
        "| {name} | {:.1} | {:.1} |",
        micros[calls / 2],
        micros[calls * 99 / 100]
    );
}

fn main() {
    println!("| call | median µs | p99 µs |\n|---|---|---|");
    let start = Instant::now();
    let team = CareTeam::new().unwrap();
    black_box(team.identify(reader(), "QMHA".into()).unwrap());
    println!(
        "| open and first answer, once | {:.1} | |",
        start.elapsed().as_secs_f64() * 1e6
    );

    let words = "qualified mental health associate";
    measure("identify, a keystroke", 2400, |at| {
        black_box(
            team.identify(reader(), words[..at % 24 + 1].into())
                .unwrap(),
        );
    });
    measure("card", 1000, |_| {
        black_box(team.card(reader(), "or-qmha".into()).unwrap());
    });
    let query = ChecklistQuery {
        visit: "first-visit".into(),
        people: vec![team::Person {
            title: "QMHA".into(),
            ..Default::default()
        }],
        needs: vec!["trauma".into()],
        ..Default::default()
    };
    measure("checklist", 1000, |_| {
        black_box(team.checklist(reader(), query.clone()).unwrap());
    });

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("binder").to_string_lossy().into_owned();
    let binder = Binder::create(path, vec![7; 32], String::new(), THEN).unwrap();
    let child = Change::AddChild {
        fields: ChildFields {
            name: Some("Ada".into()),
            ..Default::default()
        },
    };
    let child = binder.apply(child, THEN).unwrap().added.remove(0);
    for number in 1..=120 {
        let fields = VisitFields {
            kind: Some("first-visit".into()),
            on: Some("2026-11-24".into()),
            place: Some(format!("Clinic {number}")),
            note: Some("Bring the letter of the school".into()),
            ..Default::default()
        };
        let visit = Change::AddVisit {
            child_id: child.clone(),
            fields,
        };
        binder.apply(visit, THEN + number).unwrap();
    }
    measure("100 list rows (visits)", 1000, |_| {
        black_box(binder.history(child.clone(), 0, 100).unwrap());
    });
    let roles = team.roles(reader()).unwrap().len();
    measure(&format!("{roles} list rows (roles)"), 200, |_| {
        black_box(team.roles(reader()).unwrap());
    });
}
