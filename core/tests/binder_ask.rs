//! What a visit asks: the questions come from the catalog and the binder together, an answer closes
//! the parent's own question, and nothing comes back that was answered.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::Arc;

use careteam::binder::{
    Applied, Binder, BinderError, Change, ChildFields, Item, ItemFields, MemoryDisk, NeedFields,
    PersonFields, QuestionFields, SignFields, VisitFields,
};
use careteam::catalog::Catalog;

const NOW: i64 = 1_795_000_000_000;

fn some(text: &str) -> Option<String> {
    Some(text.into())
}

struct Home {
    binder: Binder,
    catalog: Catalog<'static>,
    child: String,
    dana: String,
    lee: String,
    now: std::cell::Cell<i64>,
}

impl Home {
    fn new() -> Self {
        let disk = Arc::new(MemoryDisk::default());
        let mut home = Self {
            binder: Binder::create_on(disk, vec![1; 32], NOW).unwrap(),
            catalog: Catalog::embedded().unwrap(),
            child: String::new(),
            dana: String::new(),
            lee: String::new(),
            now: std::cell::Cell::new(NOW),
        };
        let fields = ChildFields {
            name: some("Sam"),
            state: some("US-OR"),
            ..Default::default()
        };
        home.child = home.add(Change::AddChild { fields });
        home.dana = home.person("Dana", "QMHA", "or-qmha");
        home.lee = home.person("Lee", "LCSW", "");
        home
    }

    fn apply(&self, change: Change) -> Applied {
        // Far enough apart that no two count as typing on.
        self.now.set(self.now.get() + 10_000);
        self.binder.apply(change, self.now.get()).unwrap()
    }

    fn add(&self, change: Change) -> String {
        self.apply(change).added[0].clone()
    }

    fn person(&self, name: &str, title: &str, role: &str) -> String {
        let fields = PersonFields {
            name: some(name),
            title: some(title),
            role_id: some(role),
            ..Default::default()
        };
        let child_id = self.child.clone();
        self.add(Change::AddPerson { child_id, fields })
    }

    fn own(&self, text: &str, star: bool, person: &str) -> String {
        let fields = QuestionFields {
            text: some(text),
            star: Some(star),
            person_id: some(person),
            ..Default::default()
        };
        let child_id = self.child.clone();
        self.add(Change::AddQuestion { child_id, fields })
    }

    /// A visit with its questions.
    fn visit(&self, on: &str, people: &[&str]) -> String {
        let fields = VisitFields {
            on: some(on),
            people: Some(people.iter().map(|id| (*id).to_owned()).collect()),
            ..Default::default()
        };
        let child_id = self.child.clone();
        let id = self.add(Change::AddVisit { child_id, fields });
        let reader = self.catalog.reader("en").unwrap();
        let first = self
            .binder
            .first_questions(&self.catalog, reader, id.clone(), None)
            .unwrap();
        if let Some(change) = first.change(id.clone()) {
            self.apply(change);
        }
        id
    }

    fn kind(&self, visit: &str) -> String {
        let reader = self.catalog.reader("en").unwrap();
        let first = self
            .binder
            .first_questions(&self.catalog, reader, visit.into(), None);
        first.unwrap().list.visit.id
    }

    fn items(&self, visit: &str) -> Vec<Item> {
        self.binder.visit(visit.into()).unwrap().items
    }

    fn item(&self, visit: &str, text: &str) -> Option<Item> {
        self.items(visit).into_iter().find(|item| item.text == text)
    }

    fn answer(&self, item: &Item, answer: &str) -> Applied {
        let fields = ItemFields {
            answer: some(answer),
            asked: Some(true),
            ..Default::default()
        };
        let id = item.id.clone();
        self.apply(Change::EditItem { id, fields })
    }

    fn done(&self, visit: &str) {
        let fields = VisitFields {
            done: Some(true),
            ..Default::default()
        };
        let id = visit.into();
        self.apply(Change::EditVisit { id, fields });
    }

