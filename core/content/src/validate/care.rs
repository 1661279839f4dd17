//! Rules for needs, signs, crisis, rights and checklists.

use super::Check;
use crate::record::Verdict;
use crate::schema::care::Need;

/// Checks all of them.
pub(super) fn check(check: &mut Check<'_>) {
    let care = &check.content.care;
    check.unique("needs", care.needs.iter().map(|n| n.value.id.as_str()));
    for filed in &care.needs {
        need(check, &filed.file, &filed.value);
    }
    fillable(check);
    signs(check);
    crisis(check);
    rights(check);
    checklist(check);
}

/// A gap without anybody who could fill it would leave a family with nothing to ask for.
fn fillable(check: &mut Check<'_>) {
    let content = check.content;
    for c in &content.capabilities {
        let may = content.roles.iter().any(|r| {
            let cell = r.value.table.get(&c.id);
            cell.is_some_and(|cell| cell.verdict == Verdict::Yes)
        });
        if c.families.is_empty() && !may {
            let field = format!("{}.families", c.id);
            check.problem("capabilities.json", field, "nobody could fill a gap here");
        }
    }
}

fn need(check: &mut Check<'_>, file: &str, need: &Need) {
    if !file.ends_with(&format!("/{}.json", need.id)) {
        check.problem(file, "id", "the file is not named for its need");
    }
    let without = &need.without_clinical_training;
    for (field, text) in [
        ("label", &need.label),
        ("description", &need.description),
        ("without_clinical_training.may", &without.may),
        ("without_clinical_training.may_not", &without.may_not),
    ] {
        check.text(file, field, text);
    }
    if let Some(note) = &need.note {
        check.text(file, "note", note);
    }
    if need.required.is_empty() {
        check.problem(file, "required", "need asks for no capability");
    }
    check.refer_all(file, "required", "capability", &need.required);
    check.refer_all(file, "helpful", "capability", &need.helpful);
    for (n, a) in need.approaches.iter().enumerate() {
        check.text(file, &format!("approaches[{n}].what"), &a.what);
        check.text(file, &format!("approaches[{n}].finding"), &a.finding);
        check.cited(file, &format!("approaches[{n}].sources"), &a.sources);
    }
    for (n, flag) in need.crisis_flags.iter().enumerate() {
        check.text(file, &format!("crisis_flags[{n}]"), flag);
    }
    check.cited(file, "sources", &need.sources);
}

fn signs(check: &mut Check<'_>) {
    let signs = &check.content.care.signs;
    let file = "signs.json";
    check.unique(file, signs.iter().map(|s| s.id.as_str()));
    for s in signs {
        for (field, text) in [
            ("label", &s.label),
            ("may_mean", &s.may_mean),
            ("could_also_mean", &s.could_also_mean),
        ] {
            check.text(file, &format!("{}.{field}", s.id), text);
        }
        let field = format!("{}.questions", s.id);
        check.refer_all(file, &field, "question", &s.questions);
        if s.questions.is_empty() {
            check.problem(file, field, "sign has no question");
        }
        check.refer_all(file, &format!("{}.gaps", s.id), "capability", &s.gaps);
        check.cited(file, &format!("{}.sources", s.id), &s.sources);
    }
}

fn crisis(check: &mut Check<'_>) {
    let crisis = &check.content.care.crisis;
    let file = "crisis.json";
    let ids = crisis.steps.iter().map(|s| s.id.as_str());
    check.unique(file, ids);
    for s in &crisis.steps {
        check.text(file, &format!("steps.{}.text", s.id), &s.text);
        check.cited(file, &format!("steps.{}.sources", s.id), &s.sources);
    }
    check.unique(file, crisis.contacts.iter().map(|c| c.id.as_str()));
    for c in &crisis.contacts {
        let field = format!("contacts.{}", c.id);
        check.refers(file, &field, "jurisdiction", &c.jurisdiction);
        check.text(file, &format!("{field}.name"), &c.name);
        check.text(file, &format!("{field}.what"), &c.what);
        check.cited(file, &format!("{field}.sources"), &c.sources);
        if c.phone.is_none() && c.text_number.is_none() {
            check.problem(file, field, "contact has no number");
        }
    }
    check.unique(file, crisis.signs.iter().map(|s| s.id.as_str()));
    for s in &crisis.signs {
        check.text(file, &format!("signs.{}.label", s.id), &s.label);
        check.cited(file, &format!("signs.{}.sources", s.id), &s.sources);
    }
}

