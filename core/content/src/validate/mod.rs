//! What must be true of the content before it may ship.
//!
//! A statement without a source, a source without a date on which it was read, an id that names
//! nothing, a text that a finished language lacks, a question longer than twenty words: each is
//! a [Problem] that names the file, the field and the reason, and the build fails.

mod care;
mod hear;
mod roles;
mod titles;

use crate::load::{Content, Problem};
use crate::schema::{Claim, Text};
use std::collections::BTreeSet;

/// A question must be short enough to be read aloud in one breath.
pub const MOST_WORDS_IN_A_QUESTION: usize = 20;

/// All problems of the content, in the order of its files.
pub fn validate(content: &Content) -> Vec<Problem> {
    let complete = content.languages.iter().filter(|l| l.complete);
    run(content, complete.map(|l| l.code.as_str()).collect())
}

/// Every text that a language lacks, whether or not it is said to be finished.
pub fn missing(content: &Content, code: &str) -> Vec<Problem> {
    let mut problems = run(content, vec![code]);
    problems.retain(|p| p.reason == lacks(code));
    problems
}

fn run<'c>(content: &'c Content, complete: Vec<&'c str>) -> Vec<Problem> {
    let mut check = Check::new(content, complete);
    check.languages();
    check.phrases();
    check.sources();
    check.places_and_families();
    check.capabilities();
    roles::check(&mut check);
    check.questions();
    check.words();
    check.article();
    titles::check(&mut check);
    care::check(&mut check);
    hear::check(&mut check);
    check.problems
}

fn lacks(code: &str) -> String {
    format!("text is missing in language \"{code}\"")
}

/// The ids that others refer to, and what was found so far.
pub(crate) struct Check<'c> {
    content: &'c Content,
    /// Languages that every text must have.
    complete: Vec<&'c str>,
    families: BTreeSet<&'c str>,
    jurisdictions: BTreeSet<&'c str>,
    capabilities: BTreeSet<&'c str>,
    roles: BTreeSet<&'c str>,
    questions: BTreeSet<&'c str>,
    needs: BTreeSet<&'c str>,
    crisis_signs: BTreeSet<&'c str>,
    problems: Vec<Problem>,
}

impl<'c> Check<'c> {
    fn new(content: &'c Content, complete: Vec<&'c str>) -> Self {
        Check {
            content,
            complete,
            families: content.families.iter().map(|f| f.id.as_str()).collect(),
            jurisdictions: content
                .jurisdictions
                .iter()
                .map(|j| j.id.as_str())
                .collect(),
            capabilities: content.capabilities.iter().map(|c| c.id.as_str()).collect(),
            roles: content.roles.iter().map(|r| r.value.id.as_str()).collect(),
            questions: content
                .questions
                .iter()
                .map(|q| q.value.id.as_str())
                .collect(),
            needs: content
                .care
                .needs
                .iter()
                .map(|n| n.value.id.as_str())
                .collect(),
            crisis_signs: content
                .care
                .crisis
                .signs
                .iter()
                .map(|s| s.id.as_str())
                .collect(),
            problems: Vec::new(),
        }
    }

    fn problem(&mut self, file: &str, field: impl Into<String>, reason: impl Into<String>) {
        self.problems.push(Problem {
            file: file.to_owned(),
            field: field.into(),
            reason: reason.into(),
        });
    }

    /// A text must stand in English and in every finished language, and hold something.
    fn text(&mut self, file: &str, field: &str, text: &Text) {
        for code in self.complete.clone() {
            if text.get(code).is_none_or(|t| t.trim().is_empty()) {
                self.problem(file, field, lacks(code));
            }
        }
        self.known_languages(file, field, text);
    }

    fn known_languages(&mut self, file: &str, field: &str, text: &Text) {
        for (code, words) in text {
            if !self.content.languages.iter().any(|l| l.code == *code) {
                self.problem(file, field, format!("language \"{code}\" is not declared"));
            }
            if words.trim() != words {
                self.problem(file, field, "text begins or ends with a space");
            }
        }
    }

    /// Every statement names at least one source that is in the table.
    fn cited(&mut self, file: &str, field: &str, sources: &[String]) {
        if sources.is_empty() {
            self.problem(file, field, "statement has no source");
        }
        for id in sources {
            if !self.content.sources.contains_key(id) {
                self.problem(file, field, format!("source \"{id}\" is not in the table"));
            }
        }
    }

