//! Who a role is, on one screen: what it may and may not do, on what authority, what to ask.
//!
//! Every statement carries the numbers of its sources. What no source says is not guessed: it
//! becomes a question. Sentences that a role does not bring along are composed from the catalog's
//! phrases by its kind and license, so that every role of every state has an honest card.

mod card;
mod compare;
pub(crate) mod date;
mod duties;
mod lists;
mod records;
mod said;
mod stale;
mod status;
mod writer;

pub use records::{
    ArticleCheck, ArticleStatement, ArticleVerdict, AskPoint, Card, ComparedRole, Comparison,
    ComparisonCell, ComparisonRow, FamilySummary, LicenseStatus, LookUp, Place, PlaceFit, RoleLink,
    RoleSummary, SourceNote, StaleSources, Statement,
};

use crate::catalog::{Catalog, CatalogError, Reader};
use writer::Writer;

impl Catalog<'_> {
    /// All that the card screen shows for a role.
    ///
    /// `state` is the reader's state, as `OR`, `US-OR` or by its name; it decides how the card's
    /// place is labelled, not which role is shown. `today` is an ISO date; a source that was read
    /// more than 365 days before it is marked as stale.
    ///
    /// Errors: `UnknownRole`, `UnknownState`, `BadDate`, or `Damaged` for a damaged catalog.
    pub fn card(
        &self,
        reader: Reader,
        role_id: &str,
        state: Option<&str>,
        today: &str,
    ) -> Result<Card, CatalogError> {
        let mut writer = Writer::new(self, reader, today)?;
        let state = state.map(|s| self.state(s)).transpose()?;
        card::card(self, &mut writer, self.role_number(role_id)?, state)
    }

    /// Two or three roles side by side, task by task.
    ///
    /// `state` and `today` are those of a card. A role that is given twice counts once.
    ///
    /// Errors: `CompareCount` for fewer than two or more than three roles, and those of a card.
    pub fn compare(
        &self,
        reader: Reader,
        role_ids: &[impl AsRef<str>],
        state: Option<&str>,
        today: &str,
    ) -> Result<Comparison, CatalogError> {
        let writer = Writer::new(self, reader, today)?;
        let state = state.map(|s| self.state(s)).transpose()?;
        let mut numbers = Vec::new();
        // One more than allowed is enough to refuse; a long list costs no more.
        for id in role_ids.iter().take(64) {
            let number = self.role_number(id.as_ref())?;
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        if !(2..=3).contains(&numbers.len()) {
            return Err(CatalogError::CompareCount {
                count: i32::try_from(numbers.len()).unwrap_or(i32::MAX),
            });
        }
        compare::compare(self, writer, &numbers, state)
    }

    /// The roles of a state and, for families in which it has none, the national ones. Without a
    /// state, all roles of the catalog.
    ///
    /// Errors: `UnknownState`, or `Damaged` for a damaged catalog.
    pub fn roles(
        &self,
        reader: Reader,
        state: Option<&str>,
    ) -> Result<Vec<RoleSummary>, CatalogError> {
        let state = state.map(|s| self.state(s)).transpose()?;
        lists::roles(self, reader, state)
    }

    /// The families of roles.
    ///
    /// Errors: `Damaged` for a damaged catalog.
    pub fn role_families(&self, reader: Reader) -> Result<Vec<FamilySummary>, CatalogError> {
        lists::families(self, reader)
    }

    /// The sources of a role's card with its footnote numbers, or all sources of the catalog.
    ///
    /// Errors: `UnknownRole`, `BadDate`, or `Damaged` for a damaged catalog.
    pub fn sources(
        &self,
        reader: Reader,
        role_id: Option<&str>,
        today: &str,
    ) -> Result<Vec<SourceNote>, CatalogError> {
        if let Some(role) = role_id {
            return Ok(self.card(reader, role, None, today)?.sources);
        }
        let mut writer = Writer::new(self, reader, today)?;
        let all: Vec<u16> = (0..self.source_count()).collect();
        writer.cite(&all);
        writer.sources()
    }

    /// The sources that are to be read again by a day, by place: those read more than 365 days
    /// before it. A source that several places cite stands under each of them, with one number.
    ///
    /// For those who keep the content; a card marks its own stale sources.
    ///
    /// Errors: `BadDate`, or `Damaged` for a damaged catalog.
    pub fn stale_sources(
        &self,
        reader: Reader,
        day: &str,
    ) -> Result<Vec<StaleSources>, CatalogError> {
        stale::by_place(self, reader, day)
    }

    /// What the article that started this project says, what the rules say, and what is shown:
    /// about one role, or all of it.
    ///
    /// Errors: `UnknownRole`, `BadDate`, or `Damaged` for a damaged catalog.
    pub fn article(
        &self,
        reader: Reader,
        role_id: Option<&str>,
        today: &str,
    ) -> Result<ArticleCheck, CatalogError> {
        let mut writer = Writer::new(self, reader, today)?;
        let role = role_id.map(|id| self.role_number(id)).transpose()?;
        let statements = lists::article_of(&mut writer, role)?;
        Ok(ArticleCheck {
            statements,
            sources: writer.sources()?,
        })
    }
}
