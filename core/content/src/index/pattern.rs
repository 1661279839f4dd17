//! One title pattern: concepts that together show a family. Stored as a row of numbers and read
//! in place, because a text of a few words brings up dozens of them.

use crate::record::Clinician;
use zerovec::ule::RawBytesULE;

/// A number as the image stores it.
type Stored = RawBytesULE<2>;

/// Bit of the flags that says "unknown words in front of it speak against it".
const ALONE: u16 = 1;

/// A pattern as it is written into an image.
#[derive(Debug, Default, Clone)]
pub struct PatternDraft {
    /// All of these concepts must occur; each is a list of alternatives.
    pub all: Vec<Vec<u16>>,
    /// None of these may occur.
    pub none: Vec<u16>,
    /// Families, likeliest first.
    pub families: Vec<u16>,
    /// Status, when it differs from the family's.
    pub clinician: Option<Clinician>,
    /// Added to the score.
    pub bonus: i16,
    /// Whether unknown words in front of it speak against it: "drapery counselor".
    pub alone: bool,
    /// Jurisdictions in which the pattern holds; empty for all.
    pub jurisdictions: Vec<u16>,
}

impl PatternDraft {
    /// The pattern as a row of numbers: bonus, flags, status, and four lists that begin with
    /// their lengths.
    pub(super) fn flat(&self) -> Vec<u16> {
        let status = match self.clinician {
            None => 0,
            Some(Clinician::Yes) => 1,
            Some(Clinician::No) => 2,
            Some(Clinician::InTraining) => 3,
            Some(Clinician::CannotTell) => 4,
        };
        let flags = if self.alone { ALONE } else { 0 };
        let mut row = vec![self.bonus.cast_unsigned(), flags, status];
        for list in [&self.none, &self.families, &self.jurisdictions] {
            row.push(list.len() as u16);
            row.extend_from_slice(list);
        }
        for alternatives in &self.all {
            row.push(alternatives.len() as u16);
            row.extend_from_slice(alternatives);
        }
        row
    }
}

/// A pattern, read in place.
#[derive(Debug, Clone, Copy)]
pub struct Pattern<'p> {
    /// Added to the score.
    pub bonus: i32,
    /// Whether unknown words in front of it speak against it.
    pub alone: bool,
    /// Status, when it differs from the family's.
    pub clinician: Option<Clinician>,
    none: &'p [Stored],
    families: &'p [Stored],
    jurisdictions: &'p [Stored],
    all: &'p [Stored],
}

impl<'p> Pattern<'p> {
    /// Reads a row; none when it is not whole.
    pub(super) fn read(row: &'p [Stored]) -> Option<Self> {
        let [bonus, flags, status, rest @ ..] = row else {
            return None;
        };
        let (none, rest) = list(rest)?;
        let (families, rest) = list(rest)?;
        let (jurisdictions, all) = list(rest)?;
        Some(Pattern {
            bonus: i32::from(number(bonus).cast_signed()),
            alone: number(flags) & ALONE != 0,
            clinician: match number(status) {
                1 => Some(Clinician::Yes),
                2 => Some(Clinician::No),
                3 => Some(Clinician::InTraining),
                4 => Some(Clinician::CannotTell),
                _ => None,
            },
            none,
            families,
            jurisdictions,
            all,
        })
    }

    /// Whether one of the concepts that `present` knows speaks against the pattern.
    pub fn excluded(&self, present: impl Fn(u16) -> bool) -> bool {
        self.none.iter().any(|n| present(number(n)))
    }

    /// Whether the pattern counts in a jurisdiction.
    pub fn counts_in(&self, place: Option<u16>) -> bool {
        self.jurisdictions.is_empty() || place.is_some_and(|p| holds(self.jurisdictions, p))
    }

    /// Families, likeliest first.
    pub fn families(&self) -> impl Iterator<Item = u16> + 'p {
        self.families.iter().map(number)
    }

    /// The elements, each of which must be filled.
    pub fn elements(&self) -> impl Iterator<Item = Element<'p>> + 'p {
        let mut rest = self.all;
        std::iter::from_fn(move || {
            let (alternatives, after) = list(rest)?;
            rest = after;
            Some(Element { alternatives })
        })
    }
}

/// An element of a pattern: concepts of which one must occur.
#[derive(Debug, Clone, Copy)]
pub struct Element<'p> {
    alternatives: &'p [Stored],
}

impl Element<'_> {
    /// Whether one of the concepts that `present` knows fills the element.
    pub fn filled(&self, present: impl Fn(u16) -> bool) -> bool {
        self.alternatives.iter().any(|n| present(number(n)))
    }

    /// Whether a concept fills the element.
    pub fn takes(&self, concept: u16) -> bool {
        holds(self.alternatives, concept)
    }
}

/// A list that begins with its length, and what follows it.
fn list(row: &[Stored]) -> Option<(&[Stored], &[Stored])> {
    let (length, rest) = row.split_first()?;
    rest.split_at_checked(number(length).into())
}

fn number(stored: &Stored) -> u16 {
    u16::from_le_bytes(stored.0)
}

fn holds(list: &[Stored], wanted: u16) -> bool {
    list.iter().any(|n| number(n) == wanted)
}
