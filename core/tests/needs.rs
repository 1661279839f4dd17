//! Needs and crisis in a parent's own words.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use careteam::catalog::{Catalog, CatalogError, Reader};
use careteam::needs::{LONGEST_TEXT, Recognition};
use proptest::prelude::*;

fn catalog() -> (Catalog<'static>, Reader) {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    (catalog, reader)
}

fn heard(text: &str) -> Recognition {
    let (catalog, reader) = catalog();
    catalog.recognize(reader, text, None).unwrap()
}

fn needs(text: &str) -> Vec<String> {
    heard(text).needs.into_iter().map(|n| n.need).collect()
}

#[test]
fn the_words_that_led_there_are_shown() {
    let found = heard("He has nightmares every night, and at school he has no friends.");
    let social = found
        .needs
        .iter()
        .find(|n| n.need == "social-skills")
        .unwrap();
    assert!(social.words.iter().any(|w| w.contains("no friends")));
}

#[test]
fn plurals_slips_and_forms_are_the_same_word() {
    assert!(needs("She is suicidle.").contains(&"suicidal-thoughts".to_owned()));
    assert!(
        needs("He has been vapping since spring, and smoking weeed.")
            .contains(&"substance-use".to_owned())
    );
    assert!(needs("Tiene ansiedád").contains(&"anxiety".to_owned()));
}

#[test]
fn a_crisis_brings_its_screen() {
    for text in [
        "My son says he wants to kill himself.",
        "Mi hija dice que se quiere morir.",
        "She took a whole bottle of pills an hour ago.",
        "He came at his sister with a knife.",
        "Se tomó todas las pastillas.",
        "He ran away last night and we cannot find him.",
    ] {
        let crisis = heard(text).crisis;
        let crisis = crisis.unwrap_or_else(|| unreachable!("no crisis heard in: {text}"));
        assert!(!crisis.signs.is_empty() && !crisis.words.is_empty());
        let numbers: Vec<_> = crisis
            .screen
            .contacts
            .iter()
            .filter_map(|c| c.phone.clone())
            .collect();
        assert!(numbers.contains(&"911".to_owned()) && numbers.contains(&"988".to_owned()));
        assert!(crisis.screen.steps.iter().all(|s| !s.sources.is_empty()));
    }
}

#[test]
fn figures_of_speech_and_denials_are_none() {
    for text in [
        "This is killing me.",
        "My house is on fire with all these appointments.",
        "He is a ticking time bomb before dinner.",
        "She was scared to death of the dog.",
        "No, he has never talked about suicide.",
        "Nunca ha dicho que se quiera morir.",
        "Me muero de cansancio.",
        "We killed time at the park.",
    ] {
        assert!(heard(text).crisis.is_none(), "{text}");
    }
}

#[test]
fn the_state_adds_its_lines() {
    let (catalog, reader) = catalog();
    let found = catalog
        .recognize(reader, "She wants to die.", Some("OR"))
        .unwrap();
    let contacts = found.crisis.unwrap().screen.contacts;
    assert!(contacts.iter().any(|c| c.of_this_state));
    let country = catalog.crisis(reader, None).unwrap().contacts;
    assert!(country.iter().all(|c| !c.of_this_state));
    assert!(catalog.crisis(reader, Some("Atlantis")).is_err());
}

#[test]
fn signs_are_heard() {
    let found =
        heard("All they do is hand us a photocopied worksheet. He just vents the whole hour.");
    let signs: Vec<&str> = found.signs.iter().map(|s| s.sign.as_str()).collect();
    assert!(signs.contains(&"sig-photocopy") && signs.contains(&"sig-venting"));
}

#[test]
fn no_evidence_gives_no_need() {
    for text in [
        "",
        "   \n\n ",
        "The weather was nice on Saturday.",
        "Das Kind spielt im Garten.",
        "今日は天気がいいです。",
        "1234 5678 !!! ???",
    ] {
        let found = heard(text);
        assert!(found.crisis.is_none() && found.needs.is_empty() && found.signs.is_empty());
    }
}

#[test]
fn a_text_that_is_too_long_is_a_typed_error() {
    let (catalog, reader) = catalog();
    let long = "a ".repeat(1 << 19);
    let error = catalog.recognize(reader, &long, None).unwrap_err();
    assert!(matches!(error, CatalogError::TextTooLong { .. }));
    let most = "help ".repeat(LONGEST_TEXT / 5);
    assert!(catalog.recognize(reader, &most, None).is_ok());
}

#[test]
fn every_need_has_a_screen_in_both_languages() {
    let (catalog, _) = catalog();
    for language in ["en", "es"] {
        let reader = catalog.reader(language).unwrap();
        let all = catalog.needs(reader).unwrap();
        assert_eq!(all.len(), 43);
        for line in all {
            let screen = catalog.need(reader, &line.id).unwrap();
            assert_eq!(screen.label, line.label);
            assert!(!screen.required.is_empty() && !screen.sources.is_empty());
            assert!(!screen.untrained_may.is_empty() && !screen.untrained_may_not.is_empty());
            assert!(screen.approaches.iter().all(|a| !a.sources.is_empty()));
        }
        assert!(matches!(
            catalog.need(reader, "nothing"),
            Err(CatalogError::UnknownNeed { .. })
        ));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_answered_the_same_each_time(text in "\\PC{0,400}") {
        prop_assert_eq!(heard(&text), heard(&text));
    }

    #[test]
    fn words_that_are_shown_stand_in_the_text(
        text in "(he |she |my son |hits |me |cuts |herself |not |never |school |again |pills |took |died |, |\\. ){0,40}",
    ) {
        let found = heard(&text);
        for word in found.needs.iter().flat_map(|n| &n.words) {
            prop_assert!(text.contains(word.as_str()));
        }
        let mut ids: Vec<_> = found.needs.iter().map(|n| &n.need).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), found.needs.len());
    }
}

/// Cues learned from longer texts once spoke against these, because nearly all of theirs are missing.
#[test]
fn a_crisis_said_in_a_few_plain_words_is_heard() {
    for text in [
        "mi hija dice que quiere morir",
        "mi hijo se quiere matar",
        "He tried to kill himself",
        "se cortó los brazos",
        "he ran away and we cannot find him",
        "tiene un cuchillo",
        "She cuts her legs with a razor and hides it from me",
        "Mi hijo dice que oye voces que le mandan matarnos",
        "she says she has a plan",
        "there is blood everywhere",
        "he set the house on fire",
        "he choked me",
    ] {
        assert!(heard(text).crisis.is_some(), "{text}");
    }
    for text in [
        "this is killing me",
        "the house is a mess again",
        "our house is on fire and we need help",
        "me va a matar de un susto",
        "we have a plan for school",
    ] {
        assert!(heard(text).crisis.is_none(), "{text}");
    }
}
