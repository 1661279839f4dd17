//! One answer being written: language, day, and the footnotes so far.

use super::date::Day;
use super::records::{SourceNote, Statement};
use crate::catalog::{Basis, Catalog, CatalogError, Reader};
use careteam_content::record::{ClaimRecord, SourceId, TextId};

/// A source that was read longer ago than this is stale.
const FRESH_DAYS: i32 = 365;

/// Writes statements and gathers their sources.
///
/// Footnotes are numbered in the order in which statements are written, so write them in the
/// order in which they are shown.
pub(super) struct Writer<'w> {
    pub catalog: &'w Catalog<'w>,
    pub reader: Reader,
    today: Day,
    cited: Vec<SourceId>,
}

impl<'w> Writer<'w> {
    /// Errors: `BadDate` when `today` is no ISO date.
    pub(super) fn new(
        catalog: &'w Catalog<'w>,
        reader: Reader,
        today: &str,
    ) -> Result<Self, CatalogError> {
        Ok(Writer {
            catalog,
            reader,
            today: Day::parse(today)?,
            cited: Vec::new(),
        })
    }

    pub(super) fn text(&self, id: TextId) -> Result<String, CatalogError> {
        Ok(self.catalog.text(self.reader, id)?.to_owned())
    }

    /// A text in the catalog's first language.
    pub(super) fn first_text(&self, id: TextId) -> Result<&'w str, CatalogError> {
        self.catalog.text(Reader::first(), id)
    }

    pub(super) fn phrase(
        &self,
        key: &str,
        values: &[(&str, &str)],
    ) -> Result<String, CatalogError> {
        self.catalog.phrase(self.reader, key, values)
    }

    /// The numbers of sources, in rising order; new sources get the next free ones.
    pub(super) fn cite(&mut self, sources: &[SourceId]) -> Vec<i32> {
        let mut numbers = Vec::with_capacity(sources.len());
        for source in sources {
            let place = match self.cited.iter().position(|c| c == source) {
                Some(place) => place,
                None => {
                    self.cited.push(*source);
                    self.cited.len() - 1
                }
            };
            numbers.push(i32::try_from(place + 1).unwrap_or(i32::MAX));
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// A statement of a source.
    pub(super) fn statement(&mut self, text: String, sources: &[SourceId]) -> Statement {
        Statement {
            text,
            detail: None,
            follows: None,
            notes: self.cite(sources),
        }
    }

    pub(super) fn claim(&mut self, claim: &ClaimRecord) -> Result<Statement, CatalogError> {
        let text = self.text(claim.text)?;
        Ok(self.statement(text, &claim.sources))
    }

    pub(super) fn claims(
        &mut self,
        claims: &[ClaimRecord],
    ) -> Result<Vec<Statement>, CatalogError> {
        claims.iter().map(|claim| self.claim(claim)).collect()
    }

    /// The remark on what is not stated but follows.
    pub(super) fn follows(&self, basis: Basis) -> Result<Option<String>, CatalogError> {
        match basis {
            Basis::Stated => Ok(None),
            Basis::Follows => self.phrase("follows", &[]).map(Some),
        }
    }

    /// The list of all sources that were cited.
    pub(super) fn sources(&self) -> Result<Vec<SourceNote>, CatalogError> {
        let mut notes = Vec::with_capacity(self.cited.len());
        for (place, source) in self.cited.iter().enumerate() {
            notes.push(self.source_note(*source, place + 1)?);
        }
        Ok(notes)
    }

    /// The sources that were cited, in the order of their numbers.
    pub(super) fn cited(&self) -> &[SourceId] {
        &self.cited
    }

    pub(super) fn source_note(
        &self,
        source: SourceId,
        number: usize,
    ) -> Result<SourceNote, CatalogError> {
        let source = self.catalog.source(source)?;
        // A day that cannot be read is an age that nobody knows, and that is no better than old.
        let stale =
            Day::parse(source.read).map_or(true, |read| self.today.since(read) > FRESH_DAYS);
        Ok(SourceNote {
            number: i32::try_from(number).unwrap_or(i32::MAX),
            cite: source.cite.to_owned(),
            url: source.url.map(str::to_owned),
            as_of: source.as_of.map(str::to_owned),
            read: source.read.to_owned(),
            stale,
            stale_text: stale
                .then(|| self.phrase("source_stale", &[]))
                .transpose()?,
        })
    }
}
