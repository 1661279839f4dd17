//! The loop of a family through the binder: a visit, its answers, and what is carried over.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::Arc;

use careteam::binder::{
    Binder, BinderError, Change, ChildFields, DraftFields, GoalFields, ItemFields, MarkFields,
    MemoryDisk, NeedFields, PersonFields, QuestionFields, SafetyPlanFields, SignFields,
    VisitFields,
};

const NOW: i64 = 1_795_000_000_000;

fn some(text: &str) -> Option<String> {
    Some(text.into())
}

fn binder() -> Binder {
    Binder::create_on(Arc::new(MemoryDisk::default()), vec![1; 32], NOW).unwrap()
}

fn add(binder: &Binder, change: Change) -> String {
    let applied = binder.apply(change, NOW).unwrap();
    applied.added[0].clone()
}

fn child(binder: &Binder, name: &str) -> String {
    let fields = ChildFields {
        name: some(name),
        ..Default::default()
    };
    add(binder, Change::AddChild { fields })
}

fn person(binder: &Binder, child_id: &str, name: &str) -> String {
    let fields = PersonFields {
        name: some(name),
        title: some("skills trainer"),
        role_id: some("or-qmha"),
        ..Default::default()
    };
    let child_id = child_id.into();
    add(binder, Change::AddPerson { child_id, fields })
}

fn visit(binder: &Binder, child_id: &str, on: &str, people: &[&String]) -> String {
    let fields = VisitFields {
        kind: some("first-visit"),
        on: some(on),
        people: Some(people.iter().map(|id| (*id).clone()).collect()),
        ..Default::default()
    };
    let child_id = child_id.into();
    add(binder, Change::AddVisit { child_id, fields })
}

fn ask(binder: &Binder, visit_id: &str, questions: &[&str]) -> Vec<String> {
    let items = questions
        .iter()
        .map(|q| ItemFields {
            text: some(q),
            ..Default::default()
        })
        .collect();
    let visit_id = visit_id.into();
    binder
        .apply(Change::AddItems { visit_id, items }, NOW)
        .unwrap()
        .added
}

fn texts(binder: &Binder, visit: &str) -> Vec<String> {
    let view = binder.visit(visit.into()).unwrap();
    view.items.into_iter().map(|item| item.text).collect()
}

#[test]
fn unanswered_questions_come_back_once() {
    let binder = binder();
    let sam = child(&binder, "Sam");
    let dana = person(&binder, &sam, "Dana");
    let first = visit(&binder, &sam, "2026-11-24", &[&dana]);
    let items = ask(
        &binder,
        &first,
        &["Who supervises you?", "Which goals?", "Who do I call?"],
    );
    let answer = ItemFields {
        answer: some("Dr. Lee, LCSW"),
        asked: Some(true),
        ..Default::default()
    };
    let id = items[0].clone();
    binder
        .apply(Change::EditItem { id, fields: answer }, NOW + 1)
        .unwrap();

    let second = visit(&binder, &sam, "2026-12-01", &[&dana]);
    ask(&binder, &second, &["which GOALS?"]);
    let carry = Change::CarryOver {
        from_visit_id: first.clone(),
        to_visit_id: second.clone(),
    };
    assert_eq!(binder.apply(carry.clone(), NOW + 2).unwrap().records, 1);
    assert_eq!(binder.apply(carry, NOW + 3).unwrap().records, 0);
    assert_eq!(texts(&binder, &second), ["which GOALS?", "Who do I call?"]);

    let home = binder.home(sam.clone(), "2026-11-25".into()).unwrap();
    assert_eq!(home.next_visit.unwrap().visit.id, second);
    let last = home.last_visit.unwrap();
    assert_eq!((last.items, last.answered), (3, 1));
    assert_eq!(home.open_items.len(), 2);
    let history = binder.history(sam, 0, 10).unwrap();
    assert_eq!(history.total, 2);
    assert_eq!(history.visits[0].visit.id, second);
}