    fn waiting(&self) -> Vec<String> {
        let home = self.binder.home(self.child.clone(), "2026-12-01".into());
        home.unwrap()
            .questions
            .into_iter()
            .map(|q| q.text)
            .collect()
    }
}

#[test]
fn an_answer_closes_the_own_question_and_it_does_not_come_back() {
    let home = Home::new();
    let own = home.own("Who signs the plan?", true, "");
    let first = home.visit("2026-12-01", &[&home.dana]);
    let item = home.item(&first, "Who signs the plan?").unwrap();
    assert_eq!((item.question_id.as_str(), item.star), (own.as_str(), true));
    assert_eq!(home.waiting(), ["Who signs the plan?"]);

    // Both are one change: taken back together.
    assert_eq!(home.answer(&item, "Kim, LCSW").records, 2);
    assert!(home.waiting().is_empty());
    home.binder.undo(home.now.get() + 1).unwrap();
    assert_eq!(home.waiting(), ["Who signs the plan?"]);
    assert!(
        home.item(&first, "Who signs the plan?")
            .unwrap()
            .answer
            .is_empty()
    );

    // An answer that is taken away opens it again, one that is given closes it.
    home.answer(&item, "Kim");
    home.answer(&item, "  ");
    assert_eq!(home.waiting(), ["Who signs the plan?"]);
    home.answer(&item, "Kim, LCSW");
    home.done(&first);
    let second = home.visit("2026-12-08", &[&home.dana]);
    assert!(home.item(&second, "Who signs the plan?").is_none());
    assert!(!home.items(&second).is_empty());
}

/// A letter that follows a space closes the question; the undo of all that typing opens it.
#[test]
fn typing_on_is_one_step_for_both_records() {
    let home = Home::new();
    home.own("Who signs?", false, "");
    let visit = home.visit("2026-12-01", &[&home.dana]);
    let item = home.item(&visit, "Who signs?").unwrap();
    home.now.set(home.now.get() + 60_000);
    for (ms, answer) in [(0, " "), (100, " K"), (200, " Ki")] {
        let fields = ItemFields {
            answer: some(answer),
            ..Default::default()
        };
        let id = item.id.clone();
        let change = Change::EditItem { id, fields };
        home.binder.apply(change, home.now.get() + ms).unwrap();
    }
    assert!(home.waiting().is_empty());
    home.binder.undo(home.now.get() + 300).unwrap();
    assert_eq!(home.waiting(), ["Who signs?"]);
    assert_eq!(home.item(&visit, "Who signs?").unwrap().answer, "");
}

#[test]
fn the_same_words_without_a_link_close_it_too() {
    let home = Home::new();
    home.own("Who signs?", false, "");
    let visit = home.visit("2026-12-01", &[]);
    let item = home.item(&visit, "Who signs?").unwrap();
    let fields = ItemFields {
        question_id: some(""),
        text: some("who SIGNS?"),
        ..Default::default()
    };
    let id = item.id.clone();
    home.apply(Change::EditItem { id, fields });
    home.answer(&item, "Kim");
    assert!(home.waiting().is_empty());
}

#[test]
fn what_was_answered_elsewhere_is_not_carried_over() {
    let home = Home::new();
    let own = home.own("Who signs?", false, "");
    let first = home.visit("2026-12-01", &[&home.dana]);
    home.done(&first);
    let fields = QuestionFields {
        answered: Some(true),
        ..Default::default()
    };
    home.apply(Change::EditQuestion { id: own, fields });
    let view = home.binder.home(home.child.clone(), "2026-12-02".into());
    let open = view.unwrap().open_items;
    assert!(!open.is_empty() && open.iter().all(|item| item.text != "Who signs?"));
    let second = home.visit("2026-12-08", &[&home.dana]);
    assert!(home.item(&second, "Who signs?").is_none());
    let change = Change::CarryOver {
        from_visit_id: first,
        to_visit_id: second.clone(),
    };
    home.apply(change);
    assert!(home.item(&second, "Who signs?").is_none());
}

