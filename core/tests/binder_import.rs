//! Files from elsewhere: what is wrong is named, and the binder stays as it was.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::Arc;

use careteam::binder::{Binder, BinderError, Change, ChildFields, MemoryDisk};
use proptest::prelude::*;

const NOW: i64 = 1_795_000_000_000;
const CHILD: &str = "019a0000-0000-7000-8000-000000000001";
const VISIT: &str = "019a0000-0000-7000-8000-000000000002";
const STAMP: &str = "1795000000000-0-000000000000000a";

fn binder() -> (Arc<MemoryDisk>, Binder) {
    let disk = Arc::new(MemoryDisk::default());
    let binder = Binder::create_on(disk.clone(), vec![1; 32], NOW).unwrap();
    (disk, binder)
}

fn file(records: &str) -> String {
    format!("{{\"format\":\"careteam-binder\",\"version\":1,\"records\":[{records}]}}")
}

fn child(fields: &str) -> String {
    format!("{{\"kind\":\"child\",\"id\":\"{CHILD}\",\"parent\":\"\",\"fields\":{{{fields}}}}}")
}

fn refuse(json: String) -> BinderError {
    let (disk, binder) = binder();
    let before = disk.bytes();
    let error = binder.import_json(json.clone(), NOW).unwrap_err();
    assert_eq!(binder.preview_import(json, NOW).unwrap_err(), error);
    assert_eq!(disk.bytes(), before);
    error
}

#[test]
fn a_file_made_by_hand_is_taken_in() {
    let (_, binder) = binder();
    let preview = binder
        .import_json(file(&child("\"name\":\"Sam\"")), NOW)
        .unwrap();
    assert_eq!((preview.added, preview.rows[0].title.as_str()), (1, "Sam"));
    assert_eq!(binder.children().unwrap()[0].child.name, "Sam");
}

#[test]
fn what_is_wrong_is_named() {
    let field = |json: String| match refuse(json) {
        BinderError::Invalid { field, .. } | BinderError::TooLong { field, .. } => field,
        other => panic!("{other}"),
    };
    assert_eq!(
        refuse("{\"app\":\"another\"}".into()),
        BinderError::NotABinder
    );
    assert_eq!(refuse(String::new()), BinderError::NotABinder);
    assert_eq!(refuse("PK\u{3}\u{4}".into()), BinderError::NotABinder);
    let newer = "{\"format\":\"careteam-binder\",\"version\":9,\"pages\":{}}";
    let error = BinderError::NewerFormat { found: 9, known: 1 };
    assert_eq!(refuse(newer.into()), error);
    let twice = format!("{0},{0}", child("\"name\":\"Sam\""));
    assert_eq!(field(file(&twice)), "records[1].id");
    assert_eq!(
        field(file(&child("\"born\":\"yesterday\""))),
        "records[0].fields.born"
    );
    assert_eq!(
        field(file(&child("\"name\":true"))),
        "records[0].fields.name"
    );
    assert_eq!(
        field(file(&child("\"secret name\":\"x\""))),
        "records[0].fields"
    );
    let long = format!("\"note\":\"{}\"", "x".repeat(1_000_000));
    assert_eq!(field(file(&child(&long))), "records[0].fields.note");
    assert!(field(file(&child("\"name\":[[[[1]]]]"))).starts_with("line 1"));
    let deep = "[".repeat(100_000);
    assert!(field(file(&child(&format!("\"name\":{deep}")))).starts_with("line 1"));
    let id = child("").replace(CHILD, "../../etc");
    assert_eq!(field(file(&id)), "records[0].id");
    let kind = child("").replace("child", "state");
    assert_eq!(field(file(&kind)), "records[0].kind");
    let orphan =
        format!("{{\"kind\":\"visit\",\"id\":\"{VISIT}\",\"parent\":\"{CHILD}\",\"fields\":{{}}}}");
    let error = BinderError::Unknown {
        what: "child".into(),
    };
    assert_eq!(refuse(file(&orphan)), error);
    let no_parent = orphan.replace(&format!("\"parent\":\"{CHILD}\""), "\"parent\":\"\"");
    assert_eq!(field(file(&no_parent)), "records[0].parent");
    let stamp = child("\"name\":\"Sam\"").replace("}}", "},\"stamps\":{\"name\":\"soon\"}}");
    assert_eq!(field(file(&stamp)), "records[0].stamps");
}

#[test]
fn an_id_of_another_record_is_refused() {
    let (disk, binder) = binder();
    binder
        .import_json(file(&child("\"name\":\"Sam\"")), NOW)
        .unwrap();
    let before = disk.bytes();
    let other = child("\"text\":\"x\"")
        .replace("\"child\"", "\"goal\"")
        .replace("\"parent\":\"\"", &format!("\"parent\":\"{CHILD}\""));
    assert!(binder.import_json(file(&other), NOW).is_err());
    assert_eq!(disk.bytes(), before);
}

#[test]
fn an_older_file_does_not_overrule_and_a_newer_one_does() {
    let (_, binder) = binder();
    let named = |name: &str, stamp: &str| {
        let stamps = format!("}},\"stamps\":{{\"name\":\"{stamp}\",\"made\":\"{STAMP}\"}}}}");
        let fields = format!("\"made\":1,\"name\":\"{name}\"");
        file(&child(&fields).replace("}}", &stamps))
    };
    binder.import_json(named("Sam", STAMP), NOW).unwrap();
    let fields = ChildFields {
        name: Some("Samuel".into()),
        ..Default::default()
    };
    let change = Change::EditChild {
        id: CHILD.into(),
        fields,
    };
    binder.apply(change, NOW + 5_000).unwrap();
    let name = || binder.children().unwrap()[0].child.name.clone();
    let older = binder
        .import_json(named("Sam", STAMP), NOW + 9_000)
        .unwrap();
    assert_eq!(
        (older.same, older.changed, name().as_str()),
        (1, 0, "Samuel")
    );
    let newer = "1795000009000-0-000000000000000a";
    let changed = binder
        .import_json(named("Sammy", newer), NOW + 9_000)
        .unwrap();
    assert_eq!((changed.changed, name().as_str()), (1, "Sammy"));
    // From here on, this phone is later again, also when its clock is behind.
    let fields = ChildFields {
        name: Some("Sam".into()),
        ..Default::default()
    };
    let change = Change::EditChild {
        id: CHILD.into(),
        fields,
    };
    binder.apply(change, NOW).unwrap();
    binder.import_json(named("Sammy", newer), NOW).unwrap();
    assert_eq!(name(), "Sam");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Any bytes, and any small damage to a good file: an error or a binder that reads.
    #[test]
    fn no_text_makes_it_fail(
        text in any::<String>(),
        at in any::<prop::sample::Index>(),
        with in "[\"{}\\[\\]:,0-9a-z-]{0,4}",
    ) {
        let (_, binder) = binder();
        let _ = binder.import_json(text, NOW);
        let mut good = file(&child("\"name\":\"Sam\",\"born\":\"2015-02-03\""));
        let at = at.index(good.len());
        good.replace_range(at..(at + 1), &with);
        let _ = binder.import_json(good, NOW);
        binder.children().unwrap();
        let out = binder.export_json().unwrap();
        prop_assert_eq!(binder.import_json(out, NOW).unwrap().changed, 0);
    }
}
