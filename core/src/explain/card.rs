//! One role on one screen.

use super::duties::duties;
use super::lists::article_of;
use super::records::{Card, LookUp, Statement};
use super::status;
use super::writer::Writer;
use crate::catalog::{Catalog, CatalogError};
use crate::identify::Ask;
use careteam_content::record::{LookupRecord, RoleRecord};

/// Writes a card. The order of the calls is the order of the footnotes.
pub(super) fn card(
    catalog: &Catalog<'_>,
    writer: &mut Writer<'_>,
    number: u16,
    state: Option<u16>,
) -> Result<Card, CatalogError> {
    let role = catalog.role(number)?;
    let headline = status::headline(writer, &role)?;
    let license = status::license(writer, &role, &headline)?;
    let duties = duties(writer, &role)?;
    let training = writer.claims(&role.training)?;
    let grants = writer.claims(&role.grants)?;
    let supervisor = status::supervisor(writer, &role)?;
    let meets = writer.claims(&role.place)?;
    let lookup = role
        .lookup
        .as_ref()
        .map(|record| lookup(writer, record))
        .transpose()?;
    let notes = writer.claims(&role.notes)?;
    let article = article_of(writer, Some(number))?;
    let own_state = match state {
        Some(state) => status::link(writer, &role, state, "link_own_state")?,
        None => None,
    };
    let country = catalog.state("US").ok();
    let in_general = match country {
        Some(country) => status::link(writer, &role, country, "link_in_general")?,
        None => None,
    };
    let questions = questions(writer, &role)?;
    let sources = writer.sources()?;
    // ISO dates sort as text.
    let oldest = sources.iter().map(|source| source.read.as_str()).min();
    let oldest_text = oldest
        .map(|date| writer.phrase("card_oldest", &[("date", date)]))
        .transpose()?;
    Ok(Card {
        role: role.id.to_owned(),
        title: writer.text(role.title)?,
        letters: owned(&role.letters),
        other_names: owned(&role.aliases),
        place: status::place(catalog, writer.reader, &role, state)?,
        own_state,
        in_general,
        family: catalog.family_head(role.family)?.id.to_owned(),
        family_label: status::family_label(writer, &role)?,
        kind: role.kind,
        kind_label: status::kind_label(writer, role.kind)?,
        headline,
        license,
        may: duties.may,
        supervised: duties.supervised,
        may_not: duties.may_not,
        ask: duties.ask,
        training,
        grants,
        supervisor,
        meets,
        lookup,
        notes,
        article,
        questions,
        oldest_text,
        sources,
    })
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn lookup(writer: &mut Writer<'_>, record: &LookupRecord<'_>) -> Result<LookUp, CatalogError> {
    let text = match record.text {
        Some(text) => writer.text(text)?,
        None => writer.phrase("lookup_here", &[])?,
    };
    let statement: Statement = writer.statement(text, &record.sources);
    let unchecked = record
        .unchecked
        .then(|| writer.phrase("lookup_unchecked", &[]))
        .transpose()?;
    Ok(LookUp {
        statement,
        url: record.url.map(str::to_owned),
        unchecked,
    })
}

/// The role's first questions.
pub(super) fn questions(
    writer: &Writer<'_>,
    role: &RoleRecord<'_>,
) -> Result<Vec<Ask>, CatalogError> {
    let mut questions = Vec::with_capacity(role.ask.len());
    for number in &role.ask {
        let question = writer.catalog.question(*number)?;
        questions.push(Ask {
            id: question.id.to_owned(),
            text: writer.text(question.text)?,
        });
    }
    Ok(questions)
}
