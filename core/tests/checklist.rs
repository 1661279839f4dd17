//! Checklists: what chooses a question, and what must hold for any list.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use careteam::catalog::{Catalog, CatalogError, Reader};
use careteam::checklist::{
    AskedBefore, Change, Checklist, ChecklistQuery, FIRST, MOST_ON_PAGE, Observation, OwnQuestion,
};
use careteam::team::Person;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn catalog() -> (Catalog<'static>, Reader) {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    (catalog, reader)
}

fn list(query: &ChecklistQuery) -> Checklist {
    let (catalog, reader) = catalog();
    catalog.checklist(reader, query).unwrap()
}

fn ids(list: &Checklist) -> Vec<&str> {
    list.items.iter().map(|i| i.id.as_str()).collect()
}

fn strings(list: &[&str]) -> Vec<String> {
    list.iter().map(|s| (*s).to_owned()).collect()
}

fn visit(kind: &str) -> ChecklistQuery {
    ChecklistQuery {
        visit: kind.to_owned(),
        ..ChecklistQuery::default()
    }
}

fn asked(question: &str, date: &str, answered: bool) -> AskedBefore {
    AskedBefore {
        question: question.to_owned(),
        date: date.to_owned(),
        answered,
        text: None,
    }
}

#[test]
fn a_first_visit_asks_for_role_license_and_kind_of_help() {
    // checklist.json gives the first visit these three first.
    let found = list(&visit("first-visit"));
    assert_eq!(
        ids(&found)[..3],
        ["q-role", "q-licensed", "q-direct-or-support"]
    );
    assert_eq!(found.items.iter().filter(|i| i.first).count(), FIRST);
}

#[test]
fn the_smallest_set_is_three() {
    let (catalog, reader) = catalog();
    let three = catalog.visit_questions(reader, "smallest").unwrap();
    let three: Vec<&str> = three.iter().map(|q| q.id.as_str()).collect();
    assert_eq!(three, ["q-options", "q-benefits-harms", "q-how-likely"]);
    assert_eq!(ids(&list(&visit("smallest")))[..3], three);
}

#[test]
fn a_sign_and_a_gap_bring_their_questions() {
    let mut query = visit("ongoing");
    query.signs = strings(&["sig-photocopy"]);
    query.gaps = strings(&["family-therapy"]);
    let found = list(&query);
    let of = |id: &str| found.items.iter().find(|i| i.id == id).unwrap();
    assert!(
        of("q-homework-why")
            .chosen_by
            .iter()
            .any(|r| r.contains("copied page"))
    );
    assert!(
        of("q-who-family-therapy")
            .chosen_by
            .iter()
            .any(|r| r.contains("amily therapy"))
    );
}

#[test]
fn each_gap_has_its_turn_on_the_page() {
    // By worth alone, the nine questions of this need and the first gap fill the page.
    let mut query = visit("ongoing");
    query.needs = strings(&["suicidal-thoughts"]);
    let alone = list(&query);
    for (gaps, questions) in [
        (["assess", "testing"], ["q-assess-who", "q-testing-what"]),
        (["testing", "assess"], ["q-testing-what", "q-assess-who"]),
    ] {
        query.gaps = strings(&gaps);
        let found = list(&query);
        assert_eq!(found.items.len(), MOST_ON_PAGE);
        for question in questions {
            let item = found.items.iter().find(|i| i.id == question);
            assert!(item.is_some(), "{question} is missing in {:?}", ids(&found));
        }
        // The need keeps the first place, and nothing stands there twice.
        assert_eq!(found.items[0].id, alone.items[0].id);
        assert_eq!(
            ids(&found).into_iter().collect::<BTreeSet<_>>().len(),
            MOST_ON_PAGE
        );
        assert_eq!(found, list(&query));
    }
}

#[test]
fn the_family_decides() {
    let mut query = visit("first-visit");
    query.own = vec![OwnQuestion {
        id: "own-1".to_owned(),
        text: "Will you come on Tuesdays?".to_owned(),
    }];
    query.starred = strings(&["q-cost", "own-1"]);
    query.hidden = strings(&["q-role"]);
    let found = list(&query);
    assert_eq!(ids(&found)[..2], ["q-cost", "own-1"]);
    assert!(!ids(&found).contains(&"q-role"));
    assert!(found.items[1].starred && found.items[0].starred);
}

#[test]
fn what_was_answered_goes_and_what_was_not_stays() {
    let mut query = visit("first-visit");
    query.history = vec![
        asked("q-role", "2026-10-01", true),
        asked("q-licensed", "2026-10-01", false),
        asked("q-licensed", "2026-10-08", false),
        asked("q-schedule", "2026-10-01", true),
        // Asked again after an answer: it is open.
        asked("q-schedule", "2026-10-08", false),
    ];
    let found = list(&query);
    assert_eq!(ids(&found)[..2], ["q-licensed", "q-schedule"]);
    assert_eq!(found.items[0].times_asked, 2);
    assert!(!ids(&found).contains(&"q-role"));
}

