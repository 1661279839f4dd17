//! Random changes against a simple model in memory: the binder shows the same, also after it was
//! closed and opened, and shows nothing that was deleted.
//!
//! `PROPTEST_CASES=2000` for a long run.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::Arc;

use careteam::binder::{
    Applied, Binder, BinderError, Change, ChildFields, DraftFields, ItemFields, MemoryDisk,
    PersonFields, QuestionFields, VisitFields,
};
use proptest::prelude::*;

const NOW: i64 = 1_795_000_000_000;
const KEY: [u8; 32] = [1; 32];

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Model {
    children: Vec<MChild>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct MChild {
    id: String,
    name: String,
    people: Vec<(String, String)>,
    visits: Vec<MVisit>,
    questions: Vec<MQuestion>,
}

/// An own question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct MQuestion {
    id: String,
    text: String,
    answered: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct MVisit {
    id: String,
    on: String,
    people: Vec<String>,
    items: Vec<MItem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct MItem {
    id: String,
    text: String,
    answer: String,
    /// The own question it came from.
    own: String,
}

/// What to do; numbers pick among what exists.
#[derive(Debug, Clone)]
enum Op {
    AddChild(String),
    EditChild(usize, String),
    AddPerson(usize, String),
    EditPerson(usize, String),
    AddVisit(usize, u8, Vec<usize>),
    EditVisit(usize, Vec<usize>),
    AddItems(usize, Vec<String>),
    Answer(usize, String),
    Own(usize),
    PutOwn(usize, usize),
    Move(usize, i32),
    CarryOver(usize, usize),
    Remove(usize),
    Draft(String),
    Undo,
    Reopen,
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-e]{1,3}",
        Just(String::new()),
        any::<String>().prop_map(|s| s.replace('\0', "0").chars().take(60).collect()),
    ]
}

fn op() -> impl Strategy<Value = Op> {
    let n = || any::<usize>();
    prop_oneof![
        2 => text().prop_map(Op::AddChild),
        1 => (n(), text()).prop_map(|(i, t)| Op::EditChild(i, t)),
        4 => (n(), text()).prop_map(|(i, t)| Op::AddPerson(i, t)),
        2 => (n(), text()).prop_map(|(i, t)| Op::EditPerson(i, t)),
        4 => (n(), 1u8..29, prop::collection::vec(n(), 0..4))
            .prop_map(|(i, d, p)| Op::AddVisit(i, d, p)),
        2 => (n(), prop::collection::vec(n(), 0..4)).prop_map(|(i, p)| Op::EditVisit(i, p)),
        4 => (n(), prop::collection::vec(text(), 0..5)).prop_map(|(i, t)| Op::AddItems(i, t)),
        4 => (n(), text()).prop_map(|(i, t)| Op::Answer(i, t)),
        2 => n().prop_map(Op::Own),
        3 => (n(), n()).prop_map(|(v, q)| Op::PutOwn(v, q)),
        2 => (n(), -1..6i32).prop_map(|(i, to)| Op::Move(i, to)),
        2 => (n(), n()).prop_map(|(a, b)| Op::CarryOver(a, b)),
        3 => n().prop_map(Op::Remove),
        1 => text().prop_map(Op::Draft),
        3 => Just(Op::Undo),
        2 => Just(Op::Reopen),
    ]
}

fn pick<T: Clone>(from: &[T], n: usize) -> Option<T> {
    (!from.is_empty()).then(|| from[n % from.len()].clone())
}

impl Model {
    fn visits(&self) -> Vec<(usize, usize)> {
        let all = self.children.iter().enumerate();
        all.flat_map(|(c, child)| (0..child.visits.len()).map(move |v| (c, v)))
            .collect()
    }

    fn people(&self) -> Vec<(usize, usize)> {
        let all = self.children.iter().enumerate();
        all.flat_map(|(c, child)| (0..child.people.len()).map(move |p| (c, p)))
            .collect()
    }

    fn items(&self) -> Vec<(usize, usize, usize)> {
        let visits = self.visits().into_iter();
        visits
            .flat_map(|(c, v)| {
                let len = self.children[c].visits[v].items.len();
                (0..len).map(move |i| (c, v, i))
            })
            .collect()
    }

