//! Teams: thirty-three families whose expected answers were read off the role tables, and what
//! must hold for any team.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use careteam::catalog::{Catalog, CatalogError, Reader};
use careteam::team::{Person, State, TeamQuery, TeamView};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Family {
    family: String,
    state: Option<String>,
    people: Vec<Person>,
    /// Role that each title means.
    means: Vec<Option<String>>,
    needs: Vec<NeedState>,
    expected: Vec<Expected>,
}

#[derive(Deserialize)]
struct NeedState {
    need: String,
    state: State,
}

#[derive(Deserialize)]
struct Expected {
    capability: String,
    team: State,
    cells: Vec<State>,
    why: String,
}

fn catalog() -> (Catalog<'static>, Reader) {
    let catalog = Catalog::embedded().unwrap();
    let reader = catalog.reader("en").unwrap();
    (catalog, reader)
}

fn view(query: &TeamQuery) -> TeamView {
    let (catalog, reader) = catalog();
    catalog.team(reader, query).unwrap()
}

#[test]
fn families_get_what_the_role_tables_say() {
    let families: Vec<Family> =
        serde_json::from_str(include_str!("../../tests/vectors/families.json")).unwrap();
    assert!(families.len() >= 30);
    for family in families {
        let name = &family.family;
        let found = view(&TeamQuery {
            state: family.state,
            people: family.people,
            needs: family.needs.iter().map(|n| n.need.clone()).collect(),
        });
        let roles: Vec<_> = found.people.iter().map(|p| p.role.clone()).collect();
        assert_eq!(roles, family.means, "{name}");
        assert_eq!(found.capabilities.len(), family.expected.len(), "{name}");
        for want in family.expected {
            let row = found.capabilities.iter();
            let row = row
                .clone()
                .find(|c| c.capability == want.capability)
                .unwrap();
            let cells: Vec<State> = row.cells.iter().map(|c| c.state).collect();
            let at = format!("{name}, {}: {}", want.capability, want.why);
            assert_eq!(cells, want.cells, "{at}");
            assert_eq!(row.state, want.team, "{at}");
        }
        for (want, got) in family.needs.iter().zip(&found.needs) {
            assert_eq!((&got.need, got.state), (&want.need, want.state), "{name}");
        }
    }
}

#[test]
fn a_crisis_comes_with_the_team() {
    let query = |need: &str| TeamQuery {
        needs: vec![need.to_owned()],
        ..TeamQuery::default()
    };
    assert!(view(&query("suicidal-thoughts")).crisis.is_some());
    assert!(view(&query("sleep")).crisis.is_none());
}

#[test]
fn nothing_asked_is_an_honest_empty_answer() {
    let empty = view(&TeamQuery::default());
    assert!(empty.capabilities.is_empty() && empty.needs.is_empty());
    assert!(!empty.summary.is_empty());
}

#[test]
fn what_cannot_be_read_is_a_typed_error() {
    let (catalog, reader) = catalog();
    let person = |title: &str| Person {
        title: title.to_owned(),
        ..Person::default()
    };
    let team = |people: Vec<Person>, needs: Vec<String>, state: Option<String>| {
        let query = TeamQuery {
            state,
            people,
            needs,
        };
        catalog.team(reader, &query).unwrap_err()
    };
    let sleep = || vec!["sleep".to_owned()];
    assert!(matches!(
        team(vec![], vec!["x".to_owned()], None),
        CatalogError::UnknownNeed { .. }
    ));
    assert!(matches!(
        team(vec![], sleep(), Some("Atlantis".to_owned())),
        CatalogError::UnknownState { .. }
    ));
    assert!(matches!(
        team(vec![person("QMHA"); 10_000], sleep(), None),
        CatalogError::TooMany { count: 10_000, .. }
    ));
    assert!(matches!(
        team(vec![], vec!["sleep".to_owned(); 61], None),
        CatalogError::TooMany { .. }
    ));
    assert!(matches!(
        team(vec![person(&"a".repeat(1 << 20))], sleep(), None),
        CatalogError::TextTooLong { .. }
    ));
    let mut unknown = person("");
    unknown.role = Some("xx-nobody".to_owned());
    assert!(matches!(
        team(vec![unknown], sleep(), None),
        CatalogError::UnknownRole { .. }
    ));
    let mut trained = person("LCSW");
    trained.trained_in = vec!["magic".to_owned()];
    assert!(matches!(
        team(vec![trained], sleep(), None),
        CatalogError::UnknownCapability { .. }
    ));
}

#[test]
fn people_who_contradict_themselves_are_read_by_the_picked_role() {
    let found = view(&TeamQuery {
        state: Some("OR".to_owned()),
        people: vec![Person {
            title: "LCSW".to_owned(),
            role: Some("or-qmha".to_owned()),
            ..Person::default()
        }],
        needs: vec!["anxiety".to_owned()],
    });
    assert_eq!(
        found.people.first().unwrap().role.as_deref(),
        Some("or-qmha")
    );
    assert!(found.needs.iter().all(|n| n.state != State::Covered));
}

