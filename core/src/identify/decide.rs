//! Weighing letters, titles and names against each other.

use super::Outcome;
use super::fit::TitleHit;
use super::letters::{Found, Suffix};
use super::status::{in_training, settled, status};
use super::title::Titles;
use super::tokens::Text;
use crate::catalog::{Catalog, CatalogError, Clinician, Kind, License};

/// A title weighs this much against the rank of letters: a whole title of two words that ends its
/// segment has about 20 points.
const TITLE_WORTH: i32 = 2;
/// Above this a title gains little: the letters of a clinical license weigh more.
const TITLE_MOST: i32 = 80;
/// Most that a degree weighs: it says what somebody studied.
const DEGREE_MOST: i32 = 50;
/// What a degree weighs in a family that asks for more than the degree.
const DEGREE_ALONE: i32 = 34;
/// What letters weigh on top of their family's rank: they are exact, and nobody else's.
const LETTERS: i32 = 10;
/// Families up to this rank are named by words that tell little.
const VAGUE_RANK: u8 = 40;
/// A second candidate this close to the first is a second person or meaning.
const CLOSE: i32 = 12;
/// A name of a role must be covered this well to speak without a pattern.
const NAME_ALONE: u8 = 80;
/// What a name of one or two words loses.
const NAME_SHORT: i32 = 40;
/// What each word of a longer name is worth.
const NAME_WORD: i32 = 8;
/// What a name of the whole country loses against one of the state.
const NAME_ABROAD: i32 = 12;
/// Title hits this far below the best one are not shown.
const FAR: i32 = 14;
/// How many candidates are kept.
const MOST: usize = 6;

/// Why a family is a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reason {
    /// Letters, by their place in the list of those found.
    Letters(usize),
    /// Another meaning of letters, by place in the list and among its other meanings.
    OtherMeaning(usize, usize),
    /// Words of the title, by the places of the first and last one.
    Words(usize, usize),
    /// The name of a role, by its number.
    Name(u16),
}

/// A family that the text may name.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub family: u16,
    pub role: Option<u16>,
    pub worth: i32,
    pub clinician: Clinician,
    pub reason: Reason,
    /// Whether this is a further meaning of what the choice before it rests on.
    pub alternative: bool,
}

/// What the text shows.
#[derive(Debug)]
pub(super) struct Decision<'c> {
    pub outcome: Outcome,
    pub clinician: Clinician,
    pub choices: Vec<Choice>,
    pub letters: Vec<Found<'c>>,
    pub titles: Titles,
}

/// Decides.
pub(super) fn decide<'c>(
    catalog: &'c Catalog<'_>,
    text: &Text<'_>,
    letters: Vec<Found<'c>>,
    titles: Titles,
    place: Option<u16>,
) -> Result<Decision<'c>, CatalogError> {
    let mut choices = Vec::new();
    let training: Vec<bool> = letters
        .iter()
        .map(|found| in_training(catalog, &titles, found, text))
        .collect();
    for (n, found) in letters.iter().enumerate() {
        let training = training.get(n).copied().unwrap_or(false);
        choices.extend(from_letters(catalog, n, found, training)?);
    }
    let best = titles.hits.first().map_or(0, |h| h.score);
    for hit in titles.hits.iter().take_while(|h| h.score > best - FAR) {
        choices.extend(from_title(catalog, hit)?);
    }
    choices.extend(from_names(catalog, &titles, place)?);
    // A stable order: what weighs the same stays in the order of the text.
    choices.sort_by_key(|c| -c.worth);
    let mut kept: Vec<Choice> = Vec::new();
    for choice in choices {
        match kept.iter_mut().find(|k| k.family == choice.family) {
            // The same family twice: keep the heavier, and the role that either knows.
            Some(known) => {
                known.role = known.role.or(choice.role);
                if known.clinician == Clinician::CannotTell && !choice.alternative {
                    known.clinician = choice.clinician;
                }
            }
            None => kept.push(choice),
        }
    }
    let outside = match kept.first() {
        Some(first) => catalog.family_head(first.family)?.outside,
        None => true,
    };
    if outside {
        kept.truncate(1);
    } else {
        let mut inside = Vec::new();
        for choice in kept {
            if !catalog.family_head(choice.family)?.outside {
                inside.push(choice);
            }
        }
        kept = inside;
        kept.truncate(MOST);
    }
    let mut clinician = status(&kept, &letters, &training, outside);
    if clinician == Clinician::CannotTell {
        clinician = settled(catalog, text, &titles, &kept)?.unwrap_or(clinician);
    }
    let outcome = outcome(catalog, text, &kept, clinician, outside)?;
    Ok(Decision {
        outcome,
        clinician,
        choices: kept,
        letters,
        titles,
    })
}