#[test]
fn a_list_is_put_in_order() {
    let binder = binder();
    let sam = child(&binder, "Sam");
    let visit = visit(&binder, &sam, "2026-11-24", &[]);
    let items = ask(&binder, &visit, &["a", "b", "c"]);
    let id = items[2].clone();
    binder.apply(Change::MoveItem { id, to: 0 }, NOW).unwrap();
    assert_eq!(texts(&binder, &visit), ["c", "a", "b"]);
    let id = items[2].clone();
    binder.apply(Change::MoveItem { id, to: 99 }, NOW).unwrap();
    assert_eq!(texts(&binder, &visit), ["a", "b", "c"]);
    let id = items[0].clone();
    binder.apply(Change::MoveItem { id, to: -5 }, NOW).unwrap();
    assert_eq!(texts(&binder, &visit), ["a", "b", "c"]);
}

#[test]
fn what_is_deleted_is_shown_nowhere() {
    let binder = binder();
    let sam = child(&binder, "Sam");
    let dana = person(&binder, &sam, "Dana Quill");
    let lee = person(&binder, &sam, "Lee");
    let tuesday = visit(&binder, &sam, "2026-11-24", &[&dana, &lee]);
    let items = ask(&binder, &tuesday, &["Who supervises you?"]);
    let fields = ItemFields {
        person_id: Some(dana.clone()),
        ..Default::default()
    };
    let id = items[0].clone();
    binder.apply(Change::EditItem { id, fields }, NOW).unwrap();
    let fields = QuestionFields {
        text: some("How often?"),
        person_id: Some(dana.clone()),
        ..Default::default()
    };
    let child_id = sam.clone();
    binder
        .apply(Change::AddQuestion { child_id, fields }, NOW)
        .unwrap();

    let id = dana.clone();
    binder.apply(Change::Remove { id }, NOW).unwrap();
    let everything = format!(
        "{:?}{:?}{:?}{:?}{:?}{:?}",
        binder.visit(tuesday.clone()).unwrap().visit.people,
        binder.visit(tuesday.clone()).unwrap().items[0].person_id,
        binder
            .home(sam.clone(), "2026-11-24".into())
            .unwrap()
            .questions[0]
            .person_id,
        binder.history(sam.clone(), 0, 9).unwrap().visits[0]
            .visit
            .people,
        binder.team(sam.clone()).unwrap().people,
        binder.search("quill".into(), 9).unwrap(),
    );
    assert!(!everything.contains(&dana), "{everything}");
    assert_eq!(binder.person(dana.clone()).unwrap_err(), unknown("person"));

    // Named again afterwards, it is refused and nothing changes.
    let fields = VisitFields {
        people: Some(vec![dana]),
        note: some("changed"),
        ..Default::default()
    };
    let id = tuesday.clone();
    let refused = binder.apply(Change::EditVisit { id, fields }, NOW);
    assert_eq!(refused.unwrap_err(), unknown("person"));
    assert_eq!(binder.visit(tuesday.clone()).unwrap().visit.note, "");

    binder
        .apply(Change::Remove { id: sam.clone() }, NOW)
        .unwrap();
    assert!(binder.children().unwrap().is_empty());
    assert_eq!(binder.visit(tuesday).unwrap_err(), unknown("visit"));
    assert!(binder.search("lee".into(), 9).unwrap().is_empty());
    binder.undo(NOW).unwrap();
    assert_eq!(binder.team(sam).unwrap().people.len(), 1);
}

fn unknown(what: &str) -> BinderError {
    BinderError::Unknown { what: what.into() }
}

#[test]
fn a_person_of_another_child_does_not_come_along() {
    let binder = binder();
    let (sam, kim) = (child(&binder, "Sam"), child(&binder, "Kim"));
    let dana = person(&binder, &sam, "Dana");
    let fields = VisitFields {
        people: Some(vec![dana]),
        ..Default::default()
    };
    let change = Change::AddVisit {
        child_id: kim,
        fields,
    };
    assert_eq!(binder.apply(change, NOW).unwrap_err(), unknown("person"));
}