fn rights(check: &mut Check<'_>) {
    let rights = &check.content.care.rights;
    check.unique("rights", rights.iter().map(|r| r.value.id.as_str()));
    for filed in rights {
        let (file, r) = (&filed.file, &filed.value);
        check.refers(file, &r.id, "jurisdiction", &r.jurisdiction);
        check.text(file, &format!("{}.text", r.id), &r.text);
        if let Some(say) = &r.say {
            check.short_question(file, &format!("{}.say", r.id), say);
        }
        check.cited(file, &format!("{}.sources", r.id), &r.sources);
        check.refer_all(file, &format!("{}.families", r.id), "family", &r.families);
    }
}

fn checklist(check: &mut Check<'_>) {
    let list = &check.content.care.checklist;
    let file = "checklist.json";
    check.unique(file, list.visit_kinds.iter().map(|k| k.id.as_str()));
    check.unique(file, list.askable.iter().map(|a| a.id.as_str()));
    for kind in &list.visit_kinds {
        check.text(file, &format!("visit_kinds.{}", kind.id), &kind.label);
        if list.core_sets.get(&kind.id).is_none_or(Vec::is_empty) {
            check.problem(file, format!("core_sets.{}", kind.id), "no questions");
        }
    }
    for (kind, questions) in &list.core_sets {
        let field = format!("core_sets.{kind}");
        check.refer_all(file, &field, "question", questions);
        if list.visit_kinds.iter().all(|k| k.id != *kind) {
            check.problem(file, field, "no kind of visit has this id");
        }
    }
    for a in &list.askable {
        check.text(file, &format!("askable.{}", a.id), &a.label);
        check.refer_all(file, &format!("askable.{}", a.id), "family", &a.families);
    }
    for rule in &list.rules {
        check.text(file, &format!("rules.{}", rule.id), &rule.text);
        for id in &rule.evidence {
            if list.evidence.iter().all(|e| e.id != *id) {
                let reason = format!("evidence \"{id}\" is not known");
                check.problem(file, format!("rules.{}", rule.id), reason);
            }
        }
    }
    for e in &list.evidence {
        check.text(file, &format!("evidence.{}", e.id), &e.finding);
        check.cited(file, &format!("evidence.{}", e.id), &e.sources);
    }
    let young = &check.content.care.young;
    check.unique("young.json", young.iter().map(|q| q.id.as_str()));
    for q in young {
        check.short_question("young.json", &format!("{}.text", q.id), &q.text);
        check.cited("young.json", &format!("{}.sources", q.id), &q.sources);
        visit_kinds(check, "young.json", &q.id, &q.when);
    }
    for filed in &check.content.questions {
        question(check, &filed.file, &filed.value);
    }
}

/// What brings a question up, when it is asked and of whom must all be known.
fn question(check: &mut Check<'_>, file: &str, q: &crate::schema::Question) {
    let list = &check.content.care.checklist;
    visit_kinds(check, file, &q.id, &q.when);
    for to in &q.to {
        if list.askable.iter().all(|a| a.id != *to) {
            let reason = format!("\"{to}\" is nobody who can be asked");
            check.problem(file, format!("{}.to", q.id), reason);
        }
    }
    for trigger in &q.triggers {
        let field = format!("{}.triggers", q.id);
        match trigger.strip_prefix("gap:") {
            Some(capability) => check.refers(file, &field, "capability", capability),
            None if trigger == "any" => {}
            None => check.refers(file, &field, "need", trigger),
        }
    }
}

fn visit_kinds(check: &mut Check<'_>, file: &str, id: &str, kinds: &[String]) {
    for when in kinds {
        let known = &check.content.care.checklist.visit_kinds;
        if known.iter().all(|k| k.id != *when) {
            let reason = format!("kind of visit \"{when}\" is not known");
            check.problem(file, format!("{id}.when"), reason);
        }
    }
}
