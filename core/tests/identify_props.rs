//! Any text gets an answer or a typed error, in bounded time, and never a panic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use careteam::catalog::{Catalog, CatalogError, Clinician};
use careteam::identify::{Identification, LONGEST_TEXT, Outcome};
use proptest::prelude::*;

fn identify(text: &str, state: Option<&str>) -> Result<Identification, CatalogError> {
    let catalog = Catalog::embedded().unwrap();
    catalog.identify(catalog.reader("es").unwrap(), text, state)
}

/// What must be true of every answer.
fn whole(text: &str, answer: &Identification) -> Result<(), TestCaseError> {
    for candidate in &answer.candidates {
        prop_assert!(
            !candidate.title.is_empty(),
            "{text:?}: candidate without a title"
        );
        prop_assert!(
            !candidate.why.is_empty(),
            "{text:?}: candidate without a reason"
        );
        prop_assert!(
            !candidate.why.contains('{'),
            "{text:?}: reason with a gap: {}",
            candidate.why
        );
        prop_assert!((0..=100).contains(&candidate.score));
    }
    if answer.clinician == Clinician::CannotTell || answer.verdict == Outcome::CannotTell {
        prop_assert!(
            !answer.ask.is_empty(),
            "{text:?}: cannot tell, and nothing to ask"
        );
    }
    if answer.verdict == Outcome::Role {
        prop_assert!(
            !answer.candidates.is_empty(),
            "{text:?}: a role without a candidate"
        );
    }
    Ok(())
}

/// Pieces that titles and cards are made of, and pieces that break readers of text.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "QMHA", "LCSW", "Ph.D.", "MSW", "therapist", "skills trainer", "intern", "Jane Doe",
            "supervised by", "LPC-A", "II", "terapeuta", "familiar", "psic\u{f3}logo", "BCBA",
            "school", "nurse", "associate", "behavioral health", "plumber",
        ])
        .prop_map(str::to_owned),
        2 => prop::sample::select(vec![
            ",", " ", "\n", "(", ")", "[", "|", "/", "-", "\u{2013}", ".", "..", "'", "\u{2019}",
            "\u{0}", "\u{7}", "\u{1b}[31m", "\u{202e}", "\u{200f}", "\u{feff}", "\u{300}",
            "\u{1f600}", "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f466}", "\u{ff34}", "\u{fb01}",
            "\u{130}", "\u{df}", "\u{5d0}\u{5d1}", "\u{645}\u{639}", "\u{6cbb}", "\u{e000}",
        ])
        .prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gets_an_answer(text in any::<String>()) {
        whole(&text, &identify(&text, None).unwrap())?;
    }

    #[test]
    fn any_card_gets_an_answer(
        pieces in prop::collection::vec(piece(), 0..14),
        state in prop::sample::select(vec![None, Some("OR"), Some("us-ca"), Some("Texas"), Some("US")]),
    ) {
        let text = pieces.join(" ");
        whole(&text, &identify(&text, state).unwrap())?;
    }

    #[test]
    fn the_same_text_gets_the_same_answer(pieces in prop::collection::vec(piece(), 0..8)) {
        let text = pieces.concat();
        prop_assert_eq!(identify(&text, Some("OR")).unwrap(), identify(&text, Some("OR")).unwrap());
    }

    #[test]
    fn any_state_is_known_or_named_in_the_error(state in any::<String>()) {
        match identify("QMHA", Some(&state)) {
            Ok(_) => {}
            Err(CatalogError::UnknownState { state: named }) => {
                prop_assert!(named.chars().count() <= 40 && !named.contains(char::is_control));
            }
            Err(other) => prop_assert!(false, "{state:?}: {other}"),
        }
    }
}

#[test]
fn nothing_and_signs_alone_cannot_be_told() {
    for text in [
        "",
        "   ",
        "\n\t",
        "\u{1f600}\u{1f600}",
        "\u{202e}",
        "\u{0}\u{1}",
        "-- / ()",
        "…",
    ] {
        let answer = identify(text, Some("OR")).unwrap();
        assert_eq!(answer.verdict, Outcome::CannotTell, "{text:?}");
        assert!(answer.candidates.is_empty(), "{text:?}");
        assert_ne!(answer.clinician, Clinician::Yes, "{text:?}");
    }
}

#[test]
fn right_to_left_text_is_no_clinician() {
    let answer = identify(
        "\u{5de}\u{5d8}\u{5e4}\u{5dc} \u{5de}\u{5e9}\u{5e4}\u{5d7}\u{5ea}\u{5d9}",
        None,
    );
    assert_ne!(answer.unwrap().clinician, Clinician::Yes);
}

#[test]
fn a_text_of_a_megabyte_is_refused_by_its_length() {
    let text = "QMHA ".repeat(200_000);
    let error = identify(&text, None).unwrap_err();
    let expected = CatalogError::TextTooLong {
        length: 1_000_000,
        limit: LONGEST_TEXT as i64,
    };
    assert_eq!(error, expected);
}

#[test]
fn the_longest_text_is_read_whatever_it_is_made_of() {
    for unit in [
        "therapist ",
        "a",
        "LCSW, ",
        "( ",
        "x y ",
        "QMHA\n",
        "\u{fdfa}",
        "i\u{307}",
    ] {
        let text = unit.repeat(LONGEST_TEXT / unit.len());
        whole(unit, &identify(&text, Some("OR")).unwrap()).unwrap();
    }
}
