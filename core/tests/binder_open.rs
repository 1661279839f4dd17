//! Opening never recreates: one typed error for each reason, and the file stays as it is.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::path::PathBuf;

use careteam::binder::{Binder, BinderError, Change, ChildFields};

const NOW: i64 = 1_795_000_000_000;
const KEY: [u8; 32] = [1; 32];

struct Home {
    _dir: tempfile::TempDir,
    path: PathBuf,
}

impl Home {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("family.binder");
        Self { _dir: dir, path }
    }

    fn path(&self) -> String {
        self.path.to_str().unwrap().into()
    }

    fn create(&self) -> Binder {
        Binder::create(self.path(), KEY.to_vec(), NOW).unwrap()
    }

    fn with_child(name: &str) -> Self {
        let home = Self::new();
        add_child(&home.create(), name);
        home
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.path).unwrap()
    }

    fn open(&self) -> Result<Binder, BinderError> {
        Binder::open(self.path(), KEY.to_vec())
    }

    fn files(&self) -> Vec<String> {
        let dir = std::fs::read_dir(self.path.parent().unwrap()).unwrap();
        let mut names: Vec<String> = dir
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into())
            .collect();
        names.sort();
        names
    }
}

fn add_child(binder: &Binder, name: &str) {
    let fields = ChildFields {
        name: Some(name.into()),
        ..Default::default()
    };
    binder.apply(Change::AddChild { fields }, NOW).unwrap();
}

fn names(binder: &Binder) -> Vec<String> {
    let rows = binder.children().unwrap();
    rows.into_iter().map(|row| row.child.name).collect()
}

#[test]
fn a_missing_file_is_missing_and_stays_so() {
    let home = Home::new();
    assert_eq!(home.open().unwrap_err(), BinderError::Missing);
    assert!(home.files().is_empty());
}

#[test]
fn creating_replaces_nothing() {
    let home = Home::with_child("Sam");
    let before = home.bytes();
    let again = Binder::create(home.path(), KEY.to_vec(), NOW);
    assert_eq!(again.unwrap_err(), BinderError::AlreadyExists);
    assert_eq!(home.bytes(), before);
    assert_eq!(home.files(), ["family.binder"]);
}

#[test]
fn opening_and_reading_write_nothing() {
    let home = Home::with_child("Sam");
    let before = home.bytes();
    {
        let binder = home.open().unwrap();
        assert_eq!(names(&binder), ["Sam"]);
        assert!(binder.search("nobody".into(), 5).unwrap().is_empty());
    }
    assert_eq!(home.bytes(), before);
    let binder = home.open().unwrap();
    add_child(&binder, "Kim");
    drop(binder);
    assert_ne!(home.bytes(), before);
    assert_eq!(names(&home.open().unwrap()), ["Sam", "Kim"]);
}

#[test]
fn another_key_is_a_wrong_key() {
    let home = Home::with_child("Sam");
    let before = home.bytes();
    let wrong = Binder::open(home.path(), vec![2; 32]);
    assert_eq!(wrong.unwrap_err(), BinderError::WrongKey);
    let short = Binder::open(home.path(), vec![2; 16]);
    assert_eq!(short.unwrap_err(), BinderError::BadKey { found: 16 });
    assert_eq!(home.bytes(), before);
    let error = Binder::salvage(home.path(), vec![2; 32]).unwrap_err();
    assert_eq!(error, BinderError::WrongKey);
}

#[test]
fn a_second_opening_is_refused() {
    let home = Home::with_child("Sam");
    let first = home.open().unwrap();
    assert_eq!(home.open().unwrap_err(), BinderError::InUse);
    assert_eq!(
        Binder::delete_files(home.path()).unwrap_err(),
        BinderError::InUse
    );
    drop(first);
    assert!(home.open().is_ok());
}

#[test]
fn a_newer_format_is_left_alone() {
    let home = Home::with_child("Sam");
    let mut bytes = home.bytes();
    for copy in [0, 1024] {
        bytes[copy + 8] = 7;
    }
    std::fs::write(&home.path, &bytes).unwrap();
    let newer = BinderError::NewerFormat { found: 7, known: 1 };
    assert_eq!(home.open().unwrap_err(), newer);
    assert_eq!(home.bytes(), bytes);
}

#[test]
fn another_file_is_not_a_binder() {
    let home = Home::new();
    for content in [
        vec![0u8; 10_000],
        b"a letter to grandma".repeat(999),
        b"%PDF-1.7".to_vec(),
    ] {
        std::fs::write(&home.path, &content).unwrap();
        assert_eq!(home.open().unwrap_err(), BinderError::NotABinder);
        assert_eq!(home.bytes(), content);
    }
}

#[test]
fn a_cut_file_is_damaged_at_every_length() {
    let home = Home::with_child("Sam");
    let whole = home.bytes();
    let steps = (0..whole.len())
        .step_by(509)
        .chain([1, 8, 4095, 4096, 4097, whole.len() - 1]);
    for len in steps {
        std::fs::write(&home.path, &whole[..len]).unwrap();
        match home.open() {
            Err(BinderError::Damaged { .. }) => {}
            // What was cut off can be free space; then everything must still be there.
            Ok(binder) => assert_eq!(names(&binder), ["Sam"], "cut at {len}"),
            Err(error) => panic!("cut at {len}: {error}"),
        }
        assert_eq!(home.bytes(), &whole[..len], "cut at {len}");
    }
}

#[test]
fn a_folder_or_read_only_file_is_refused() {
    let home = Home::with_child("Sam");
    let folder = home.path.parent().unwrap().to_str().unwrap().to_string();
    assert!(Binder::open(folder, KEY.to_vec()).is_err());
    let mut permissions = std::fs::metadata(&home.path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&home.path, permissions).unwrap();
    // The administrator of a machine may write anyway; then there is nothing to refuse.
    if std::fs::OpenOptions::new()
        .write(true)
        .open(&home.path)
        .is_err()
    {
        assert_eq!(home.open().unwrap_err(), BinderError::ReadOnly);
    }
    let saved = Binder::salvage(home.path(), KEY.to_vec()).unwrap();
    assert!(saved.whole && saved.json.contains("Sam"));
}

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

/// A file that format 1 wrote once. If this fails, families cannot open their binders: raise the
/// format and migrate. (`CARETEAM_WRITE_FIXTURE=1` wrote it.)
#[test]
fn a_binder_of_format_1_opens() {
    let fixture = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/format-1.binder"
    );
    if std::env::var_os("CARETEAM_WRITE_FIXTURE").is_some() {
        let home = Home::with_child("Sam");
        add_child(&home.open().unwrap(), "Kim");
        std::fs::copy(&home.path, fixture).unwrap();
    }
    let home = Home::new();
    std::fs::copy(fixture, &home.path).unwrap();
    let binder = home.open().unwrap();
    assert_eq!(names(&binder), ["Sam", "Kim"]);
    add_child(&binder, "Lou");
    assert_eq!(names(&binder), ["Sam", "Kim", "Lou"]);
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
