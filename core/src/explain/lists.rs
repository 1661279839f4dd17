//! Lists: roles, families, the article.

use super::records::{ArticleStatement, ArticleVerdict, FamilySummary, RoleSummary};
use super::status;
use super::writer::Writer;
use crate::catalog::{Catalog, CatalogError, Reader};
use careteam_content::record::RoleRecord;
use std::collections::BTreeSet;

/// Roles of a state, and the national ones that stand in for it.
pub(super) fn roles(
    catalog: &Catalog<'_>,
    reader: Reader,
    state: Option<u16>,
) -> Result<Vec<RoleSummary>, CatalogError> {
    let mut records = Vec::new();
    for role in catalog.role_records() {
        records.push(role?);
    }
    let mut chosen: Vec<&RoleRecord<'_>> = Vec::new();
    match state {
        None => chosen.extend(&records),
        Some(state) => {
            chosen.extend(records.iter().filter(|r| r.jurisdiction == state));
            let known: BTreeSet<u16> = chosen.iter().map(|r| r.family).collect();
            for role in &records {
                let national = catalog.is_national(role.jurisdiction)?;
                if national && role.jurisdiction != state && !known.contains(&role.family) {
                    chosen.push(role);
                }
            }
        }
    }
    let mut summaries = Vec::with_capacity(chosen.len());
    for role in chosen {
        summaries.push(RoleSummary {
            role: role.id.to_owned(),
            family: catalog.family_head(role.family)?.id.to_owned(),
            title: catalog.text(reader, role.title)?.to_owned(),
            letters: role.letters.iter().map(|l| (*l).to_owned()).collect(),
            place: status::place(catalog, reader, role, state)?,
            kind: role.kind,
            license: role.license,
            license_text: status::license_text(catalog, reader, role.license)?,
        });
    }
    Ok(summaries)
}

/// Families of roles, in the order of the catalog, without those that stand for no care role.
pub(super) fn families(
    catalog: &Catalog<'_>,
    reader: Reader,
) -> Result<Vec<FamilySummary>, CatalogError> {
    let mut summaries = Vec::new();
    for family in catalog.families() {
        let family = family?;
        if family.head.outside {
            continue;
        }
        let mut roles = Vec::with_capacity(family.roles.len());
        for number in &family.roles {
            roles.push(catalog.role_head(*number)?.id.to_owned());
        }
        summaries.push(FamilySummary {
            family: family.head.id.to_owned(),
            label: catalog.text(reader, family.head.label)?.to_owned(),
            about: catalog.text(reader, family.head.about)?.to_owned(),
            clinician: family.head.clinician,
            roles,
        });
    }
    Ok(summaries)
}

/// The article's statements about a role, or all of them.
pub(super) fn article_of(
    writer: &mut Writer<'_>,
    role: Option<u16>,
) -> Result<Vec<ArticleStatement>, CatalogError> {
    let catalog = writer.catalog;
    let mut statements = Vec::new();
    for record in catalog.article_records() {
        let record = record?;
        if role.is_some() && record.role != role {
            continue;
        }
        let (verdict, key) = match record.verdict {
            "supports" => (ArticleVerdict::Supports, "article_supports"),
            "nuances" => (ArticleVerdict::Nuances, "article_nuances"),
            "contradicts" => (ArticleVerdict::Contradicts, "article_contradicts"),
            // What the rules were not shown to support counts as not supported.
            _ => (ArticleVerdict::Silent, "article_silent"),
        };
        let of_role = record.role.map(|n| catalog.role_head(n)).transpose()?;
        statements.push(ArticleStatement {
            id: record.id.to_owned(),
            role: of_role.map(|r| r.id.to_owned()),
            group: record.group.to_owned(),
            claim: writer.text(record.claim)?,
            verdict,
            word: writer.phrase(key, &[])?,
            rule: writer.text(record.rule)?,
            show: writer.text(record.show)?,
            notes: writer.cite(&record.sources),
        });
    }
    Ok(statements)
}