fn from_letters(
    catalog: &Catalog<'_>,
    n: usize,
    found: &Found<'_>,
    training: bool,
) -> Result<Vec<Choice>, CatalogError> {
    let mut out = Vec::new();
    let Some(meaning) = &found.meaning else {
        return Ok(out);
    };
    let Some(family) = meaning.family else {
        return Ok(out);
    };
    let record = catalog.family_head(family)?;
    let degree = meaning.kind == Kind::Degree;
    let mut clinician = match meaning.license {
        _ if found.suffix == Suffix::Unknown => Clinician::CannotTell,
        License::None if degree => Clinician::CannotTell,
        // Where the sources do not say, or the license is one for other work, the family decides:
        // a master's-level social work license is clinical in some states and not in others.
        License::Unknown | License::Varies | License::Other => record.clinician.cautious(),
        license => license.clinician(),
    };
    if found.swapped && clinician == Clinician::Yes {
        // Letters that had to be mended do not make anybody licensed.
        clinician = Clinician::CannotTell;
    }
    let place = i32::try_from(n.min(5)).unwrap_or(0);
    let worth = if degree {
        let stands_for_it = meaning.role.is_some() && record.standing == meaning.role;
        let most = if stands_for_it {
            DEGREE_MOST
        } else {
            DEGREE_ALONE
        };
        i32::from(record.rank).min(most) - place
    } else {
        i32::from(record.rank) + LETTERS - place
    };
    let (mut family, mut role) = (family, meaning.role);
    let training = training || found.suffix == Suffix::InTraining;
    if training && record.clinician == Clinician::Yes {
        clinician = Clinician::InTraining;
        // "LPC intern": somebody on the way to what the letters say.
        if let Some(other) = record.in_training {
            (family, role) = (other, None);
        }
    }
    out.push(Choice {
        family,
        role,
        worth,
        clinician,
        reason: Reason::Letters(n),
        alternative: false,
    });
    for (other, meaning) in found.others.iter().enumerate() {
        let Some(family) = meaning.family else {
            continue;
        };
        out.push(Choice {
            family,
            role: meaning.role,
            worth: worth / 2 - i32::try_from(other).unwrap_or(0),
            clinician: meaning.license.clinician(),
            reason: Reason::OtherMeaning(n, other),
            alternative: true,
        });
    }
    Ok(out)
}

/// What a title of this score weighs.
fn title_worth(score: i32) -> i32 {
    let worth = score * TITLE_WORTH;
    worth.min(TITLE_MOST) + (worth - TITLE_MOST).max(0) / 8
}

fn from_title(catalog: &Catalog<'_>, hit: &TitleHit) -> Result<Vec<Choice>, CatalogError> {
    let mut out = Vec::new();
    for (place, family) in hit.families.iter().enumerate() {
        let record = catalog.family_head(*family)?;
        out.push(Choice {
            family: *family,
            role: None,
            worth: title_worth(hit.score) - i32::try_from(place).unwrap_or(0) * 6,
            clinician: match (place, hit.clinician) {
                (0, Some(clinician)) => clinician,
                _ => record.clinician,
            },
            reason: Reason::Words(hit.from, hit.to),
            alternative: place > 0,
        });
    }
    Ok(out)
}

/// Names of roles: they choose the role within a family, and speak alone where the lexicon knows
/// nothing.
fn from_names(
    catalog: &Catalog<'_>,
    titles: &Titles,
    place: Option<u16>,
) -> Result<Vec<Choice>, CatalogError> {
    let mut out: Vec<Choice> = Vec::new();
    for hit in &titles.names {
        let Some(number) = catalog.title_role(hit.name) else {
            continue;
        };
        if hit.score < NAME_ALONE || out.iter().any(|c| c.role == Some(number)) {
            continue;
        }
        let role = catalog.role_head(number)?;
        let here = place == Some(role.jurisdiction);
        let everywhere = catalog.is_national(role.jurisdiction)?;
        if place.is_some() && !here && !everywhere {
            continue;
        }
        let family = catalog.family_head(role.family)?;
        // Short names are also everyday words, which the lexicon knows better.
        let told = match hit.words {
            0..=2 => -NAME_SHORT,
            words => NAME_WORD * i32::from(words.min(5)),
        };
        let worth = i32::from(hit.score) - NAME_SHORT + told - if here { 0 } else { NAME_ABROAD };
        out.push(Choice {
            family: role.family,
            role: Some(number),
            worth,
            clinician: match role.license {
                License::Unknown => family.clinician,
                license => license.clinician(),
            },
            reason: Reason::Name(number),
            alternative: false,
        });
    }
    Ok(out)
}

fn outcome(
    catalog: &Catalog<'_>,
    text: &Text<'_>,
    choices: &[Choice],
    clinician: Clinician,
    outside: bool,
) -> Result<Outcome, CatalogError> {
    if text.words.is_empty() {
        return Ok(Outcome::CannotTell);
    }
    let Some(first) = choices.first().filter(|_| !outside) else {
        return Ok(Outcome::NotACareRole);
    };
    let rank = catalog.family_head(first.family)?.rank;
    if clinician == Clinician::CannotTell && rank <= VAGUE_RANK {
        return Ok(Outcome::CannotTell);
    }
    let meanings = choices
        .iter()
        .any(|c| matches!(c.reason, Reason::OtherMeaning(..)));
    let second = choices.iter().skip(1).any(|c| {
        !c.alternative && c.worth > first.worth - CLOSE && !overlapping(&c.reason, &first.reason)
    });
    Ok(if meanings || second {
        Outcome::Several
    } else {
        Outcome::Role
    })
}

/// Whether two reasons rest on the same words.
fn overlapping(a: &Reason, b: &Reason) -> bool {
    match (a, b) {
        (Reason::Words(a0, a1), Reason::Words(b0, b1)) => a0 <= b1 && b0 <= a1,
        (Reason::Letters(_), Reason::Letters(_)) => false,
        // A title and the letters after it are one person.
        _ => true,
    }
}