#[test]
fn questions_wait_for_somebody_who_can_answer() {
    let mut query = visit("ongoing");
    query.state = Some("OR".to_owned());
    query.people = vec![Person {
        title: "QMHA".to_owned(),
        ..Person::default()
    }];
    query.history = vec![asked("q-med-side", "2026-10-01", false)];
    let found = list(&query);
    assert!(
        !ids(&found).contains(&"q-med-side"),
        "only who prescribes can answer"
    );
    assert_eq!(found.waiting[0].id, "q-med-side");
    query.people[0].title = "PMHNP".to_owned();
    assert_eq!(ids(&list(&query))[0], "q-med-side");
}

#[test]
fn is_it_working() {
    let mut query = visit("ongoing");
    assert!(list(&query).working.is_none());
    query.history = vec![
        asked("q-goals-measurable", "2026-08-01", false),
        asked("q-goals-measurable", "2026-09-01", false),
        asked("q-goals-measurable", "2026-10-01", false),
    ];
    let note = |date: &str, change| Observation {
        date: date.to_owned(),
        change,
    };
    query.observations = vec![
        note("2026-10-20", Change::Same),
        note("2026-09-01", Change::Better),
        note("2026-11-01", Change::Worse),
    ];
    query.today = Some("2026-11-24".to_owned());
    let working = list(&query).working.unwrap();
    assert_eq!(working.unanswered, ["q-goals-measurable"]);
    assert_eq!(
        working.weeks_without_change, 12,
        "84 days since it was better"
    );
    assert!(working.worse);
    assert_eq!(working.says.len(), 3);
}

#[test]
fn a_crisis_comes_first() {
    let mut query = visit("ongoing");
    query.needs = strings(&["suicidal-thoughts"]);
    assert!(list(&query).crisis.is_some());
    query.needs = strings(&["sleep"]);
    assert!(list(&query).crisis.is_none());
    query.signs = strings(&["sig-danger-now"]);
    assert!(list(&query).crisis.is_some());
}

#[test]
fn the_bank_can_be_searched() {
    let (catalog, reader) = catalog();
    let all = catalog.questions_with(reader, "").unwrap();
    assert!(all.len() >= 167);
    let found = catalog.questions_with(reader, "treatment pl").unwrap();
    assert!(found.iter().any(|q| q.id == "q-written-plan"));
    assert!(found.len() < 20);
    assert!(
        catalog
            .questions_with(reader, "xylophone")
            .unwrap()
            .is_empty()
    );
}

#[test]
fn pages_hold_every_question_once() {
    let (catalog, reader) = catalog();
    let mut query = visit("first-visit");
    query.own = vec![OwnQuestion {
        id: "own-1".to_owned(),
        text: "Two\nlines?".to_owned(),
    }];
    let found = list(&query);
    let text = catalog.checklist_text(reader, &found).unwrap();
    let markdown = catalog.checklist_markdown(reader, &found).unwrap();
    assert!(markdown.starts_with("# "));
    for item in &found.items {
        let line = item.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(text.matches(&format!("[ ] {line}\n")).count(), 1);
        assert_eq!(markdown.matches(&format!("- [ ] {line}\n")).count(), 1);
    }
}

#[test]
fn the_young_person_gets_a_shorter_list() {
    for kind in ["first-visit", "ongoing", "when-stuck"] {
        let found = list(&visit(kind));
        assert!(!found.young.is_empty() && found.young.len() < found.items.len());
    }
}

#[test]
fn rights_of_the_state_and_of_the_role() {
    let (catalog, reader) = catalog();
    let complain = catalog
        .rights(reader, Some("OR"), Some("complaint"), Some("or-lcsw"))
        .unwrap();
    assert_eq!(complain[0].id, "or-complain-social-workers");
    assert!(complain.iter().all(|r| r.id != "or-complain-nurses"));
    let written = catalog.rights(reader, Some("OR"), None, None).unwrap();
    for topic in [
        "qualifications",
        "plan",
        "licensed-person",
        "record",
        "complaint",
        "register",
        "supervision",
    ] {
        assert!(written.iter().any(|r| r.topic == topic && r.of_this_state));
    }
    assert!(written.iter().all(|r| !r.sources.is_empty()));
    let country = catalog.rights(reader, None, None, None).unwrap();
    assert!(!country.is_empty() && country.iter().all(|r| !r.of_this_state));
}