#[test]
fn the_last_change_can_be_taken_back_once() {
    let binder = binder();
    assert_eq!(binder.undo(NOW).unwrap_err(), BinderError::NothingToUndo);
    let sam = child(&binder, "Sam");
    let rename = |name: &str, at: i64| {
        let fields = ChildFields {
            name: some(name),
            ..Default::default()
        };
        let id = sam.clone();
        binder.apply(Change::EditChild { id, fields }, at).unwrap()
    };
    let name = || binder.children().unwrap()[0].child.name.clone();

    // Typing is one step.
    rename("Samu", NOW + 100);
    rename("Samue", NOW + 200);
    rename("Samuel", NOW + 300);
    // A draft in between does not count, and neither does saving the same again.
    let fields = DraftFields {
        place: some("person.new"),
        text: some("half a wor"),
    };
    let child_id = sam.clone();
    binder
        .apply(Change::SaveDraft { child_id, fields }, NOW + 400)
        .unwrap();
    assert_eq!(rename("Samuel", NOW + 500).records, 0);
    assert!(binder.can_undo().unwrap());
    binder.undo(NOW + 600).unwrap();
    assert_eq!(name(), "Sam");
    assert!(!binder.can_undo().unwrap());
    assert_eq!(
        binder.undo(NOW + 700).unwrap_err(),
        BinderError::NothingToUndo
    );

    // After a pause it is a new step.
    rename("Max", NOW + 10_000);
    rename("Maxine", NOW + 20_000);
    binder.undo(NOW + 20_001).unwrap();
    assert_eq!(name(), "Max");

    // What was added is gone again, with a draft that was begun under it.
    let kim = child(&binder, "Kim");
    let fields = DraftFields {
        place: some("x"),
        text: some("y"),
    };
    let child_id = kim.clone();
    binder
        .apply(Change::SaveDraft { child_id, fields }, NOW)
        .unwrap();
    binder.undo(NOW).unwrap();
    assert_eq!(binder.children().unwrap().len(), 1);
    assert_eq!(binder.drafts(kim).unwrap_err(), unknown("child"));
}

#[test]
fn one_draft_a_place() {
    let binder = binder();
    let save = |text: &str| {
        let fields = DraftFields {
            place: some("ask"),
            text: some(text),
        };
        let child_id = String::new();
        binder
            .apply(Change::SaveDraft { child_id, fields }, NOW)
            .unwrap();
    };
    save("skil");
    save("skills tr");
    let drafts = binder.drafts(String::new()).unwrap();
    assert_eq!(drafts.len(), 1);
    assert_eq!(
        (drafts[0].text.as_str(), drafts[0].child_id.as_str()),
        ("skills tr", "")
    );
    save("");
    assert!(binder.drafts(String::new()).unwrap().is_empty());
}