/// A role's verdict in its own table, read from the data and not from the program.
fn table_says_yes(role: &str, capability: &str) -> bool {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/roles");
    for place in std::fs::read_dir(folder).unwrap() {
        let file = place.unwrap().path().join(format!("{role}.json"));
        let Ok(text) = std::fs::read_to_string(file) else {
            continue;
        };
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        return json["table"][capability]["verdict"] == "yes";
    }
    false
}

/// The capability that each one stands on.
fn base(capability: &str) -> String {
    let json: serde_json::Value =
        serde_json::from_str(include_str!("../data/capabilities.json")).unwrap();
    let all = json.as_array().unwrap();
    let found = all.iter().find(|c| c["id"] == capability).unwrap();
    found["base"].as_str().unwrap_or(capability).to_owned()
}

fn a_person() -> impl Strategy<Value = Person> {
    let titles = prop::sample::select(vec![
        "QMHA",
        "QMHP",
        "LCSW",
        "LPC",
        "LMFT",
        "CSWA",
        "PMHNP",
        "psychiatrist",
        "therapist",
        "skills trainer",
        "RBT",
        "BCBA",
        "CADC",
        "Family Support Specialist",
        "plumber",
        "",
        "psychologist",
        "school counselor",
        "counselor intern",
        "case manager",
        "teacher",
    ]);
    let trained = prop::sample::subsequence(
        vec![
            "trauma-treatment",
            "eating-treatment",
            "early-psychosis",
            "parent-training",
        ],
        0..=4,
    );
    (titles, any::<bool>(), trained).prop_map(|(title, supervisor_named, trained)| Person {
        title: title.to_owned(),
        role: None,
        supervisor_named,
        trained_in: trained.into_iter().map(str::to_owned).collect(),
    })
}

fn some_needs() -> impl Strategy<Value = Vec<String>> {
    let needs = vec![
        "trauma",
        "eating",
        "psychosis",
        "aggression-home",
        "sibling-stress",
        "parent-stress",
        "speech-communication",
        "school-supports",
        "medication-question",
        "daily-living",
        "suicidal-thoughts",
        "adoption-foster",
        "respite",
        "substance-use",
    ];
    prop::sample::subsequence(needs, 0..=6)
        .prop_map(|needs| needs.into_iter().map(str::to_owned).collect())
}

fn a_state() -> impl Strategy<Value = Option<String>> {
    prop::sample::select(vec![Some("OR"), Some("TX"), Some("VA"), None])
        .prop_map(|state| state.map(str::to_owned))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn covered_only_by_a_yes(
        people in prop::collection::vec(a_person(), 0..5),
        needs in some_needs(),
        state in a_state(),
    ) {
        let found = view(&TeamQuery { state, people: people.clone(), needs });
        for row in &found.capabilities {
            let base = base(&row.capability);
            for cell in row.cells.iter().filter(|c| c.state == State::Covered) {
                let n = usize::try_from(cell.person).unwrap();
                let role = found.people[n].role.clone().unwrap();
                let own = table_says_yes(&role, &row.capability);
                let trained = people[n].trained_in.contains(&row.capability);
                prop_assert!(own || (trained && table_says_yes(&role, &base)));
                prop_assert!(!cell.sources.is_empty());
            }
        }
    }

    #[test]
    fn every_gap_has_a_question_and_a_role(
        people in prop::collection::vec(a_person(), 0..4),
        needs in some_needs(),
        state in a_state(),
    ) {
        let found = view(&TeamQuery { state, people, needs });
        for row in &found.capabilities {
            let gap = row.state != State::Covered;
            prop_assert_eq!(gap, !row.questions.is_empty());
            prop_assert_eq!(gap, !row.could_fill.is_empty());
            for cell in &row.cells {
                prop_assert!(!cell.why.is_empty());
                for id in &cell.sources {
                    prop_assert!(found.sources.iter().any(|s| s.id == *id));
                }
            }
        }
    }

    #[test]
    fn one_more_person_never_makes_it_worse(
        people in prop::collection::vec(a_person(), 0..4),
        more in a_person(),
        needs in some_needs(),
        state in a_state(),
    ) {
        let before = view(&TeamQuery {
            state: state.clone(),
            people: people.clone(),
            needs: needs.clone(),
        });
        let mut people = people;
        people.push(more);
        let after = view(&TeamQuery { state, people, needs });
        for row in &before.capabilities {
            let same = after.capabilities.iter().find(|r| r.capability == row.capability);
            prop_assert!(same.unwrap().state <= row.state);
        }
        for (a, b) in after.needs.iter().zip(&before.needs) {
            prop_assert!(a.state <= b.state);
        }
    }

    #[test]
    fn any_title_is_answered(title in "\\PC{0,200}", need in some_needs()) {
        let (catalog, reader) = catalog();
        let person = Person { title, ..Person::default() };
        let query = TeamQuery { state: None, people: vec![person], needs: need };
        prop_assert!(catalog.team(reader, &query).is_ok());
    }
}