    fn ids(&self) -> Vec<String> {
        let mut ids = Vec::new();
        for child in &self.children {
            ids.push(child.id.clone());
            ids.extend(child.people.iter().map(|p| p.0.clone()));
            ids.extend(child.questions.iter().map(|q| q.id.clone()));
            for visit in &child.visits {
                ids.push(visit.id.clone());
                ids.extend(visit.items.iter().map(|i| i.id.clone()));
            }
        }
        ids
    }

    fn remove(&mut self, id: &str) {
        self.children.retain(|c| c.id != id);
        for child in &mut self.children {
            child.people.retain(|p| p.0 != id);
            child.questions.retain(|q| q.id != id);
            child.visits.retain(|v| v.id != id);
            for visit in &mut child.visits {
                visit.items.retain(|i| i.id != id);
            }
        }
    }

    /// What is there, with people who are no longer there left out of visits.
    fn shown(&self) -> Self {
        let mut shown = self.clone();
        for child in &mut shown.children {
            let here: Vec<String> = child.people.iter().map(|p| p.0.clone()).collect();
            for visit in &mut child.visits {
                visit.people.retain(|id| here.contains(id));
                for item in &mut visit.items {
                    if child.questions.iter().all(|q| q.id != item.own) {
                        item.own.clear();
                    }
                }
            }
        }
        shown
    }
}

/// The whole binder over its views.
fn read(binder: &Binder) -> Model {
    let mut model = Model::default();
    for row in binder.children().unwrap() {
        let id = row.child.id;
        let team = binder.team(id.clone()).unwrap();
        let history = binder.history(id.clone(), 0, 1_000).unwrap();
        assert_eq!(history.total as usize, history.visits.len());
        let mut visits: Vec<MVisit> = history
            .visits
            .into_iter()
            .map(|row| {
                let view = binder.visit(row.visit.id.clone()).unwrap();
                assert_eq!(view.visit, row.visit);
                assert_eq!(row.items as usize, view.items.len());
                let items = view.items.into_iter().map(|item| MItem {
                    id: item.id,
                    text: item.text,
                    answer: item.answer,
                    own: item.question_id,
                });
                MVisit {
                    id: row.visit.id,
                    on: row.visit.on,
                    people: row.visit.people,
                    items: items.collect(),
                }
            })
            .collect();
        // The model keeps visits in the order they were added.
        visits.sort_by(|a, b| a.id.cmp(&b.id));
        let questions = binder.questions(id.clone()).unwrap().into_iter();
        let questions = questions.map(|q| MQuestion {
            id: q.id,
            text: q.text,
            answered: q.answered,
        });
        model.children.push(MChild {
            id,
            questions: questions.collect(),
            name: row.child.name,
            people: team.people.into_iter().map(|p| (p.id, p.name)).collect(),
            visits,
        });
    }
    model
}

struct Run {
    disk: Arc<MemoryDisk>,
    binder: Option<Binder>,
    model: Model,
    before: Option<Model>,
    gone: Vec<String>,
    now: i64,
}

impl Run {
    fn new() -> Self {
        let disk = Arc::new(MemoryDisk::default());
        let binder = Binder::create_on(disk.clone(), KEY.to_vec(), NOW).unwrap();
        Self {
            disk,
            binder: Some(binder),
            model: Model::default(),
            before: None,
            gone: Vec::new(),
            now: NOW,
        }
    }

    fn binder(&self) -> &Binder {
        self.binder.as_ref().unwrap()
    }

    fn apply(&self, change: Change) -> Applied {
        self.binder().apply(change, self.now).unwrap()
    }

    /// Remembers the state for an undo, if the change did something.
    fn did(&mut self, before: Model, applied: &Applied) {
        if applied.records > 0 {
            self.before = Some(before);
        }
    }

    fn people_of(&self, child: usize, picks: &[usize]) -> Vec<String> {
        let people = &self.model.children[child].people;
        let chosen = picks.iter().filter_map(|n| pick(people, *n));
        chosen.map(|p| p.0).collect()
    }