#[test]
fn what_cannot_be_read_is_a_typed_error() {
    let (catalog, reader) = catalog();
    let fails = |change: &dyn Fn(&mut ChecklistQuery)| {
        let mut query = visit("ongoing");
        change(&mut query);
        catalog.checklist(reader, &query).unwrap_err()
    };
    assert!(matches!(
        fails(&|q| q.visit = "party".to_owned()),
        CatalogError::UnknownVisit { .. }
    ));
    assert!(matches!(
        fails(&|q| q.signs = strings(&["x"])),
        CatalogError::UnknownSign { .. }
    ));
    assert!(matches!(
        fails(&|q| q.gaps = strings(&["x"])),
        CatalogError::UnknownCapability { .. }
    ));
    assert!(matches!(
        fails(&|q| q.needs = strings(&["x"])),
        CatalogError::UnknownNeed { .. }
    ));
    assert!(matches!(
        fails(&|q| q.starred = strings(&["x"])),
        CatalogError::UnknownQuestion { .. }
    ));
    assert!(matches!(
        fails(&|q| q.history = vec![asked("q-role", "yesterday", false)]),
        CatalogError::BadDate { .. }
    ));
    assert!(matches!(
        fails(&|q| q.hidden = strings(&["x"; 501])),
        CatalogError::TooMany { .. }
    ));
}

fn a_query() -> impl Strategy<Value = ChecklistQuery> {
    let (catalog, reader) = catalog();
    let bank = catalog.questions_with(reader, "").unwrap();
    let bank: Vec<String> = bank.into_iter().map(|q| q.id).collect();
    let signs: Vec<String> = catalog
        .signs(reader)
        .unwrap()
        .into_iter()
        .map(|s| s.id)
        .collect();
    let needs: Vec<String> = catalog
        .needs(reader)
        .unwrap()
        .into_iter()
        .map(|n| n.id)
        .collect();
    let kinds = prop::sample::select(vec![
        "first-call",
        "first-visit",
        "ongoing",
        "when-stuck",
        "before-ending",
        "smallest",
    ]);
    let titles = prop::sample::subsequence(vec!["QMHA", "LCSW", "plumber", "teacher", "x"], 0..3);
    let entry = (prop::sample::select(bank.clone()), 1..28i32, any::<bool>())
        .prop_map(|(id, day, answered)| asked(&id, &format!("2026-10-{day:02}"), answered));
    (
        kinds,
        titles,
        prop::sample::subsequence(needs, 0..4),
        prop::sample::subsequence(signs, 0..3),
        prop::collection::vec(entry, 0..20),
        prop::sample::subsequence(bank.clone(), 0..4),
        prop::sample::subsequence(bank, 0..4),
        0..3usize,
    )
        .prop_map(
            |(kind, titles, needs, signs, history, starred, hidden, own)| {
                let mut query = visit(kind);
                query.state = Some("OR".to_owned());
                query.people = titles
                    .into_iter()
                    .map(|title| Person {
                        title: title.to_owned(),
                        ..Person::default()
                    })
                    .collect();
                query.needs = needs;
                query.signs = signs;
                query.history = history;
                query.starred = starred;
                query.hidden = hidden;
                query.own = (0..own)
                    .map(|n| OwnQuestion {
                        id: format!("own-{n}"),
                        text: format!("Own question {n}?"),
                    })
                    .collect();
                query
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_list_is_in_order(query in a_query()) {
        let found = list(&query);
        // Never more than a page, three first whenever three exist, and these at the top.
        prop_assert!(found.items.len() <= MOST_ON_PAGE);
        let first: Vec<bool> = found.items.iter().map(|i| i.first).collect();
        let wanted: Vec<bool> = (0..found.items.len()).map(|n| n < FIRST).collect();
        prop_assert_eq!(first, wanted);
        // No question twice, on the page, waiting or besides.
        let all: Vec<&str> = found
            .items
            .iter()
            .chain(&found.waiting)
            .map(|i| i.id.as_str())
            .chain(found.more.iter().map(String::as_str))
            .collect();
        let different: BTreeSet<&str> = all.iter().copied().collect();
        prop_assert_eq!(all.len(), different.len());
        for item in found.items.iter().chain(&found.waiting) {
            prop_assert!(!item.chosen_by.is_empty() && !item.text.is_empty());
        }
        // The same input gives the same list.
        prop_assert_eq!(&found, &list(&query));
    }

    #[test]
    fn carried_over_is_never_lost(query in a_query()) {
        let found = list(&query);
        let last = |id: &str| {
            let of = query.history.iter().filter(|h| h.question == id);
            of.max_by_key(|h| (h.date.clone(), h.answered)).map(|h| h.answered)
        };
        for entry in &query.history {
            let kept = query.starred.contains(&entry.question)
                || !query.hidden.contains(&entry.question);
            if kept && last(&entry.question) == Some(false) {
                let mut shown = found.items.iter().chain(&found.waiting);
                prop_assert!(shown.any(|i| i.id == entry.question && i.carried));
            }
        }
    }
}
