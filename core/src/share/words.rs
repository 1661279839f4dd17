//! The few words that stand on what is shared. They are phrases of the catalog, under `share_`.

use chrono::{Datelike, NaiveDate};

use crate::catalog::{Catalog, CatalogError, Reader};

/// Headings and labels in the reader's language.
pub(super) struct Words {
    /// The language as HTML names it.
    pub code: String,
    pub visit: String,
    pub with: String,
    pub place: String,
    pub questions: String,
    pub question: String,
    pub answer: String,
    pub important: String,
    pub needs: String,
    pub goals: String,
    pub signs: String,
    pub note: String,
}

impl Words {
    pub fn new(catalog: &Catalog<'_>, reader: Reader) -> Result<Self, CatalogError> {
        let say = |key: &str| catalog.phrase(reader, key, &[]);
        Ok(Self {
            code: say("share_language")?,
            visit: say("share_visit")?,
            with: say("share_with")?,
            place: say("share_place")?,
            questions: say("share_questions")?,
            question: say("share_question")?,
            answer: say("share_answer")?,
            important: say("share_important")?,
            needs: say("share_needs")?,
            goals: say("share_goals")?,
            signs: say("share_signs")?,
            note: say("share_note")?,
        })
    }
}

/// Says how many questions found no place; nothing when all did.
pub(super) fn more(
    catalog: &Catalog<'_>,
    reader: Reader,
    count: usize,
) -> Result<String, CatalogError> {
    match count {
        0 => Ok(String::new()),
        _ => catalog.phrase(reader, "share_more", &[("count", &count.to_string())]),
    }
}

/// A day in words, such as "Tuesday, November 24, 2026"; what is no day stays as it is.
pub(super) fn day(
    catalog: &Catalog<'_>,
    reader: Reader,
    iso: &str,
) -> Result<String, CatalogError> {
    let Ok(date) = iso.parse::<NaiveDate>() else {
        return Ok(iso.into());
    };
    let weekday = format!("share_weekday_{}", date.weekday().number_from_monday());
    let month = format!("share_month_{}", date.month());
    let values = [
        ("weekday", catalog.phrase(reader, &weekday, &[])?),
        ("month", catalog.phrase(reader, &month, &[])?),
        ("day", date.day().to_string()),
        ("year", date.year().to_string()),
    ];
    let values = values
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    catalog.phrase(reader, "share_day", &values)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Every day of a year, so that every weekday and month is there in both languages.
    #[test]
    fn days_in_words() {
        let catalog = Catalog::embedded().unwrap();
        let (en, es) = (catalog.reader("en").unwrap(), catalog.reader("es").unwrap());
        let first: NaiveDate = "2026-01-01".parse().unwrap();
        for date in first.iter_days().take(365) {
            let said = day(&catalog, en, &date.to_string()).unwrap();
            assert_eq!(said, date.format("%A, %B %-d, %Y").to_string());
            let said = day(&catalog, es, &date.to_string()).unwrap();
            assert!(said.contains(" de ") && !said.contains('{'), "{said}");
        }
        let said = day(&catalog, es, "2026-11-24").unwrap();
        assert_eq!(said, "martes 24 de noviembre de 2026");
        assert_eq!(day(&catalog, en, "").unwrap(), "");
    }

    #[test]
    fn nothing_is_said_of_no_more_questions() {
        let catalog = Catalog::embedded().unwrap();
        let en = catalog.reader("en").unwrap();
        assert_eq!(more(&catalog, en, 0).unwrap(), "");
        assert!(more(&catalog, en, 4).unwrap().ends_with(": 4"));
    }
}