#[test]
fn needs_signs_goals_and_the_safety_plan() {
    let binder = binder();
    let sam = child(&binder, "Sam");
    let id = || sam.clone();
    let fields = NeedFields {
        need_id: some("trauma"),
        words: some("she wakes up screaming"),
        ..Default::default()
    };
    add(
        &binder,
        Change::AddNeed {
            child_id: id(),
            fields,
        },
    );
    for day in ["2026-11-01", "2026-11-20"] {
        let fields = SignFields {
            seen_on: some(day),
            words: some("did not eat"),
            ..Default::default()
        };
        add(
            &binder,
            Change::AddSign {
                child_id: id(),
                fields,
            },
        );
    }
    let team = binder.team(id()).unwrap();
    assert_eq!(
        (team.needs.len(), team.signs[0].seen_on.as_str()),
        (1, "2026-11-20")
    );

    let fields = GoalFields {
        text: some("sleeps in her own bed"),
        ..Default::default()
    };
    let goal_id = add(
        &binder,
        Change::AddGoal {
            child_id: id(),
            fields,
        },
    );
    for (day, level) in [("2026-11-20", 4), ("2026-11-01", 1)] {
        let fields = MarkFields {
            on: some(day),
            level: Some(level),
            ..Default::default()
        };
        let goal_id = goal_id.clone();
        add(&binder, Change::AddMark { goal_id, fields });
    }
    let goals = binder.goals(id()).unwrap();
    let levels: Vec<i32> = goals[0].marks.iter().map(|m| m.level).collect();
    assert_eq!(levels, [1, 4]);

    assert!(binder.safety_plan(id()).unwrap().is_none());
    for home in ["lock the medicine box", "lock it, key with me"] {
        let fields = SafetyPlanFields {
            home: some(home),
            ..Default::default()
        };
        binder
            .apply(
                Change::EditSafetyPlan {
                    child_id: id(),
                    fields,
                },
                NOW,
            )
            .unwrap();
    }
    assert_eq!(
        binder.safety_plan(id()).unwrap().unwrap().home,
        "lock it, key with me"
    );
    let found = binder.search("SCREAMING wakes".into(), 5).unwrap();
    assert_eq!((found.len(), found[0].kind.as_str()), (1, "need"));
}

#[test]
fn bad_input_is_named_and_changes_nothing() {
    let disk = Arc::new(MemoryDisk::default());
    let binder = Binder::create_on(disk.clone(), vec![1; 32], NOW).unwrap();
    let sam = child(&binder, "Sam");
    let before = disk.bytes();
    let refused = |fields: VisitFields| {
        let child_id = sam.clone();
        binder
            .apply(Change::AddVisit { child_id, fields }, NOW)
            .unwrap_err()
    };
    let too_long = refused(VisitFields {
        note: Some("x".repeat(1_000_000)),
        ..Default::default()
    });
    assert_eq!(too_long.to_string(), "note is longer than 100000");
    for day in ["0026-11-24", "2026-02-30", "tomorrow"] {
        let error = refused(VisitFields {
            on: some(day),
            ..Default::default()
        });
        assert!(matches!(&error, BinderError::Invalid { field, .. } if field == "on"));
        assert!(!error.to_string().contains(day));
    }
    for id in [
        "",
        "x",
        "00000000-0000-0000-0000-000000000000",
        "🙂",
        &sam.to_uppercase(),
    ] {
        let fields = Default::default();
        let id = id.to_string();
        let error = binder
            .apply(Change::EditPerson { id, fields }, NOW)
            .unwrap_err();
        assert_eq!(error, unknown("person"));
    }
    let id = sam.clone();
    let error = binder.apply(Change::Remove { id }, -1).unwrap_err();
    assert!(matches!(error, BinderError::Invalid { field, .. } if field == "now_ms"));
    assert_eq!(disk.bytes(), before);

    let fields = ChildFields {
        name: some("👩‍👧 \u{202e}עברית\u{200d}\n\t"),
        ..Default::default()
    };
    let id = add(&binder, Change::AddChild { fields });
    let row = binder
        .children()
        .unwrap()
        .into_iter()
        .find(|r| r.child.id == id);
    assert_eq!(row.unwrap().child.name, "👩‍👧 \u{202e}עברית\u{200d}\n\t");
}

#[test]
fn a_clock_that_is_set_back_does_not_lose_a_change() {
    let binder = binder();
    let sam = child(&binder, "Sam");
    for (at, name) in [(NOW + 9_000, "A"), (NOW - 9_000, "B"), (0, "C")] {
        let fields = ChildFields {
            name: some(name),
            ..Default::default()
        };
        let id = sam.clone();
        binder.apply(Change::EditChild { id, fields }, at).unwrap();
        assert_eq!(binder.children().unwrap()[0].child.name, name);
    }
}