    #[allow(clippy::too_many_lines)]
    fn step(&mut self, op: Op) {
        // Far enough apart that no two edits count as typing on.
        self.now += 10_000;
        let before = self.model.clone();
        let children: Vec<usize> = (0..self.model.children.len()).collect();
        match op {
            Op::AddChild(name) => {
                let fields = ChildFields {
                    name: Some(name.clone()),
                    ..Default::default()
                };
                let applied = self.apply(Change::AddChild { fields });
                let id = applied.added[0].clone();
                self.model.children.push(MChild {
                    id,
                    name,
                    ..Default::default()
                });
                self.did(before, &applied);
            }
            Op::EditChild(n, name) => {
                let Some(c) = pick(&children, n) else { return };
                let fields = ChildFields {
                    name: Some(name.clone()),
                    ..Default::default()
                };
                let id = self.model.children[c].id.clone();
                let applied = self.apply(Change::EditChild { id, fields });
                self.model.children[c].name = name;
                self.did(before, &applied);
            }
            Op::AddPerson(n, name) => {
                let Some(c) = pick(&children, n) else { return };
                let fields = PersonFields {
                    name: Some(name.clone()),
                    ..Default::default()
                };
                let child_id = self.model.children[c].id.clone();
                let applied = self.apply(Change::AddPerson { child_id, fields });
                let id = applied.added[0].clone();
                self.model.children[c].people.push((id, name));
                self.did(before, &applied);
            }
            Op::EditPerson(n, name) => {
                let Some((c, p)) = pick(&self.model.people(), n) else {
                    return;
                };
                let fields = PersonFields {
                    name: Some(name.clone()),
                    ..Default::default()
                };
                let id = self.model.children[c].people[p].0.clone();
                let applied = self.apply(Change::EditPerson { id, fields });
                self.model.children[c].people[p].1 = name;
                self.did(before, &applied);
            }
            Op::AddVisit(n, day, picks) => {
                let Some(c) = pick(&children, n) else { return };
                let people = self.people_of(c, &picks);
                let on = format!("2026-11-{day:02}");
                let fields = VisitFields {
                    on: Some(on.clone()),
                    people: Some(people.clone()),
                    ..Default::default()
                };
                let child_id = self.model.children[c].id.clone();
                let applied = self.apply(Change::AddVisit { child_id, fields });
                let id = applied.added[0].clone();
                let visit = MVisit {
                    id,
                    on,
                    people,
                    items: Vec::new(),
                };
                self.model.children[c].visits.push(visit);
                self.did(before, &applied);
            }
            Op::EditVisit(n, picks) => {
                let Some((c, v)) = pick(&self.model.visits(), n) else {
                    return;
                };
                let people = self.people_of(c, &picks);
                let fields = VisitFields {
                    people: Some(people.clone()),
                    ..Default::default()
                };
                let id = self.model.children[c].visits[v].id.clone();
                let applied = self.apply(Change::EditVisit { id, fields });
                self.model.children[c].visits[v].people = people;
                self.did(before, &applied);
            }
            Op::AddItems(n, texts) => {
                let Some((c, v)) = pick(&self.model.visits(), n) else {
                    return;
                };
                let items = texts.iter().map(|text| ItemFields {
                    text: Some(text.clone()),
                    ..Default::default()
                });
                let visit_id = self.model.children[c].visits[v].id.clone();
                let items = items.collect();
                let applied = self.apply(Change::AddItems { visit_id, items });
                let items = applied.added.iter().zip(texts).map(|(id, text)| MItem {
                    id: id.clone(),
                    text,
                    ..Default::default()
                });
                self.model.children[c].visits[v].items.extend(items);
                self.did(before, &applied);
            }
            Op::Own(n) => {
                let Some(c) = pick(&children, n) else { return };
                // Words that no random text has.
                let text = format!("own question of {}?", self.now);
                let fields = QuestionFields {
                    text: Some(text.clone()),
                    ..Default::default()
                };
                let child_id = self.model.children[c].id.clone();
                let applied = self.apply(Change::AddQuestion { child_id, fields });
                let id = applied.added[0].clone();
                self.model.children[c].questions.push(MQuestion {
                    id,
                    text,
                    answered: false,
                });
                self.did(before, &applied);
            }
            Op::PutOwn(n, q) => {
                let Some((c, v)) = pick(&self.model.visits(), n) else {
                    return;
                };
                let Some(question) = pick(&self.model.children[c].questions, q) else {
                    return;
                };
                let item = ItemFields {
                    question_id: Some(question.id.clone()),
                    text: Some(question.text.clone()),
                    ..Default::default()
                };
                let visit_id = self.model.children[c].visits[v].id.clone();
                let items = vec![item];
                let applied = self.apply(Change::AddItems { visit_id, items });
                self.model.children[c].visits[v].items.push(MItem {
                    id: applied.added[0].clone(),
                    text: question.text,
                    answer: String::new(),
                    own: question.id,
                });
                self.did(before, &applied);
            }
            Op::Answer(n, answer) => {
                let Some((c, v, i)) = pick(&self.model.items(), n) else {
                    return;
                };
                let fields = ItemFields {
                    answer: Some(answer.clone()),
                    ..Default::default()
                };
                let id = self.model.children[c].visits[v].items[i].id.clone();
                let applied = self.apply(Change::EditItem { id, fields });
                let child = &mut self.model.children[c];
                let item = &mut child.visits[v].items[i];
                // An answer closes the own question, and its absence opens it.
                for question in &mut child.questions {
                    let same = match item.own.as_str() {
                        "" => question.text == item.text,
                        own => question.id == own,
                    };
                    if same {
                        question.answered = !answer.trim().is_empty();
                    }
                }
                item.answer = answer;
                self.did(before, &applied);
            }
            Op::Move(n, to) => {
                let Some((c, v, i)) = pick(&self.model.items(), n) else {
                    return;
                };
                let items = &mut self.model.children[c].visits[v].items;
                let item = items.remove(i);
                let id = item.id.clone();
                let at = (to.max(0) as usize).min(items.len());
                items.insert(at, item);
                let applied = self.apply(Change::MoveItem { id, to });
                self.did(before, &applied);
            }
            Op::CarryOver(from, to) => {
                let visits = self.model.visits();
                let (Some(from), Some(to)) = (pick(&visits, from), pick(&visits, to)) else {
                    return;
                };
                self.carry_over(before, from, to);
            }
            Op::Remove(n) => {
                let Some(id) = pick(&self.model.ids(), n) else {
                    return;
                };
                let applied = self.apply(Change::Remove { id: id.clone() });
                self.model.remove(&id);
                self.did(before, &applied);
            }
            Op::Draft(text) => {
                let fields = DraftFields {
                    place: Some("ask".into()),
                    text: Some(text),
                };
                let child_id = String::new();
                self.apply(Change::SaveDraft { child_id, fields });
            }
            Op::Undo => {
                let result = self.binder().undo(self.now);
                match self.before.take() {
                    Some(before) => {
                        result.unwrap();
                        self.model = before;
                    }
                    None => assert_eq!(result.unwrap_err(), BinderError::NothingToUndo),
                }
            }
            Op::Reopen => {
                self.binder = None;
                self.binder = Some(Binder::open_on(self.disk.clone(), KEY.to_vec()).unwrap());
            }
        }
        let now = self.model.ids();
        self.gone.extend(before_ids(&self.before, &now));
    }