    fn claims(&mut self, file: &str, field: &str, claims: &[Claim]) {
        for (n, claim) in claims.iter().enumerate() {
            self.text(file, &format!("{field}[{n}].text"), &claim.text);
            self.cited(file, &format!("{field}[{n}].sources"), &claim.sources);
        }
    }

    fn refers(&mut self, file: &str, field: &str, what: &str, id: &str) {
        let known = match what {
            "family" => self.families.contains(id),
            "jurisdiction" => self.jurisdictions.contains(id),
            "capability" => self.capabilities.contains(id),
            "role" => self.roles.contains(id),
            "need" => self.needs.contains(id),
            "crisis sign" => self.crisis_signs.contains(id),
            _ => self.questions.contains(id),
        };
        if !known {
            self.problem(file, field, format!("{what} \"{id}\" is not known"));
        }
    }

    fn refer_all(&mut self, file: &str, field: &str, what: &str, ids: &[String]) {
        for (n, id) in ids.iter().enumerate() {
            self.refers(file, &format!("{field}[{n}]"), what, id);
        }
    }

    /// A question that is read aloud.
    fn short_question(&mut self, file: &str, field: &str, text: &Text) {
        self.text(file, field, text);
        for (code, words) in text {
            let count = words.split_whitespace().count();
            if count > MOST_WORDS_IN_A_QUESTION {
                let reason = format!(
                    "{count} words in \"{code}\"; a question has at most {MOST_WORDS_IN_A_QUESTION}"
                );
                self.problem(file, field, reason);
            }
        }
    }

