//! What ships is whole in both languages, and content that is not is refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use careteam_content::compile::compile;
use careteam_content::image::Image;
use careteam_content::load::{Content, Filed};
use careteam_content::report;
use careteam_content::schema::{Role, Source};
use careteam_content::validate::{missing, validate};
use std::collections::BTreeMap;
use std::path::Path;

fn data() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../data"))
}

fn content() -> Content {
    Content::load(data()).unwrap()
}

fn role<'c>(content: &'c mut Content, id: &str) -> &'c mut Role {
    let mut roles = content.roles.iter_mut();
    &mut roles.find(|r| r.value.id == id).unwrap().value
}

/// The problems, as the check prints them.
fn problems(content: &Content) -> Vec<String> {
    validate(content).iter().map(ToString::to_string).collect()
}

#[test]
fn every_text_stands_in_english_and_in_spanish() {
    let content = content();
    let complete: Vec<&str> = content
        .languages
        .iter()
        .filter(|l| l.complete)
        .map(|l| l.code.as_str())
        .collect();
    assert_eq!(complete, ["en", "es"]);
    assert_eq!(missing(&content, "es"), []);
    let image = compile(data()).unwrap();
    let image = Image::open(&image).unwrap();
    for texts in &image.texts {
        assert_eq!(texts.iter().filter(|t| t.is_empty()).count(), 0);
    }
}

#[test]
fn a_title_without_spanish_is_refused() {
    let mut content = content();
    role(&mut content, "tx-lpha").title.remove("es");
    let expected = ["roles/tx/tx-lpha.json: title: text is missing in language \"es\""];
    assert_eq!(problems(&content), expected);
}

#[test]
fn what_an_unfinished_language_lacks_is_listed_and_not_refused() {
    let mut content = content();
    content.languages[1].complete = false;
    role(&mut content, "tx-lpha").title.remove("es");
    assert_eq!(problems(&content), [] as [&str; 0]);
    let missing = missing(&content, "es");
    let expected = "roles/tx/tx-lpha.json: title: text is missing in language \"es\"";
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].to_string(), expected);
}

#[test]
fn a_statement_without_a_source_is_refused() {
    let mut content = content();
    role(&mut content, "or-qmha").may[0].sources.clear();
    let expected = ["roles/or/or-qmha.json: may[0].sources: statement has no source"];
    assert_eq!(problems(&content), expected);
}

#[test]
fn a_text_of_no_certain_date_says_so_in_its_citation() {
    let mut content = content();
    let mut dated = |as_of: &str| {
        let source = content.sources.get_mut("1-tac-353-1415-a").unwrap();
        source.value.as_of = Some(as_of.to_owned());
        problems(&content)
    };
    for date in ["2024", "2024-09", "2024-09-20"] {
        assert_eq!(dated(date), [] as [&str; 0]);
    }
    for words in ["about 2024", "2024-13", "current through 2024-09-20", "old"] {
        let expected = "1-tac-353-1415-a.as_of: not a date like 2026, 2026-11 or 2026-11-22";
        assert!(matches!(&dated(words)[..], [one] if one.ends_with(expected)));
    }
}

#[test]
fn a_card_that_neither_says_nor_asks_is_refused() {
    let mut content = content();
    let card = role(&mut content, "tx-lpha");
    assert!(card.may.is_empty() && card.supervised.is_empty() && card.may_not.is_empty());
    card.ask.clear();
    let expected = "roles/tx/tx-lpha.json: may: \
                    the card has no \"may\", no \"may not\" and no unknown with a question";
    assert!(problems(&content).contains(&expected.to_owned()));
}

#[test]
fn a_place_is_counted_by_what_its_cards_hold() {
    let mut content = content();
    content.roles.retain(|r| r.value.id == "tx-lpha");
    let capabilities = content.capabilities.len();
    let places = report::places(&content);
    let texas = places.iter().find(|p| p.code == "TX").unwrap();
    // Of the twelve fields it has the look-up only.
    assert_eq!((texas.roles, texas.fields), (1, (1, 12)));
    assert_eq!(texas.unknowns, capabilities);
    assert!(
        texas
            .oldest_reading
            .is_some_and(|date| date.starts_with("20"))
    );
    let with_roles = places.iter().filter(|p| p.roles > 0).count();
    assert_eq!(with_roles, 1);
}

#[test]
fn the_template_for_a_state_is_accepted() {
    let folder = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/content-template"
    ));
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
    let mut content = content();
    let file = "roles/mt/mt-example-helper.json";
    let value: Role = serde_json::from_str(&read(file)).unwrap();
    content.roles.push(Filed {
        file: file.to_owned(),
        value,
    });
    let file = "sources/mt.json";
    let sources: BTreeMap<String, Source> = serde_json::from_str(&read(file)).unwrap();
    content
        .sources
        .extend(sources.into_iter().map(|(id, value)| {
            let file = file.to_owned();
            (id, Filed { file, value })
        }));
    assert_eq!(problems(&content), [] as [&str; 0]);
    let places = report::places(&content);
    let montana = places.iter().find(|p| p.code == "MT").unwrap();
    assert_eq!((montana.roles, montana.fields), (1, (3, 12)));
}
