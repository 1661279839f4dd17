//! What a field accepts. Refusing early keeps the store and every later screen small and sane.

use super::error::BinderError;
use super::record::Value;

/// Bytes of a name, title, phone number or one question.
pub(crate) const SHORT_LIMIT: usize = 1_000;
/// Bytes of a note: some thirty pages, far above what is typed on a phone.
pub(crate) const LONG_LIMIT: usize = 100_000;
/// Entries of a list, such as the people at one visit.
pub(crate) const LIST_LIMIT: usize = 100;
/// The end of the year 9999, so that a stamp can always be written as a date.
const LAST_MS: i64 = 253_402_300_799_999;

/// Refuses what is longer than its limit.
pub(crate) fn limited(field: &str, len: usize, limit: usize) -> Result<(), BinderError> {
    if len > limit {
        return Err(BinderError::TooLong {
            field: field.into(),
            limit: i32::try_from(limit).unwrap_or(i32::MAX),
        });
    }
    Ok(())
}

fn no_nul(field: &str, text: &str) -> Result<(), BinderError> {
    // Both foreign languages carry the rest of Unicode; a NUL ends a string in what they call.
    if text.contains('\0') {
        return Err(BinderError::invalid(field, "it holds a NUL character"));
    }
    Ok(())
}

/// One line or a few.
pub(crate) fn short(field: &str, text: &str) -> Result<(), BinderError> {
    no_nul(field, text)?;
    limited(field, text.len(), SHORT_LIMIT)
}

/// A note.
pub(crate) fn long(field: &str, text: &str) -> Result<(), BinderError> {
    no_nul(field, text)?;
    limited(field, text.len(), LONG_LIMIT)
}

/// An id or code of the catalog, or empty.
pub(crate) fn code(field: &str, text: &str) -> Result<(), BinderError> {
    limited(field, text.len(), 100)?;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':');
    if !text.chars().all(fits) {
        return Err(BinderError::invalid(field, "it is not an id"));
    }
    Ok(())
}

/// A day as `2026-11-24`, or empty.
pub(crate) fn date(field: &str, text: &str) -> Result<(), BinderError> {
    if text.is_empty() || is_date(text) {
        return Ok(());
    }
    Err(BinderError::invalid(
        field,
        "it is not a day from 1900-01-01 to 2199-12-31, as year-month-day",
    ))
}

/// A time of day as `16:30`, or empty.
pub(crate) fn time(field: &str, text: &str) -> Result<(), BinderError> {
    let fits = || -> Option<bool> {
        let (hour, minute) = text.split_once(':')?;
        Some(number(hour, 2)? < 24 && number(minute, 2)? < 60)
    };
    if text.is_empty() || fits() == Some(true) {
        return Ok(());
    }
    Err(BinderError::invalid(
        field,
        "it is not a time from 00:00 to 23:59",
    ))
}

pub(crate) fn flag(_: &str, _: &bool) -> Result<(), BinderError> {
    Ok(())
}

pub(crate) fn int(_: &str, _: &i32) -> Result<(), BinderError> {
    Ok(())
}

pub(crate) fn list(field: &str, entries: &[String]) -> Result<(), BinderError> {
    limited(field, entries.len(), LIST_LIMIT)?;
    entries.iter().try_for_each(|entry| short(field, entry))
}

/// A field of a later version, in an import: kept as it is, within limits.
pub(crate) fn unknown(value: &Value) -> Result<(), BinderError> {
    match value {
        Value::Text(text) => long("fields", text),
        Value::List(entries) => list("fields", entries),
        Value::Int(_) | Value::Flag(_) => Ok(()),
    }
}

pub(crate) fn now(now_ms: i64) -> Result<(), BinderError> {
    if !(0..=LAST_MS).contains(&now_ms) {
        return Err(BinderError::invalid(
            "now_ms",
            "it is not a time after 1970",
        ));
    }
    Ok(())
}

fn number(digits: &str, len: usize) -> Option<u32> {
    let plain = digits.len() == len && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

fn is_date(text: &str) -> bool {
    let read = || -> Option<bool> {
        let mut parts = text.splitn(3, '-');
        let year = number(parts.next()?, 4)?;
        let month = number(parts.next()?, 2)?;
        let day = number(parts.next()?, 2)?;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        Some((1900..2200).contains(&year) && (1..=days).contains(&day))
    };
    read() == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_exist() {
        for day in ["2026-11-24", "2024-02-29", "2000-02-29", "1900-01-01"] {
            assert!(is_date(day), "{day}");
        }
        for day in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "26-4-3",
            "2026-11-24T",
            "0001-01-01",
            "-026-11-24",
            "2026-11",
            "２０２６-11-24",
            "+026-11-24",
        ] {
            assert!(!is_date(day), "{day}");
        }
    }

    #[test]
    fn times_that_exist() {
        for good in ["", "00:00", "23:59"] {
            assert!(time("t", good).is_ok());
        }
        for bad in ["24:00", "9:30", "09:60", "0930", "09:3", "09:30:00"] {
            assert!(time("t", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn lengths_and_characters() {
        assert!(long("note", &"ä".repeat(LONG_LIMIT / 2)).is_ok());
        assert!(long("note", &"x".repeat(LONG_LIMIT + 1)).is_err());
        assert!(short("name", "a\0b").is_err());
        assert!(short("name", "👩‍👧 \u{202e}עברית").is_ok());
        assert!(code("role_id", "or-qmha").is_ok());
        assert!(code("role_id", "or qmha").is_err());
        assert!(now(-1).is_err() && now(LAST_MS + 1).is_err() && now(0).is_ok());
    }
}