    fn unique<'i>(&mut self, file: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.problem(file, id, "id stands twice");
            }
        }
    }

    fn languages(&mut self) {
        let first = self.content.languages.first();
        if !first.is_some_and(|l| l.code == "en" && l.complete) {
            self.problem(
                "languages.json",
                "[0]",
                "the first language must be complete English",
            );
        }
        if !is_iso_date(&self.content.about.content_date) {
            self.problem("catalog.json", "content_date", "not a date like 2026-11-22");
        }
    }

    fn phrases(&mut self) {
        let phrases = &self.content.phrases;
        for (key, text) in phrases {
            self.text("phrases.json", key, text);
        }
    }

    fn sources(&mut self) {
        for (id, filed) in &self.content.sources {
            let source = &filed.value;
            if source.cite.trim().is_empty() {
                self.problem(&filed.file, format!("{id}.cite"), "citation is empty");
            }
            if !is_iso_date(&source.read) {
                let reason = "source has no date on which it was read";
                self.problem(&filed.file, format!("{id}.read"), reason);
            }
            // Shown as a date in every language: what else there is to say belongs into the citation.
            if source.as_of.as_deref().is_some_and(|day| !is_date(day)) {
                let reason = "not a date like 2026, 2026-11 or 2026-11-22";
                self.problem(&filed.file, format!("{id}.as_of"), reason);
            }
            match (&source.url, &source.no_address) {
                (None, None) => {
                    let reason = "source has neither an address nor a reason for having none";
                    self.problem(&filed.file, format!("{id}.url"), reason);
                }
                (Some(url), _) if !url.starts_with("https://") && !url.starts_with("http://") => {
                    self.problem(&filed.file, format!("{id}.url"), "not a web address");
                }
                _ => {}
            }
        }
    }

    fn places_and_families(&mut self) {
        let content = self.content;
        let file = "jurisdictions.json";
        self.unique(file, content.jurisdictions.iter().map(|j| j.id.as_str()));
        for place in &content.jurisdictions {
            self.text(file, &format!("{}.name", place.id), &place.name);
        }
        let file = "families.json";
        self.unique(file, content.families.iter().map(|f| f.id.as_str()));
        for family in &content.families {
            self.text(file, &format!("{}.label", family.id), &family.label);
            self.text(file, &format!("{}.about", family.id), &family.about);
            self.refer_all(file, &format!("{}.ask", family.id), "question", &family.ask);
            if family.ask.is_empty() && !family.outside {
                self.problem(file, format!("{}.ask", family.id), "family has no question");
            }
            if let Some(other) = &family.in_training {
                self.refers(file, &format!("{}.in_training", family.id), "family", other);
            }
            if let Some(role) = &family.role {
                self.refers(file, &format!("{}.role", family.id), "role", role);
            }
        }
    }

    fn capabilities(&mut self) {
        let content = self.content;
        let file = "capabilities.json";
        self.unique(file, content.capabilities.iter().map(|c| c.id.as_str()));
        for c in &content.capabilities {
            let id = &c.id;
            for (field, text) in [
                ("label", &c.label),
                ("short", &c.short),
                ("plain", &c.plain),
                ("minimum", &c.minimum),
            ] {
                self.text(file, &format!("{id}.{field}"), text);
            }
            self.short_question(file, &format!("{id}.ask"), &c.ask);
            self.refer_all(file, &format!("{id}.families"), "family", &c.families);
            self.refer_all(
                file,
                &format!("{id}.not_families"),
                "family",
                &c.not_families,
            );
            self.refer_all(file, &format!("{id}.questions"), "question", &c.questions);
            self.cited(file, &format!("{id}.sources"), &c.sources);
            if let Some(base) = &c.base {
                self.refers(file, &format!("{id}.base"), "capability", base);
            }
        }
    }

    fn questions(&mut self) {
        let content = self.content;
        self.unique(
            "questions",
            content.questions.iter().map(|q| q.value.id.as_str()),
        );
        for filed in &content.questions {
            let (file, q) = (&filed.file, &filed.value);
            self.short_question(file, &format!("{}.text", q.id), &q.text);
            for (field, text) in [
                ("why", &q.why),
                ("good_answer", &q.good_answer),
                ("warning_sign", &q.warning_sign),
            ] {
                self.text(file, &format!("{}.{field}", q.id), text);
            }
            self.cited(file, &format!("{}.sources", q.id), &q.sources);
        }
    }

    fn words(&mut self) {
        let content = self.content;
        for l in &content.letters {
            let file = "letters.json";
            self.text(file, &format!("{}.meaning", l.letters), &l.meaning);
            self.cited(file, &format!("{}.sources", l.letters), &l.sources);
            self.refer_all(
                file,
                &format!("{}.states", l.letters),
                "jurisdiction",
                &l.states,
            );
            if let Some(family) = &l.family {
                self.refers(file, &format!("{}.family", l.letters), "family", family);
            }
            if let Some(role) = &l.role {
                self.refers(file, &format!("{}.role", l.letters), "role", role);
            }
        }
        self.unique("terms.json", content.terms.iter().map(|t| t.id.as_str()));
        for t in &content.terms {
            let file = "terms.json";
            self.text(file, &format!("{}.tells", t.id), &t.tells);
            if let Some(protected) = &t.protected {
                self.text(file, &format!("{}.protected", t.id), protected);
            }
            self.short_question(file, &format!("{}.ask", t.id), &t.ask);
            self.refer_all(file, &format!("{}.may_be", t.id), "family", &t.may_be);
            self.cited(file, &format!("{}.sources", t.id), &t.sources);
        }
        for h in &content.homonyms {
            let file = "homonyms.json";
            self.text(file, &format!("{}.why", h.letters), &h.why);
            self.short_question(file, &format!("{}.ask", h.letters), &h.ask);
            for (n, m) in h.meanings.iter().enumerate() {
                let field = format!("{}.meanings[{n}]", h.letters);
                self.refers(file, &field, "jurisdiction", &m.jurisdiction);
                self.text(file, &format!("{field}.level"), &m.level);
                self.cited(file, &format!("{field}.sources"), &m.sources);
                if let Some(role) = &m.role {
                    self.refers(file, &format!("{field}.role"), "role", role);
                }
            }
        }
    }

    fn article(&mut self) {
        let file = "article.json";
        for a in &self.content.article {
            for (field, text) in [("claim", &a.claim), ("rule", &a.rule), ("show", &a.show)] {
                self.text(file, &format!("{}.{field}", a.id), text);
            }
            self.cited(file, &format!("{}.sources", a.id), &a.sources);
            if let Some(role) = &a.role {
                self.refers(file, &format!("{}.role", a.id), "role", role);
            }
        }
    }
}

/// Whether a string is a date, whose day and month may be missing.
fn is_date(text: &str) -> bool {
    match text.len() {
        4 => is_iso_date(&format!("{text}-01-01")),
        7 => is_iso_date(&format!("{text}-01")),
        _ => is_iso_date(text),
    }
}

/// Whether a string is a date like 2026-11-22.
fn is_iso_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |part: &str, width: usize| {
        (part.len() == width)
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    number(year, 4).is_some()
        && number(month, 2).is_some_and(|m| (1..=12).contains(&m))
        && number(day, 2).is_some_and(|d| (1..=31).contains(&d))
}