#[test]
fn a_deleted_own_question_leaves_its_words_and_no_id() {
    let home = Home::new();
    let own = home.own("Who signs?", false, "");
    let first = home.visit("2026-12-01", &[]);
    home.apply(Change::Remove { id: own });
    assert_eq!(home.item(&first, "Who signs?").unwrap().question_id, "");
    let second = home.visit("2026-12-08", &[]);
    let change = Change::CarryOver {
        from_visit_id: first,
        to_visit_id: second.clone(),
    };
    home.apply(change);
    assert_eq!(home.item(&second, "Who signs?").unwrap().question_id, "");
}

#[test]
fn an_entry_names_only_own_questions_of_its_child() {
    let home = Home::new();
    let visit = home.visit("2026-12-01", &[]);
    let other = ChildFields::default();
    let other = home.add(Change::AddChild { fields: other });
    let fields = QuestionFields {
        text: some("Mine?"),
        ..Default::default()
    };
    let foreign = Change::AddQuestion {
        child_id: other,
        fields,
    };
    let foreign = home.add(foreign);
    for id in [foreign, "01932f4a-7c11-7d8e-9f00-a1b2c3d4e5f6".into()] {
        let item = ItemFields {
            question_id: Some(id),
            text: some("Mine?"),
            ..Default::default()
        };
        let change = Change::AddItems {
            visit_id: visit.clone(),
            items: vec![item],
        };
        let error = home.binder.apply(change, NOW + 1_000_000).unwrap_err();
        let what = "question".to_owned();
        assert_eq!(error, BinderError::Unknown { what });
    }
}

#[test]
fn the_list_fits_who_is_there_and_what_is_needed() {
    let home = Home::new();
    home.own("For Lee alone?", false, &home.lee);
    home.own("For anyone?", false, "");
    let dana = home.visit("2026-12-01", &[&home.dana]);
    assert!(home.item(&dana, "For Lee alone?").is_none());
    assert!(home.item(&dana, "For anyone?").is_some());
    let items = home.items(&dana);
    assert!(items.len() <= careteam::checklist::MOST_ON_PAGE);
    // Alone with somebody, the questions are for them.
    assert!(items.iter().all(|item| item.person_id == home.dana));
    // Each is in the bank, or the parent's own.
    let reader = home.catalog.reader("en").unwrap();
    let bank = home.catalog.questions_with(reader, "").unwrap();
    for item in items.iter().filter(|item| item.text != "For anyone?") {
        assert!(
            bank.iter().any(|q| q.id == item.question_id),
            "{}",
            item.text
        );
    }
    let lee = home.visit("2026-12-03", &[&home.lee]);
    assert!(home.item(&lee, "For Lee alone?").is_some());

    // A need that nobody may treat brings its question up.
    let fields = NeedFields {
        words: some("he was abused and has nightmares"),
        ..Default::default()
    };
    let child_id = home.child.clone();
    let before: Vec<String> = home.items(&dana).into_iter().map(|i| i.text).collect();
    home.apply(Change::AddNeed { child_id, fields });
    let later = home.visit("2026-12-02", &[&home.dana]);
    let new = home.items(&later);
    assert!(new.iter().any(|item| !before.contains(&item.text)));
}

