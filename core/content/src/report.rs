//! How much is known about each place, how much of it is open, and how old it is.

use crate::load::Content;
use crate::record::Verdict;
use crate::schema::{Capability, Cell, Claim, Role, Source};
use std::collections::{BTreeMap, BTreeSet};

/// What the content says about one jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'c> {
    /// Its code, such as "OR".
    pub code: &'c str,
    /// Roles of its own.
    pub roles: usize,
    /// Fields of their cards that hold something, and all there are.
    pub fields: (usize, usize),
    /// Capabilities to which a card says "not stated" and gives a question.
    pub unknowns: usize,
    /// Different sources behind its roles, rights and contacts.
    pub sources: usize,
    /// The longest ago that one of these was read.
    pub oldest_reading: Option<&'c str>,
    /// The oldest text among them, of those whose date is a plain one: 2019, 2025-03, 2024-08-07.
    pub oldest_text: Option<&'c str>,
}

/// One entry for each jurisdiction, in the order of the content.
pub fn places(content: &Content) -> Vec<Place<'_>> {
    content
        .jurisdictions
        .iter()
        .map(|place| {
            let roles: Vec<&Role> = content
                .roles
                .iter()
                .map(|r| &r.value)
                .filter(|r| r.jurisdiction == place.id)
                .collect();
            let mut ids: BTreeSet<&str> = roles.iter().flat_map(|r| role_sources(r)).collect();
            for right in &content.care.rights {
                if right.value.jurisdiction == place.id {
                    ids.extend(right.value.sources.iter().map(String::as_str));
                }
            }
            for contact in &content.care.crisis.contacts {
                if contact.jurisdiction == place.id {
                    ids.extend(contact.sources.iter().map(String::as_str));
                }
            }
            let sources: Vec<&Source> = ids
                .iter()
                .filter_map(|id| content.sources.get(*id))
                .map(|s| &s.value)
                .collect();
            let fields: Vec<bool> = roles.iter().flat_map(|r| filled(r)).collect();
            Place {
                code: &place.code,
                roles: roles.len(),
                fields: (fields.iter().filter(|f| **f).count(), fields.len()),
                unknowns: roles
                    .iter()
                    .map(|r| unknowns(r, &content.capabilities).count())
                    .sum(),
                sources: ids.len(),
                oldest_reading: sources.iter().map(|s| s.read.as_str()).min(),
                oldest_text: sources
                    .iter()
                    .filter_map(|s| s.as_of.as_deref())
                    .filter(|date| date.chars().all(|c| c.is_ascii_digit() || c == '-'))
                    .min(),
            }
        })
        .collect()
}

/// The capabilities that a card shows as "not stated": neither the role's own table nor the
/// capability that they build on says anything.
pub fn unknowns<'c>(
    role: &'c Role,
    capabilities: &'c [Capability],
) -> impl Iterator<Item = &'c Capability> {
    let stated = |id: &str| {
        let cell = role.table.get(id);
        cell.is_some_and(|cell| cell.verdict != Verdict::Unknown)
    };
    capabilities
        .iter()
        .filter(move |c| !stated(&c.id) && !c.base.as_deref().is_some_and(stated))
}

/// The lists of statements on a role's card, by the name of their field.
pub fn claims(role: &Role) -> [(&'static str, &[Claim]); 8] {
    [
        ("training", &role.training),
        ("grants", &role.grants),
        ("supervisor", &role.supervisor),
        ("where", &role.place),
        ("may", &role.may),
        ("supervised", &role.supervised),
        ("may_not", &role.may_not),
        ("notes", &role.notes),
    ]
}

/// Every statement of a role's card, with its headline.
pub fn statements(role: &Role) -> impl Iterator<Item = &Claim> {
    let lists = claims(role).into_iter().flat_map(|(_, list)| list);
    lists.chain(&role.headline)
}

/// Which fields of a role's card hold something.
fn filled(role: &Role) -> impl Iterator<Item = bool> {
    let single = [
        role.headline.is_some(),
        role.lookup.is_some(),
        role.independent.is_some(),
        !role.table.is_empty(),
    ];
    let lists = claims(role).map(|(_, list)| !list.is_empty());
    single.into_iter().chain(lists)
}

/// Every source that a role's card names.
fn role_sources(role: &Role) -> impl Iterator<Item = &str> {
    let table: &BTreeMap<String, Cell> = &role.table;
    statements(role)
        .flat_map(|claim| &claim.sources)
        .chain(
            table
                .values()
                .chain(&role.independent)
                .flat_map(|cell| &cell.sources),
        )
        .chain(role.lookup.iter().flat_map(|lookup| &lookup.sources))
        .chain(&role.license_sources)
        .map(String::as_str)
}
