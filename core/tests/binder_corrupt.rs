//! Every byte of a small binder bent, one at a time: an error or the right data, never a wrong
//! answer and never a panic that reaches the caller.
//!
//! Every 211th byte is bent by default; `CARETEAM_FULL=1` bends all, in three ways.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use careteam::binder::{
    Binder, Change, ChildFields, ItemFields, MemoryDisk, PersonFields, VisitFields,
};

const NOW: i64 = 1_795_000_000_000;
const KEY: [u8; 32] = [1; 32];

/// Panics inside the store that were turned into errors.
static CAUGHT: AtomicUsize = AtomicUsize::new(0);

fn build(binder: &Binder) {
    for child in ["Sam", "Kim"] {
        let fields = ChildFields {
            name: Some(child.into()),
            ..Default::default()
        };
        let added = binder.apply(Change::AddChild { fields }, NOW).unwrap();
        let child_id = added.added[0].clone();
        let fields = PersonFields {
            name: Some("Dana".into()),
            ..Default::default()
        };
        let change = Change::AddPerson {
            child_id: child_id.clone(),
            fields,
        };
        let person = binder.apply(change, NOW).unwrap().added;
        let fields = VisitFields {
            on: Some("2026-11-24".into()),
            people: Some(person),
            ..Default::default()
        };
        let added = binder
            .apply(Change::AddVisit { child_id, fields }, NOW)
            .unwrap();
        let item = |n| ItemFields {
            text: Some(format!("question {n}")),
            note: Some("a note ".repeat(60)),
            ..Default::default()
        };
        let visit_id = added.added[0].clone();
        let items = (0..4).map(item).collect();
        let change = Change::AddItems { visit_id, items };
        binder.apply(change, NOW).unwrap();
    }
}

/// Everything that a family could see.
fn seen(binder: &Binder) -> Result<String, careteam::binder::BinderError> {
    let mut all = String::new();
    for row in binder.children()? {
        let id = row.child.id.clone();
        all += &format!("{} {} {}\n", row.child.name, row.people, row.visits);
        for person in binder.team(id.clone())?.people {
            all += &format!("{} {}\n", person.id, person.name);
        }
        for visit in binder.history(id, 0, 99)?.visits {
            let view = binder.visit(visit.visit.id.clone())?;
            all += &format!(
                "{} {} {:?}\n",
                view.visit.on, visit.items, view.visit.people
            );
            for item in view.items {
                all += &format!("{} {} {}\n", item.position, item.text, item.note);
            }
        }
    }
    Ok(all)
}

/// Opens, reads, writes and reads again. Says whether it could all be done.
fn use_it(bytes: Vec<u8>, right: &str, what: &str) -> bool {
    let disk = Arc::new(MemoryDisk::new(bytes));
    let Ok(binder) = Binder::open_on(disk, KEY.to_vec()) else {
        return false;
    };
    match seen(&binder) {
        Ok(all) => assert_eq!(all, right, "{what}: a wrong answer"),
        Err(_) => return false,
    }
    let fields = ChildFields {
        name: Some("Lou".into()),
        ..Default::default()
    };
    if binder.apply(Change::AddChild { fields }, NOW + 9).is_err() {
        return false;
    }
    match seen(&binder) {
        Ok(all) => assert_eq!(
            all,
            format!("{right}Lou 0 0\n"),
            "{what}: wrong after a change"
        ),
        Err(_) => return false,
    }
    true
}

fn bend_all(bytes: &[u8], right: &str, name: &str) {
    let full = std::env::var_os("CARETEAM_FULL").is_some();
    let step = if full { 1 } else { 211 };
    let masks: &[u8] = if full { &[0x01, 0x80, 0xff] } else { &[0xff] };
    let (mut tried, mut refused) = (0, 0);
    for at in (0..bytes.len()).step_by(step) {
        for mask in masks {
            let what = format!("{name}, byte {at} ^ {mask:#x}");
            let mut bent = bytes.to_vec();
            bent[at] ^= mask;
            let result = catch_unwind(AssertUnwindSafe(|| use_it(bent, right, &what)));
            let used = result.unwrap_or_else(|_| panic!("{what}: failed"));
            tried += 1;
            refused += usize::from(!used);
        }
    }
    let caught = CAUGHT.load(Ordering::Relaxed);
    println!(
        "{name}: {} bytes, {tried} bent, {refused} refused, {caught} panics caught",
        bytes.len()
    );
}

#[test]
fn no_single_byte_gives_a_wrong_answer() {
    let default = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let inside = info.location().is_some_and(|l| l.file().contains("redb"));
        if inside {
            CAUGHT.fetch_add(1, Ordering::Relaxed);
            println!("inside the store: {info}");
        } else {
            default(info);
        }
    }));
    let disk = Arc::new(MemoryDisk::default());
    let binder = Binder::create_on(disk.clone(), KEY.to_vec(), NOW).unwrap();
    build(&binder);
    let right = seen(&binder).unwrap();
    let crashed = disk.bytes();
    drop(binder);
    let closed = disk.bytes();
    for (bytes, name) in [(closed, "closed"), (crashed, "not closed")] {
        assert!(use_it(bytes.clone(), &right, name));
        bend_all(&bytes, &right, name);
    }
}

#[test]
fn no_lost_sector_gives_a_wrong_answer() {
    let disk = Arc::new(MemoryDisk::default());
    let binder = Binder::create_on(disk.clone(), KEY.to_vec(), NOW).unwrap();
    build(&binder);
    let right = seen(&binder).unwrap();
    drop(binder);
    let bytes = disk.bytes();
    for at in (0..bytes.len()).step_by(512) {
        for fill in [0x00, 0xff] {
            let mut bent = bytes.clone();
            let end = bent.len().min(at + 512);
            bent[at..end].fill(fill);
            use_it(
                bent,
                &right,
                &format!("sector at {at} filled with {fill:#x}"),
            );
        }
        // An old sector in the place of a new one.
        let mut bent = bytes.clone();
        let from = (at + 4096) % bytes.len() / 512 * 512;
        let end = (from + 512).min(bytes.len());
        let len = (end - from).min(bytes.len() - at);
        bent.copy_within(from..from + len, at);
        use_it(bent, &right, &format!("sector at {at} replaced by {from}"));
    }
}
