//! Who is it? One test for each way in which a parent meets a title.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use careteam::catalog::{Catalog, CatalogError, Clinician};
use careteam::identify::{Identification, LONGEST_TEXT, Outcome};

fn ask(text: &str, state: Option<&str>) -> Identification {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    catalog.identify(reader, text, state).unwrap()
}

fn first(text: &str, state: Option<&str>) -> (String, Clinician) {
    let found = ask(text, state);
    let family = found.candidates.first().map(|c| c.family.clone());
    (family.unwrap_or_default(), found.clinician)
}

fn role(text: &str, state: Option<&str>) -> Option<String> {
    ask(text, state).candidates.first()?.role.clone()
}

#[test]
fn letters_mean_what_the_state_says() {
    assert_eq!(role("QMHA", Some("OR")).as_deref(), Some("or-qmha"));
    assert_eq!(role("QMHP", Some("OR")).as_deref(), Some("or-qmhp"));
    assert_eq!(role("QMHP", Some("Virginia")).as_deref(), Some("va-qmhp"));
    assert_eq!(first("LPC", Some("OR")).1, Clinician::Yes);
    // In Illinois the same three letters are the step before the license.
    assert_eq!(first("LPC", Some("IL")).1, Clinician::InTraining);
}

#[test]
fn without_a_state_the_meanings_are_listed_and_the_state_is_asked_for() {
    let found = ask("LPC", None);
    assert_eq!(found.verdict, Outcome::Several);
    assert!(found.candidates.len() > 1);
    assert!(
        found.remarks.iter().any(|r| r.contains("state")),
        "{:?}",
        found.remarks
    );
}

#[test]
fn a_card_is_read_as_one_person() {
    let found = ask("Jane Doe, MSW, QMHP", Some("OR"));
    assert_eq!(found.candidates[0].family, "qmhp");
    assert_ne!(
        found.clinician,
        Clinician::Yes,
        "a degree and a status are no license"
    );
    let letters: Vec<&str> = found
        .credentials
        .iter()
        .map(|c| c.letters.as_str())
        .collect();
    assert_eq!(letters, ["MSW", "QMHP"]);
    let found = ask("Jo Ray, M.S., L.P.C.", Some("OR"));
    assert_eq!(
        (found.candidates[0].family.as_str(), found.clinician),
        ("lpc", Clinician::Yes)
    );
}

#[test]
fn a_name_is_not_taken_for_a_misspelled_title() {
    let found = ask("Marcia Chaplan, LCSW", Some("OR"));
    assert_eq!(found.candidates[0].family, "lcsw");
    assert!(
        found
            .candidates
            .iter()
            .all(|c| c.family != "clergy-or-chaplain")
    );
}

#[test]
fn misspelled_abbreviated_reordered_and_plural_titles_are_found() {
    for (text, family) in [
        ("skils trainer", "skills-trainer"),
        ("trainer of skills", "skills-trainer"),
        ("case mgr", "case-manager"),
        ("pyschologist", "psychologist"),
        ("Technician, Mental Health", "psychiatric-technician"),
        ("wraparound facilitators", "wraparound-facilitator"),
        ("peer suport specialist", "peer-support"),
    ] {
        assert_eq!(first(text, None).0, family, "{text}");
    }
}

#[test]
fn swapped_letters_are_mended_but_never_make_somebody_licensed() {
    assert_eq!(first("QHMP", Some("OR")).0, "qmhp");
    let found = ask("LCWS", Some("OR"));
    assert_eq!(found.candidates[0].family, "lcsw");
    assert_ne!(found.clinician, Clinician::Yes);
    assert!(!found.ask.is_empty());
}

#[test]
fn vague_words_do_not_tell_and_bring_a_question() {
    for text in ["therapist", "clinician", "our counselor", "terapeuta"] {
        let found = ask(text, Some("OR"));
        assert_eq!(found.verdict, Outcome::CannotTell, "{text}");
        assert_eq!(found.clinician, Clinician::CannotTell, "{text}");
        assert!(!found.ask.is_empty() && !found.remarks.is_empty(), "{text}");
    }
}

#[test]
fn trainees_are_in_training_and_supervisors_letters_are_not_theirs() {
    for text in [
        "therapist intern",
        "LMFT intern",
        "Associate Therapist",
        "Psychology Resident",
        "Professional Counselor Associate",
        "Mental Health Counselor (supervised by Ana Ruiz, LPC)",
    ] {
        assert_eq!(first(text, Some("OR")).1, Clinician::InTraining, "{text}");
    }
}

