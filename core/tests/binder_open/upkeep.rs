//! Looking after the file: its key, its space, and its end.

use careteam::binder::{Binder, BinderError, Change, ChildFields};

use crate::home::{Home, KEY, NOW, add_child, names};

#[test]
fn delete_everything_says_what_it_removed() {
    let home = Home::with_child("Sam");
    for beside in [".part", ".rewrite", ".before-migration"] {
        std::fs::write(home.path.with_extension(format!("binder{beside}")), b"x").unwrap();
    }
    // Opening tidies a rewriting that did not finish.
    let binder = home.open().unwrap();
    assert!(!home.files().contains(&"family.binder.rewrite".into()));
    let report = binder.delete_everything().unwrap();
    assert_eq!(
        report.removed,
        [
            "family.binder",
            "family.binder.part",
            "family.binder.before-migration"
        ]
    );
    assert!(report.left.is_empty() && report.bytes > 4096);
    assert!(home.files().is_empty());
    assert_eq!(binder.children().unwrap_err(), BinderError::Missing);
    assert_eq!(
        Binder::delete_files(home.path()).unwrap_err(),
        BinderError::Missing
    );
}

#[test]
fn the_raw_file_holds_no_plain_text_and_nothing_deleted() {
    let home = Home::new();
    let binder = home.create();
    let secret = "Rosalind Okonkwo-Featherstone";
    for n in 0..50 {
        add_child(&binder, &format!("{secret} {n}"));
    }
    let holds = |bytes: &[u8], text: &[u8]| bytes.windows(text.len()).any(|w| w == text);
    let before = home.bytes();
    assert!(!holds(&before, b"Okonkwo"));
    for row in binder.children().unwrap() {
        binder
            .apply(Change::Remove { id: row.child.id }, NOW)
            .unwrap();
    }
    add_child(&binder, "Kim");
    assert!(!holds(&home.bytes(), b"Okonkwo"));
    // Before compaction the sealed bytes may still be there; afterwards none of them is.
    let size = home.bytes().len();
    binder.compact().unwrap();
    assert!(!binder.can_undo().unwrap());
    assert_eq!(names(&binder), ["Kim"]);
    add_child(&binder, "Lou");
    let after = home.bytes();
    assert!(after.len() < size, "{} < {size}", after.len());
    let busy = |w: &&[u8]| w.iter().collect::<std::collections::HashSet<_>>().len() > 26;
    // The names of tables and the ids in graves stay. So many different bytes in a row are sealed
    // text, and can only be there again if they were copied.
    let old: std::collections::HashSet<&[u8]> = before[4096..].windows(32).filter(busy).collect();
    let kept: Vec<&[u8]> = after[4096..]
        .windows(32)
        .filter(|w| old.contains(*w))
        .collect();
    assert!(kept.is_empty(), "{kept:?}");
    drop(binder);
    assert_eq!(names(&home.open().unwrap()), ["Kim", "Lou"]);
    assert_eq!(home.files(), ["family.binder"]);
}

#[test]
fn a_key_can_be_changed() {
    let home = Home::with_child("Sam");
    let binder = home.open().unwrap();
    binder.change_key(vec![9; 32]).unwrap();
    assert_eq!(names(&binder), ["Sam"]);
    drop(binder);
    assert_eq!(home.open().unwrap_err(), BinderError::WrongKey);
    let binder = Binder::open(home.path(), vec![9; 32]).unwrap();
    assert_eq!(names(&binder), ["Sam"]);
}

/// Needs a small disk of its own, such as `mount -t tmpfs -o size=300k tmpfs DIR`; set
/// `CARETEAM_SMALL_DISK=DIR`. Without one the same is tried in memory by `tests/faults`.
#[test]
fn a_full_disk_loses_nothing() {
    let Some(dir) = std::env::var_os("CARETEAM_SMALL_DISK") else {
        return;
    };
    let dir = tempfile::tempdir_in(dir).unwrap();
    let path = dir.path().join("family.binder");
    let home = Home { _dir: dir, path };
    let binder = home.create();
    let mut expected = Vec::new();
    let fields = |n: usize| ChildFields {
        name: Some(format!("child {n}")),
        note: Some("calm ".repeat(500)),
        ..Default::default()
    };
    let error = loop {
        let n = expected.len();
        match binder.apply(Change::AddChild { fields: fields(n) }, NOW) {
            Ok(_) => expected.push(format!("child {n}")),
            Err(error) => break error,
        }
    };
    assert_eq!(error, BinderError::NoSpace);
    println!("full after {} changes", expected.len());
    assert_eq!(names(&binder), expected);
    // Writing anew needs a second file; the first is left as it is, and no part of the second.
    let before = home.bytes();
    assert_eq!(binder.compact().unwrap_err(), BinderError::NoSpace);
    assert_eq!(home.bytes(), before);
    assert_eq!(home.files(), ["family.binder"]);
    let other = home.path.with_extension("other");
    let refused = Binder::create(other.to_str().unwrap().into(), KEY.to_vec(), NOW);
    assert_eq!(refused.unwrap_err(), BinderError::NoSpace);
    assert_eq!(home.files(), ["family.binder"]);
    drop(binder);
    assert_eq!(names(&home.open().unwrap()), expected);
}

#[test]
fn the_note_on_the_key_stays_with_the_binder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("family.binder");
    let path = path.to_str().unwrap().to_owned();
    let note = |path: &str| Binder::key_note(path.to_owned());
    assert_eq!(note(&path), Err(BinderError::Missing));
    let long = "n".repeat(201);
    let refused = Binder::create_with_note(path.clone(), vec![1; 32], long, NOW);
    assert!(matches!(refused, Err(BinderError::TooLong { .. })));
    let made = Binder::create_with_note(path.clone(), vec![1; 32], "salt 1".into(), NOW);
    let binder = made.unwrap();
    // It can be read while the binder is open, and compaction keeps it.
    assert_eq!(note(&path).unwrap(), "salt 1");
    binder.compact().unwrap();
    assert_eq!(note(&path).unwrap(), "salt 1");
    let changed = binder.change_key_with_note(vec![2; 32], "salt 2".into());
    changed.unwrap();
    assert_eq!(note(&path).unwrap(), "salt 2");
    // A key without a note leaves none of the key before it.
    binder.change_key(vec![3; 32]).unwrap();
    assert_eq!(note(&path).unwrap(), "");
    drop(binder);
    assert!(Binder::open(path, vec![3; 32]).is_ok());
}
