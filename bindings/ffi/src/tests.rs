//! What must hold on this side of the boundary; Kotlin and Swift test theirs.
#![allow(clippy::unwrap_used)]

use crate::*;

fn reader() -> Reader {
    Reader {
        language: "en".into(),
        today: "2026-11-24".into(),
        state: Some("OR".into()),
    }
}

#[test]
fn a_panic_is_an_error_with_a_place_and_no_payload() {
    let error = CareTeam::new().unwrap().defect_drill().unwrap_err();
    let CatalogError::Defect { place } = &error else {
        unreachable!("{error}")
    };
    assert!(place.starts_with("src/care_team.rs:"), "{place}");
    assert!(!error.to_string().contains("payload"));
}

#[test]
fn a_card_crosses_for_the_readers_state() {
    let team = CareTeam::new().unwrap();
    let card = team.card(reader(), "or-qmha".into()).unwrap();
    assert_eq!(card.role, "or-qmha");
}

#[test]
fn a_shut_binder_says_so_and_lets_others_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("binder").to_string_lossy().into_owned();
    let key = vec![7; 32];
    let binder = Binder::create(path.clone(), key.clone(), String::new(), 1).unwrap();
    assert_eq!(
        Binder::open(path.clone(), key.clone()).unwrap_err(),
        BinderError::InUse
    );
    binder.shut().unwrap();
    binder.shut().unwrap();
    assert_eq!(binder.children().unwrap_err(), BinderError::Shut);
    assert!(
        Binder::open(path, key)
            .unwrap()
            .children()
            .unwrap()
            .is_empty()
    );
}
