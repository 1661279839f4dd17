//! One typed error for each reason that a file does not open.

use careteam::binder::{Binder, BinderError};

use crate::home::{Home, KEY, NOW, add_child, names};

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