#[test]
fn a_license_in_words_counts_and_a_degree_does_not() {
    assert_eq!(
        first("Licensed Clinical Social Worker", None).1,
        Clinician::Yes
    );
    assert_eq!(first("Family Therapist (licensed)", None).1, Clinician::Yes);
    for text in [
        "Ana Ruiz, MSW",
        "Ana Ruiz, MA",
        "Ana Ruiz, PhD",
        "social worker",
    ] {
        assert_ne!(first(text, None).1, Clinician::Yes, "{text}");
    }
}

#[test]
fn unknown_suffixes_never_make_somebody_licensed() {
    // LPC-Q is nothing that the catalog knows.
    assert_ne!(first("Ana Ruiz, LPC-Q", Some("TX")).1, Clinician::Yes);
}

#[test]
fn spanish_titles_are_read() {
    assert_eq!(
        first("trabajadora social clínica licenciada", None),
        ("lcsw".into(), Clinician::Yes)
    );
    assert_eq!(
        first("promotora de salud", Some("OR")).0,
        "community-health-worker"
    );
    assert_eq!(first("psiquiatra infantil", None).0, "psychiatrist");
    assert_eq!(
        first("entrenador de habilidades", Some("OR")).0,
        "skills-trainer"
    );
}

#[test]
fn several_people_on_one_line_are_several() {
    let found = ask("a care coordinator and an LCSW", None);
    let families: Vec<&str> = found.candidates.iter().map(|c| c.family.as_str()).collect();
    assert!(
        families.contains(&"care-coordinator") && families.contains(&"lcsw"),
        "{families:?}"
    );
}

#[test]
fn what_is_no_care_role_is_refused() {
    for text in [
        "Accounts payable clerk",
        "Head chef",
        "HVAC engineer",
        "Loan counselor",
        "Pest control supervisor",
        "xyzzy plugh",
        "Chemistry teacher",
    ] {
        let found = ask(text, None);
        assert_eq!(
            found.verdict,
            Outcome::NotACareRole,
            "{text}: {:?}",
            found.candidates
        );
        assert_eq!(found.clinician, Clinician::No, "{text}");
        assert!(!found.ask.is_empty(), "{text}: there is always a question");
    }
}

#[test]
fn every_keystroke_answers_and_the_list_narrows_to_the_role() {
    let text = "skills trainer";
    for end in 3..text.len() {
        let found = ask(&text[..end], Some("OR"));
        let on_the_way = !found.suggestions.is_empty() || !found.candidates.is_empty();
        assert!(
            on_the_way || text[..end].ends_with(' '),
            "{:?}",
            &text[..end]
        );
    }
    let letters = ask("qm", Some("OR")).suggestions;
    assert!(letters.iter().any(|s| s.role == "or-qmha"), "{letters:?}");
}

#[test]
fn each_candidate_says_why() {
    for text in [
        "Jane Doe, MSW, QMHP",
        "therapist",
        "case manager",
        "LPC",
        "QHMA",
    ] {
        for candidate in ask(text, None).candidates {
            assert!(candidate.why.len() > 10, "{text}: {candidate:?}");
            assert!(!candidate.why.contains('{'), "{text}: {}", candidate.why);
        }
    }
}

#[test]
fn answers_come_in_the_readers_language() {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("es-US").unwrap();
    let found = catalog.identify(reader, "QMHA", Some("OR")).unwrap();
    assert!(
        found.candidates[0].why.contains("significa"),
        "{}",
        found.candidates[0].why
    );
    assert!(
        found.ask.iter().all(|a| a.text.contains('¿')),
        "{:?}",
        found.ask
    );
}

#[test]
fn odd_input_is_an_honest_answer_or_a_typed_error() {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    for text in [
        "",
        "   ",
        "\u{1F600}\u{1F600}",
        "\u{0}\u{7}",
        "\u{202e}\u{200f}",
        "…",
    ] {
        let found = catalog.identify(reader, text, None).unwrap();
        assert_eq!(found.verdict, Outcome::CannotTell, "{text:?}");
        assert!(found.candidates.is_empty(), "{text:?}");
    }
    let long = "a".repeat(1_000_000);
    assert_eq!(
        catalog.identify(reader, &long, None),
        Err(CatalogError::TextTooLong {
            length: 1_000_000,
            limit: LONGEST_TEXT as i64
        })
    );
    assert_eq!(
        catalog.identify(reader, "LPC", Some("ZZ")),
        Err(CatalogError::UnknownState { state: "ZZ".into() })
    );
    assert!(matches!(
        catalog.reader("tlh"),
        Err(CatalogError::UnknownLanguage { .. })
    ));
}