    fn carry_over(&mut self, before: Model, from: (usize, usize), to: (usize, usize)) {
        let source = self.model.children[from.0].visits[from.1].clone();
        let target = self.model.children[to.0].visits[to.1].clone();
        let change = Change::CarryOver {
            from_visit_id: source.id,
            to_visit_id: target.id,
        };
        let result = self.binder().apply(change, self.now);
        if from.0 != to.0 {
            assert!(matches!(result, Err(BinderError::Invalid { .. })));
            return;
        }
        let applied = result.unwrap();
        // The model knows only exact repetition; that is what the generated words mostly are.
        let added = &applied.added;
        let view = self
            .binder()
            .visit(self.model.children[to.0].visits[to.1].id.clone());
        let items = view.unwrap().items;
        for item in items.into_iter().filter(|item| added.contains(&item.id)) {
            let open = |i: &MItem| i.text == item.text && i.answer.trim().is_empty();
            assert!(source.items.iter().any(open), "carried over without need");
            assert!(!target.items.iter().any(|i| i.text == item.text), "doubled");
            let questions = &self.model.children[to.0].questions;
            let closed = questions.iter().any(|q| q.answered && q.text == item.text);
            assert!(!closed, "carried over what was answered");
            self.model.children[to.0].visits[to.1].items.push(MItem {
                id: item.id,
                text: item.text,
                answer: String::new(),
                own: item.question_id,
            });
        }
        self.did(before, &applied);
    }

