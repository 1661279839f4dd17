//! Cards, comparisons and lists of the catalog that comes with the library.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

use careteam::catalog::{Catalog, CatalogError, License, Reader, Verdict};
use careteam::explain::{ArticleVerdict, Card, PlaceFit, SourceNote, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// A day on which no source of the catalog is stale.
const TODAY: &str = "2026-11-24";
const LANGUAGES: [&str; 2] = ["en", "es"];

fn open() -> (Catalog<'static>, Reader) {
    let catalog = Catalog::embedded().unwrap();
    let english = catalog.reader("en").unwrap();
    (catalog, english)
}

fn card(role: &str) -> Card {
    let (catalog, english) = open();
    catalog.card(english, role, None, TODAY).unwrap()
}

/// Every card in every language.
fn all_cards(mut check: impl FnMut(&str, &Card)) {
    let (catalog, _) = open();
    for language in LANGUAGES {
        let reader = catalog.reader(language).unwrap();
        for role in catalog.roles(reader, None).unwrap() {
            let card = catalog.card(reader, &role.role, Some("OR"), TODAY);
            check(language, &card.unwrap());
        }
    }
}

fn statements(card: &Card) -> Vec<&Statement> {
    let lists = [
        &card.may,
        &card.supervised,
        &card.may_not,
        &card.training,
        &card.grants,
        &card.supervisor,
        &card.meets,
        &card.notes,
    ];
    let lookup = card.lookup.iter().map(|l| &l.statement);
    let heads = [&card.headline, &card.license.statement];
    lists
        .into_iter()
        .flatten()
        .chain(heads)
        .chain(lookup)
        .collect()
}

#[test]
fn every_statement_of_every_card_has_a_source() {
    let mut count = 0;
    all_cards(|language, card| {
        let which = format!("{} in {language}", card.role);
        let mut cited = BTreeSet::new();
        for s in statements(card) {
            assert!(!s.text.is_empty() && !s.text.contains('{'), "{which}");
            assert!(!s.notes.is_empty(), "{which}: {}", s.text);
            cited.extend(&s.notes);
        }
        for s in &card.article {
            assert!(!s.notes.is_empty(), "{which}: {}", s.id);
            cited.extend(&s.notes);
        }
        for point in &card.ask {
            let stated = point.verdict != Verdict::Unknown;
            assert_eq!(stated, !point.notes.is_empty(), "{which}: {}", point.label);
            assert!(point.question.ends_with('?'), "{which}");
            assert!(point.question.split_whitespace().count() <= 20, "{which}");
            cited.extend(&point.notes);
        }
        // Every number leads to a source, and no source stands there in vain.
        let numbers: BTreeSet<i32> = card.sources.iter().map(|s| s.number).collect();
        assert_eq!(numbers, cited, "{which}");
        assert_eq!(
            numbers.last(),
            Some(&(card.sources.len() as i32)),
            "{which}"
        );
        assert!(card.sources.iter().all(|s| !s.cite.is_empty() && !s.stale));
        assert_eq!(card.questions.len(), 3, "{which}");
        count += 1;
    });
    assert!(count >= 2 * 334);
}

#[test]
fn a_card_holds_the_same_in_every_language() {
    let mut shapes = BTreeMap::new();
    all_cards(|_, card| {
        let shape = [&card.may, &card.supervised, &card.may_not].map(|list| {
            let each = list.iter().map(|s| (s.notes.clone(), s.detail.is_some()));
            each.collect::<Vec<_>>()
        });
        let known = shapes.entry(card.role.clone()).or_insert(shape.clone());
        assert_eq!(*known, shape, "{}", card.role);
    });
}

#[test]
fn nobody_without_the_license_is_called_a_licensed_clinician() {
    all_cards(|language, card| {
        let license = card.license.license;
        if license == License::Clinical {
            return;
        }
        // "For trainees it must be a licensed clinician" says whom a family may ask for.
        let (claim, denials) = match language {
            "en" => ("licensed clinician", ["not a ", "must be a ", "no "]),
            _ => (
                "profesional clínico con licencia",
                ["no es un ", "no un ", "debe ser un "],
            ),
        };
        for text in [
            &card.headline.text,
            &card.license.statement.text,
            &card.kind_label,
            &card.family_label,
        ] {
            let mut text = text.to_lowercase();
            for denial in denials {
                text = text.replace(&format!("{denial}{claim}"), "");
            }
            assert!(!text.contains(claim), "{} in {language}: {text}", card.role);
        }
        let open = [License::None, License::Varies, License::Unknown];
        if open.contains(&license) && language == "en" {
            let status = &card.license.statement.text;
            assert!(!status.starts_with("A licensed") && !status.starts_with("Has a license"));
            assert!(!card.family_label.starts_with("Licensed"), "{}", card.role);
        }
    });
}

#[test]
fn the_qmha_card_holds_the_article_beside_the_rules() {
    let card = card("or-qmha");
    assert_eq!(card.license.license, License::None);
    assert_eq!(card.license.statement.text, "Not a licensed clinician.");
    assert!(card.license.in_headline);
    let group = |name: &str| {
        let of_group = card.article.iter().filter(|s| s.group == name);
        of_group.collect::<Vec<_>>()
    };
    // The article has eight "is not trained to"; one names two things and is two statements.
    let not_trained = group("not-trained");
    assert!(not_trained.len() >= 8);
    let can = group("can");
    let can = can.iter().filter(|s| s.claim.starts_with("A QMHA can"));
    assert_eq!(can.count(), 6);
    let crisis = not_trained.iter().find(|s| s.claim.contains("crisis"));
    let crisis = crisis.unwrap();
    assert_eq!(crisis.verdict, ArticleVerdict::Contradicts);
    assert!(crisis.show.contains("full suicide risk"));
}

#[test]
fn a_verdict_of_the_table_stands_on_the_card_once() {
    let card = card("or-qmha");
    let may_not = |words: &str| {
        let hits = card.may_not.iter().filter(|s| s.text.contains(words));
        hits.collect::<Vec<_>>()
    };
    // Written: the phrase stays and gets the condition.
    let plan = may_not("plan");
    assert_eq!(plan.len(), 1);
    assert_eq!(plan[0].text, "write or sign the service plan");
    assert!(plan[0].detail.as_ref().unwrap().contains("QMHP"));
    assert_eq!(plan[0].follows, None);
    // Not written: the cell becomes a phrase, marked as a conclusion.
    let diagnosis = may_not("diagnosis");
    assert_eq!(diagnosis.len(), 1);
    assert!(diagnosis[0].follows.is_some());
    // Crisis calls are for a QMHA with a QMHP in reach only.
    assert!(card.may.iter().all(|s| !s.text.contains("crisis call")));
}

#[test]
fn therapy_does_not_show_training_in_trauma() {
    let card = card("us-lcsw");
    let special = card.ask.iter().find(|p| p.text.contains("Trauma"));
    assert_eq!(special.unwrap().verdict, Verdict::Varies);
}

#[test]
fn a_role_without_prose_asks() {
    let card = card("tx-lcsw");
    assert_eq!(card.license.license, License::Clinical);
    assert!(card.may.is_empty() && card.may_not.is_empty());
    for id in ["diagnose", "individual-therapy", "medication"] {
        let point = card
            .ask
            .iter()
            .find(|p| p.capability.as_deref() == Some(id));
        assert_eq!(point.unwrap().verdict, Verdict::Unknown, "{id}");
    }
    assert_eq!(card.in_general.unwrap().role, "us-lcsw");
    assert!(card.lookup.unwrap().unchecked.is_some());
}

#[test]
fn a_doctorate_is_not_called_a_psychologist() {
    let label = card("us-phd-psychology").family_label;
    assert_eq!(label, "Related to: Psychologist");
}

#[test]
fn a_place_is_labelled_for_the_readers_state() {
    let (catalog, english) = open();
    let fit = |role: &str, state: Option<&str>| {
        let card = catalog.card(english, role, state, TODAY).unwrap();
        (card.place.fit, card.own_state.map(|l| l.role))
    };
    let link = |role: &str| Some(role.to_owned());
    assert_eq!(fit("or-qmha", Some("Oregon")), (PlaceFit::OwnState, None));
    assert_eq!(fit("or-qmha", None), (PlaceFit::SomeState, None));
    let elsewhere = (PlaceFit::OtherState, link("tx-lcsw"));
    assert_eq!(fit("or-lcsw", Some("tx")), elsewhere);
    assert_eq!(fit("us-lcsw", None), (PlaceFit::National, None));
    let instead = (PlaceFit::NationalInstead, link("or-lcsw"));
    assert_eq!(fit("us-lcsw", Some("OR")), instead);
    assert_eq!(fit("us-lcsw", Some("AK")), (PlaceFit::NationalInLack, None));
}

#[test]
fn a_source_is_stale_after_365_days() {
    let (catalog, english) = open();
    let stale = |today: &str| {
        let sources = catalog.sources(english, Some("or-qmha"), today).unwrap();
        let source = sources
            .into_iter()
            .find(|s| s.cite == "OAR 309-022-0125(6)");
        let source = source.unwrap();
        assert_eq!(source.read, "2026-11-22");
        assert_eq!(source.stale, source.stale_text.is_some());
        source.stale
    };
    assert!(!stale("2026-11-22"));
    assert!(!stale("2027-11-22"));
    assert!(stale("2027-11-23"));
    // Read "after" today: a wrong clock, and no sign of age.
    assert!(!stale("2026-01-01"));
}

#[test]
fn what_cannot_be_answered_is_named() {
    let (catalog, english) = open();
    for date in ["", "today", "2026-02-30", "24.11.2026", "2026-11-24T10:00"] {
        let bad = CatalogError::BadDate { date: date.into() };
        assert_eq!(
            catalog.card(english, "or-qmha", None, date),
            Err(bad.clone())
        );
        assert_eq!(catalog.sources(english, None, date), Err(bad.clone()));
        assert_eq!(catalog.article(english, None, date), Err(bad));
    }
    let error = catalog.card(english, "or-wizard", None, TODAY).unwrap_err();
    assert_eq!(
        error.to_string(),
        "role \"or-wizard\" is not in the catalog"
    );
    let error = catalog.card(english, "or-qmha", Some("Narnia"), TODAY);
    assert!(matches!(error, Err(CatalogError::UnknownState { .. })));
    for (ids, count) in [
        (&[][..], 0),
        (&["or-qmha"], 1),
        (&["or-qmha", "or-qmha"], 1),
        (&["or-qmha", "or-qmhp", "or-lcsw", "us-msw"], 4),
    ] {
        let answer = catalog.compare(english, ids, None, TODAY);
        assert_eq!(answer, Err(CatalogError::CompareCount { count }));
    }
}

#[test]
fn a_degree_beside_a_license() {
    let (catalog, english) = open();
    let roles = ["us-msw", "us-lcsw"];
    let comparison = catalog.compare(english, &roles, None, TODAY).unwrap();
    assert_eq!(
        comparison.difference.text,
        "MSW is a degree, not a license; LCSW is a license to treat mental health."
    );
    let row = |id: &str| comparison.rows.iter().find(|r| r.capability == id).unwrap();
    let verdicts = |id: &str| [row(id).cells[0].verdict, row(id).cells[1].verdict];
    assert_eq!(verdicts("diagnose"), [Verdict::No, Verdict::Yes]);
    assert!(row("diagnose").differs && !row("medication").differs);
    // Therapy plus a training: no without the first, ask with it.
    assert_eq!(verdicts("trauma-treatment"), [Verdict::No, Verdict::Varies]);
    // A core task stands there although nothing is known of it.
    assert_eq!(verdicts("skills-training"), [Verdict::Unknown; 2]);
    assert_eq!(comparison.questions[0].id, "q-licensed");
}

#[test]
fn what_is_not_stated_is_no_difference() {
    let (catalog, english) = open();
    let roles = ["tx-lpc", "us-lpc"];
    let comparison = catalog.compare(english, &roles, None, TODAY).unwrap();
    assert!(
        comparison
            .difference
            .text
            .starts_with("We found no main difference.")
    );
    assert_eq!(comparison.roles[0].name, "LPC (Texas)");
    let roles = ["us-lpc", "us-psychologist"];
    let comparison = catalog.compare(english, &roles, None, TODAY).unwrap();
    let text = comparison.difference.text;
    assert!(
        text.starts_with("The main difference is this task:"),
        "{text}"
    );
}

/// What holds for any comparison.
fn check_comparison(catalog: &Catalog<'_>, reader: Reader, ids: &[&str]) {
    let comparison = catalog.compare(reader, ids, None, TODAY).unwrap();
    let count = comparison.sources.len() as i32;
    assert!(!comparison.difference.notes.is_empty(), "{ids:?}");
    assert!(!comparison.difference.text.contains('{'));
    let names: BTreeSet<&str> = comparison.roles.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(names.len(), ids.len(), "{ids:?}");
    for cell in comparison.rows.iter().flat_map(|row| &row.cells) {
        let open = matches!(cell.verdict, Verdict::Unknown | Verdict::Varies);
        assert_eq!(cell.question.is_some(), open, "{ids:?}");
        assert_eq!(cell.notes.is_empty(), cell.verdict == Verdict::Unknown);
        assert!(cell.notes.iter().all(|n| (1..=count).contains(n)));
    }
    assert!((1..=4).contains(&comparison.questions.len()));
}

#[test]
fn roles_of_one_family_compare() {
    let (catalog, _) = open();
    for language in LANGUAGES {
        let reader = catalog.reader(language).unwrap();
        for family in catalog.role_families(reader).unwrap() {
            assert!(!family.label.is_empty() && !family.about.is_empty());
            let roles: Vec<&str> = family.roles.iter().map(String::as_str).collect();
            for pair in roles.windows(2) {
                check_comparison(&catalog, reader, pair);
            }
        }
        check_comparison(&catalog, reader, &["or-qmha", "or-qmhp", "or-lcsw"]);
    }
}

#[test]
fn a_state_lists_its_own_roles_and_national_ones_in_their_lack() {
    let (catalog, english) = open();
    let roles = catalog.roles(english, Some("OR")).unwrap();
    let own = roles.iter().filter(|r| r.place.fit == PlaceFit::OwnState);
    assert_eq!(own.count(), 44);
    let rest: Vec<_> = roles.iter().filter(|r| r.place.id == "US").collect();
    assert!(rest.iter().any(|r| r.family == "msw"));
    assert!(rest.iter().all(|r| r.place.fit == PlaceFit::NationalInLack));
    assert!(catalog.roles(english, Some("Atlantis")).is_err());
}

#[test]
fn sources_are_those_of_the_card_or_all() {
    let (catalog, english) = open();
    let of_card = catalog.sources(english, Some("or-qmha"), TODAY).unwrap();
    assert_eq!(of_card, card("or-qmha").sources);
    let all = catalog.sources(english, None, TODAY).unwrap();
    let cited = |s: &SourceNote| (s.cite.clone(), s.url.clone(), s.as_of.clone());
    let known: BTreeSet<_> = all.iter().map(cited).collect();
    assert_eq!(known.len(), all.len());
    assert!(of_card.iter().all(|s| known.contains(&cited(s))));
}

#[test]
fn the_article_is_shown_whole_or_for_a_role() {
    let (catalog, english) = open();
    let all = catalog.article(english, None, TODAY).unwrap();
    let peer = all.statements.iter().find(|s| s.id == "s09").unwrap();
    assert_eq!(peer.role.as_deref(), Some("or-family-support-specialist"));
    assert_eq!(peer.verdict, ArticleVerdict::Contradicts);
    let qmha = catalog.article(english, Some("or-qmha"), TODAY).unwrap();
    assert!(qmha.statements.len() < all.statements.len());
    assert!(catalog.article(english, Some("or-wizard"), TODAY).is_err());
}
