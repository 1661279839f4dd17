//! Days between two dates. The core has no clock: today is an argument.

use crate::catalog::{CatalogError, clip};

/// A day, counted from some day long ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(i32);

impl Day {
    /// Reads `2026-11-24`, and nothing looser.
    ///
    /// Errors: `BadDate`, also for a day that no calendar has.
    pub(crate) fn parse(text: &str) -> Result<Self, CatalogError> {
        read(text).ok_or_else(|| CatalogError::BadDate { date: clip(text) })
    }

    /// How many days `self` lies after `earlier`.
    pub(crate) fn since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }
}

fn read(text: &str) -> Option<Day> {
    let digits = |part: Option<&str>, count: usize| {
        let part = part?;
        let plain = part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse::<i32>().ok()).flatten()
    };
    let mut parts = text.split('-');
    let year = digits(parts.next(), 4)?;
    let month = digits(parts.next(), 2)?;
    let day = digits(parts.next(), 2)?;
    let whole = parts.next().is_none() && (1..=12).contains(&month);
    if !whole || !(1..=days_in(year, month)).contains(&day) {
        return None;
    }
    // Years that begin in March have the leap day at their end, and months of 153 days in five.
    let year = if month < 3 { year - 1 } else { year };
    let month = (month + 9) % 12;
    Some(Day(year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (month * 153 + 2) / 5
        + day))
}

fn days_in(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, read};

    fn between(from: &str, to: &str) -> Option<i32> {
        Some(read(to)?.since(read(from)?))
    }

    #[test]
    fn counts_days() {
        assert_eq!(between("2026-02-28", "2026-03-01"), Some(1));
        assert_eq!(between("2028-02-28", "2028-03-01"), Some(2));
        assert_eq!(between("2026-11-22", "2027-11-22"), Some(365));
        assert_eq!(between("1999-12-31", "2000-03-01"), Some(61));
        assert_eq!(between("2027-01-01", "2026-12-31"), Some(-1));
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            "2026",
            "2026-13-01",
            "2026-02-29",
            "2026-1-1",
            "26-01-01",
            "2026-01-01T00",
            "2026-01-00",
            "2026-04-31",
            "+026-01-01",
            "2026-01-01-",
            "tomorrow",
        ] {
            assert!(Day::parse(text).is_err(), "{text}");
        }
    }
}