    fn check(&self) {
        assert_eq!(read(self.binder()), self.model.shown());
        let ids = self.model.ids();
        for id in self.gone.iter().filter(|id| !ids.contains(id)) {
            assert!(self.binder().visit(id.clone()).is_err());
            assert!(self.binder().person(id.clone()).is_err());
            assert!(self.binder().team(id.clone()).is_err());
        }
        for child in &self.model.children {
            for found in self.binder().search("a".into(), 1_000).unwrap() {
                assert!(
                    found.kind == "draft" || ids.contains(&found.id),
                    "{child:?}"
                );
            }
        }
    }
}

fn before_ids(before: &Option<Model>, now: &[String]) -> Vec<String> {
    let ids = before.as_ref().map(Model::ids).unwrap_or_default();
    ids.into_iter().filter(|id| !now.contains(id)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_binder_is_what_its_changes_made_it(ops in prop::collection::vec(op(), 1..60)) {
        let mut run = Run::new();
        for (n, op) in ops.into_iter().enumerate() {
            run.step(op);
            if n % 8 == 0 {
                run.check();
            }
        }
        run.check();
        run.step(Op::Reopen);
        run.check();
    }

    #[test]
    fn what_is_taken_out_and_in_again_is_the_same(ops in prop::collection::vec(op(), 1..30)) {
        let mut run = Run::new();
        for op in ops {
            run.step(op);
        }
        let out = run.binder().export_json().unwrap();
        let fresh = Arc::new(MemoryDisk::default());
        let other = Binder::create_on(fresh, vec![2; 32], NOW).unwrap();
        let preview = other.preview_import(out.clone(), NOW).unwrap();
        prop_assert_eq!(other.import_json(out.clone(), NOW).unwrap(), preview.clone());
        prop_assert_eq!((preview.changed, preview.removed, preview.same), (0, 0, 0));
        prop_assert_eq!(other.export_json().unwrap(), out.clone());
        prop_assert_eq!(read(&other), run.model.shown());
        // Once more changes nothing, on either side.
        let again = other.import_json(out.clone(), NOW).unwrap();
        prop_assert_eq!((again.added, again.changed, again.removed), (0, 0, 0));
        let back = run.binder().import_json(out.clone(), run.now).unwrap();
        prop_assert_eq!((back.added, back.changed, back.removed), (0, 0, 0));
        prop_assert_eq!(run.binder().export_json().unwrap(), out);
    }

    /// Two phones that went apart, and then take in each other's export: both end up the same.
    #[test]
    fn two_phones_come_together(
        ops in prop::collection::vec(op(), 1..20),
        here in prop::collection::vec(op(), 0..12),
        there in prop::collection::vec(op(), 0..12),
    ) {
        let mut one = Run::new();
        for op in ops {
            one.step(op);
        }
        let mut two = Run::new();
        two.binder().import_json(one.binder().export_json().unwrap(), NOW).unwrap();
        two.model = one.model.clone();
        two.now = one.now;
        one.binder().import_json(two.binder().export_json().unwrap(), NOW).unwrap();
        // What can be taken back on the first phone is still there; the second begins anew.
        for op in here {
            one.step(op);
        }
        for op in there {
            two.step(op);
        }
        let (a, b) = (one.binder().export_json().unwrap(), two.binder().export_json().unwrap());
        one.binder().import_json(b, NOW).unwrap();
        two.binder().import_json(a, NOW).unwrap();
        prop_assert_eq!(read(one.binder()), read(two.binder()));
    }
}
