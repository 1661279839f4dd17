//! The bank of questions, the smallest set, and signs.

use super::{BankQuestion, MOST_ENTRIES, SignScreen, VisitKind};
use crate::catalog::{Catalog, CatalogError, Reader};
use careteam_content::record::{AskableRecord, SignRecord};
use careteam_content::text::{fold, words};

impl Catalog<'_> {
    /// The questions of the bank that hold every word of a text, in the order of the bank; all
    /// of them for an empty text. The last word may be half typed.
    ///
    /// Errors: `TextTooLong`, or `Damaged` for a damaged catalog.
    pub fn questions_with(
        &self,
        reader: Reader,
        text: &str,
    ) -> Result<Vec<BankQuestion>, CatalogError> {
        if text.len() > MOST_ENTRIES {
            return Err(CatalogError::TextTooLong {
                length: text.len() as i64,
                limit: MOST_ENTRIES as i64,
            });
        }
        let folded = fold(text);
        let wanted: Vec<String> = words(&folded).collect();
        let askable = self.askable_records().collect::<Result<Vec<_>, _>>()?;
        let mut out = Vec::new();
        for n in 0..self.question_count() {
            let (_, id) = self.question_text(n)?;
            let folded = fold(self.text(reader, id)?);
            let own: Vec<String> = words(&folded).collect();
            if wanted
                .iter()
                .all(|w| own.iter().any(|o| o.starts_with(w.as_str())))
            {
                out.push(self.bank_question(reader, n, &askable)?);
            }
        }
        Ok(out)
    }

    /// Kinds of visit, in their order.
    ///
    /// Errors: `Damaged` for a damaged catalog.
    pub fn visit_kinds(&self, reader: Reader) -> Result<Vec<VisitKind>, CatalogError> {
        let mut out = Vec::new();
        for kind in self.visit_kind_records() {
            let kind = kind?;
            out.push(VisitKind {
                id: kind.id.to_owned(),
                label: self.text(reader, kind.label)?.to_owned(),
            });
        }
        Ok(out)
    }

    /// The questions that belong to a kind of visit by themselves. For `smallest` these are the
    /// three that fit anything, for a day without strength.
    ///
    /// Errors: `UnknownVisit`, or `Damaged` for a damaged catalog.
    pub fn visit_questions(
        &self,
        reader: Reader,
        visit: &str,
    ) -> Result<Vec<BankQuestion>, CatalogError> {
        let askable = self.askable_records().collect::<Result<Vec<_>, _>>()?;
        let visit = self.visit_kind(visit)?;
        let questions = visit.questions.iter();
        questions
            .map(|n| self.bank_question(reader, *n, &askable))
            .collect()
    }

    /// Signs to pick from, with what they may mean and what else they could mean.
    ///
    /// Errors: `Damaged` for a damaged catalog.
    pub fn signs(&self, reader: Reader) -> Result<Vec<SignScreen>, CatalogError> {
        let askable = self.askable_records().collect::<Result<Vec<_>, _>>()?;
        let mut out = Vec::new();
        for sign in self.sign_records() {
            out.push(self.sign_screen(reader, sign?, &askable)?);
        }
        Ok(out)
    }

    /// The screen of one sign.
    ///
    /// Errors: `UnknownSign`, or `Damaged` for a damaged catalog.
    pub fn sign(&self, reader: Reader, id: &str) -> Result<SignScreen, CatalogError> {
        let askable = self.askable_records().collect::<Result<Vec<_>, _>>()?;
        let sign = self.sign_record(self.sign_number(id)?)?;
        self.sign_screen(reader, sign, &askable)
    }

    fn sign_screen(
        &self,
        reader: Reader,
        sign: SignRecord<'_>,
        askable: &[AskableRecord<'_>],
    ) -> Result<SignScreen, CatalogError> {
        let mut questions = Vec::new();
        for n in &sign.questions {
            questions.push(self.bank_question(reader, *n, askable)?);
        }
        let mut gaps = Vec::new();
        for n in &sign.gaps {
            gaps.push(self.capability(*n)?.id.to_owned());
        }
        Ok(SignScreen {
            id: sign.id.to_owned(),
            label: self.text(reader, sign.label)?.to_owned(),
            may_mean: self.text(reader, sign.may_mean)?.to_owned(),
            could_also_mean: self.text(reader, sign.could_also_mean)?.to_owned(),
            urgency: sign.urgency,
            questions,
            gaps,
            sources: self.cite(&sign.sources)?,
        })
    }

    fn bank_question(
        &self,
        reader: Reader,
        number: u16,
        askable: &[AskableRecord<'_>],
    ) -> Result<BankQuestion, CatalogError> {
        let question = self.question(number)?;
        let mut ask_whom = Vec::new();
        for a in askable.iter().filter(|a| question.to.contains(&a.id)) {
            ask_whom.push(self.text(reader, a.label)?.to_owned());
        }
        Ok(BankQuestion {
            id: question.id.to_owned(),
            text: self.text(reader, question.text)?.to_owned(),
            ask_whom,
        })
    }
}