#[test]
fn a_second_visit_is_a_later_one_and_repeats_what_is_open() {
    let home = Home::new();
    let first = home.visit("2026-12-01", &[&home.dana]);
    assert_eq!(home.kind(&first), "first-visit");
    let items = home.items(&first);
    home.answer(&items[0], "yes");
    let fields = ItemFields {
        asked: Some(true),
        ..Default::default()
    };
    let id = items[1].id.clone();
    home.apply(Change::EditItem { id, fields });
    let second = home.visit("2026-12-08", &[&home.dana]);
    assert_eq!(home.kind(&second), "ongoing");
    let again = home.items(&second);
    assert!(again.iter().all(|item| item.text != items[0].text));
    let open = again.iter().find(|item| item.text == items[1].text);
    assert_eq!(open.unwrap().carried_from, items[1].id);
    // One that was never asked has no claim to a place.
    let carried = again.iter().filter(|item| !item.carried_from.is_empty());
    assert_eq!(carried.count(), 1);
    // Nothing is doubled, whoever asks again.
    let mut texts: Vec<&str> = again.iter().map(|item| item.text.as_str()).collect();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), again.len());
    let reader = home.catalog.reader("en").unwrap();
    let more = home
        .binder
        .first_questions(&home.catalog, reader, second.clone(), None)
        .unwrap();
    assert!(more.items.is_empty(), "{:?}", more.items.len());
    // Somebody new is met for the first time.
    let lee = home.visit("2026-12-09", &[&home.lee]);
    assert_eq!(home.kind(&lee), "first-visit");
}

#[test]
fn a_visit_that_did_not_happen_is_no_first_one() {
    let home = Home::new();
    home.visit("2026-12-01", &[&home.dana]);
    let again = home.visit("2026-12-08", &[&home.dana]);
    assert_eq!(home.kind(&again), "first-visit");
    home.done(&again);
    let later = home.visit("2026-12-09", &[&home.dana]);
    assert_eq!(home.kind(&later), "ongoing");
}

/// A crisis that was seen is first on the list of a visit soon after, and not for ever.
#[test]
fn a_sign_of_long_ago_no_longer_chooses() {
    let home = Home::new();
    let fields = SignFields {
        words: some("said she wants to die"),
        seen_on: some("2026-11-30"),
        ..Default::default()
    };
    let child_id = home.child.clone();
    home.apply(Change::AddSign { child_id, fields });
    let crisis = |on: &str| {
        let id = home.visit(on, &[&home.dana]);
        let reader = home.catalog.reader("en").unwrap();
        let first = home
            .binder
            .first_questions(&home.catalog, reader, id, None)
            .unwrap();
        first.list.crisis.is_some()
    };
    assert!(crisis("2026-12-01") && crisis("2027-02-28"));
    assert!(!crisis("2027-03-01"));
}

#[test]
fn what_the_parent_marked_comes_back_first() {
    let home = Home::new();
    let first = home.visit("2026-12-01", &[&home.dana]);
    let last = home.items(&first).pop().unwrap();
    let fields = ItemFields {
        star: Some(true),
        ..Default::default()
    };
    let id = last.id.clone();
    home.apply(Change::EditItem { id, fields });
    let second = home.visit("2026-12-08", &[&home.dana]);
    let items = home.items(&second);
    assert_eq!((&items[0].text, items[0].star), (&last.text, true));
    home.answer(&items[0], "yes");
    let third = home.visit("2026-12-15", &[&home.dana]);
    assert!(home.item(&third, &last.text).is_none());
}

#[test]
fn what_the_catalog_does_not_know_is_passed_over() {
    let home = Home::new();
    let newer = home.person("Kim", &"x".repeat(900), "zz-role-of-a-newer-version");
    let fields = NeedFields {
        need_id: some("need-of-a-newer-version"),
        ..Default::default()
    };
    let child_id = home.child.clone();
    home.apply(Change::AddNeed { child_id, fields });
    let fields = ChildFields {
        state: some("US-ZZ"),
        ..Default::default()
    };
    let id = home.child.clone();
    home.apply(Change::EditChild { id, fields });
    let fields = VisitFields {
        kind: some("kind-of-a-newer-version"),
        people: Some(vec![newer, home.person("Pat", "", "")]),
        ..Default::default()
    };
    let child_id = home.child.clone();
    let id = home.add(Change::AddVisit { child_id, fields });
    let reader = home.catalog.reader("es").unwrap();
    let first = home
        .binder
        .first_questions(&home.catalog, reader, id, Some("nowhere"))
        .unwrap();
    assert!(!first.items.is_empty());
}
