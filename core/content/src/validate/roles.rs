//! Rules for role files.

use super::Check;
use crate::record::{Basis, Verdict};
use crate::report;
use crate::schema::{Cell, Role};

/// Checks every role.
pub(super) fn check(check: &mut Check<'_>) {
    let content = check.content;
    check.unique("roles", content.roles.iter().map(|r| r.value.id.as_str()));
    for filed in &content.roles {
        let (file, role) = (&filed.file, &filed.value);
        if !file.ends_with(&format!("/{}.json", role.id)) {
            check.problem(file, "id", "the file is not named for its role");
        }
        names(check, file, role);
        statements(check, file, role);
        says_or_asks(check, file, role);
        for (id, cell) in &role.table {
            check.refers(file, &format!("table.{id}"), "capability", id);
            verdict(check, file, &format!("table.{id}"), cell);
        }
        if let Some(cell) = &role.independent {
            sourced(check, file, "independent", cell);
        }
    }
}

fn names(check: &mut Check<'_>, file: &str, role: &Role) {
    check.refers(file, "family", "family", &role.family);
    check.refers(file, "jurisdiction", "jurisdiction", &role.jurisdiction);
    check.text(file, "title", &role.title);
    for alias in role.aliases.iter().chain(&role.letters) {
        if alias.contains(['(', '[']) {
            check.problem(
                file,
                "aliases",
                format!("\"{alias}\" carries a remark in brackets"),
            );
        }
    }
    check.refer_all(file, "ask", "question", &role.ask);
    if role.ask.is_empty() {
        check.problem(file, "ask", "role has no question");
    }
}

fn statements(check: &mut Check<'_>, file: &str, role: &Role) {
    match &role.headline {
        Some(headline) => {
            check.text(file, "headline.text", &headline.text);
            check.cited(file, "headline.sources", &headline.sources);
        }
        // Without a headline of its own the card says kind and license, and these need a source.
        None => check.cited(file, "license_sources", &role.license_sources),
    }
    for (field, claims) in report::claims(role) {
        check.claims(file, field, claims);
    }
    if let Some(lookup) = &role.lookup {
        if let Some(text) = &lookup.text {
            check.text(file, "lookup.text", text);
        }
        check.cited(file, "lookup.sources", &lookup.sources);
    }
}

/// A card that says neither what this role may do nor what it may not must say openly that this is
/// not known, and give a question for it: a capability without an answer, and something to ask.
fn says_or_asks(check: &mut Check<'_>, file: &str, role: &Role) {
    let says = [&role.may, &role.supervised, &role.may_not];
    let mut open = report::unknowns(role, &check.content.capabilities);
    let asks = open.next().is_some() && !role.ask.is_empty();
    if says.iter().all(|list| list.is_empty()) && !asks {
        let reason = "the card has no \"may\", no \"may not\" and no unknown with a question";
        check.problem(file, "may", reason);
    }
}

/// A verdict needs a source; a half one needs words; and nobody is allowed something because it
/// seems to follow.
fn verdict(check: &mut Check<'_>, file: &str, field: &str, cell: &Cell) {
    match cell.verdict {
        Verdict::Limited | Verdict::Varies if cell.text.is_none() => {
            check.problem(
                file,
                field,
                "this verdict needs a text that says the condition",
            );
        }
        Verdict::Yes | Verdict::Supervised if cell.basis == Basis::Follows => {
            check.problem(file, field, "a permission must be stated by a source");
        }
        _ => {}
    }
    sourced(check, file, field, cell);
}

/// Every answer but "unknown" needs a source.
fn sourced(check: &mut Check<'_>, file: &str, field: &str, cell: &Cell) {
    if let Some(text) = &cell.text {
        check.text(file, &format!("{field}.text"), text);
    }
    if cell.verdict != Verdict::Unknown {
        check.cited(file, &format!("{field}.sources"), &cell.sources);
    }
}
