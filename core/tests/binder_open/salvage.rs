//! What a damaged file still gives.

use careteam::binder::{Binder, Change};

use crate::home::{Home, KEY, NOW, add_child, names};

#[test]
fn salvage_reads_what_a_damaged_file_still_holds() {
    let home = Home::new();
    {
        let binder = home.create();
        for n in 0..200 {
            add_child(&binder, &format!("child number {n}"));
        }
    }
    let mut bytes = home.bytes();
    // Both headers, the start of the store and a stretch of its middle are lost.
    bytes[..8192].fill(0xee);
    let middle = bytes.len() / 2;
    bytes[middle..middle + 2_000].fill(0);
    std::fs::write(&home.path, &bytes).unwrap();
    assert!(home.open().is_err());
    let saved = Binder::salvage(home.path(), KEY.to_vec()).unwrap();
    assert!(!saved.whole && saved.records > 150, "{saved:?}");
    assert_eq!(home.bytes(), bytes);
    let wrong = Binder::salvage(home.path(), vec![3; 32]);
    assert!(wrong.is_err());
    // What was saved is the start of a new binder.
    let new = Home::new();
    let binder = new.create();
    let taken = binder.import_json(saved.json, NOW).unwrap();
    assert_eq!(taken.added, saved.records);
    assert_eq!(names(&binder).len(), saved.records as usize);
}

#[test]
fn salvage_does_not_bring_back_what_was_deleted() {
    let home = Home::new();
    {
        let binder = home.create();
        add_child(&binder, "Sam");
        let id = binder.children().unwrap()[0].child.id.clone();
        binder.apply(Change::Remove { id }, NOW + 5).unwrap();
        add_child(&binder, "Kim");
    }
    let mut bytes = home.bytes();
    bytes[..8192].fill(0xee);
    std::fs::write(&home.path, &bytes).unwrap();
    let saved = Binder::salvage(home.path(), KEY.to_vec()).unwrap();
    assert!(saved.json.contains("Kim") && !saved.json.contains("Sam"));
}
