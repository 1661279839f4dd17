//! Whether a text shows a licensed clinician, somebody on the way to it, or neither.

use super::decide::{Choice, Reason};
use super::letters::Found;
use super::title::Titles;
use super::tokens::Text;
use crate::catalog::{Catalog, CatalogError, Clinician, License};

/// Whether words around letters say that the person is still on the way to them: "LPC intern",
/// or that they are somebody else's: "Supervised by Jo Ray, LPC-S".
pub(super) fn in_training(
    catalog: &Catalog<'_>,
    titles: &Titles,
    found: &Found<'_>,
    text: &Text<'_>,
) -> bool {
    let lexicon = catalog.lexicon();
    let before = [
        lexicon.concept("supervised-by"),
        lexicon.concept("pre-licensed"),
    ];
    let beside = [lexicon.concept("trainee"), lexicon.concept("studying")];
    let segment = text.chunks.get(found.chunk).map(|c| c.segment);
    titles.concepts.iter().any(|c| {
        let Some(word) = text.words.get(c.start) else {
            return false;
        };
        let earlier = before.contains(&Some(c.concept)) && word.chunk < found.chunk;
        earlier || (beside.contains(&Some(c.concept)) && Some(word.segment) == segment)
    })
}

/// The clinician status of the whole text.
pub(super) fn status(
    choices: &[Choice],
    letters: &[Found<'_>],
    training: &[bool],
    outside: bool,
) -> Clinician {
    let shown = |license: License| {
        letters
            .iter()
            .zip(training)
            .any(|(f, training)| f.license() == license && !f.swapped && !*training)
    };
    // A license found decides; a degree never does.
    if shown(License::Clinical) {
        return Clinician::Yes;
    }
    if shown(License::Training) {
        return Clinician::InTraining;
    }
    if outside {
        return Clinician::No;
    }
    choices.first().map_or(Clinician::No, |c| c.clinician)
}

/// A word beside the title that settles what the title leaves open: "Therapist II (trainee)",
/// "Behavioral Health Therapist (licensed)".
pub(super) fn settled(
    catalog: &Catalog<'_>,
    text: &Text<'_>,
    titles: &Titles,
    choices: &[Choice],
) -> Result<Option<Clinician>, CatalogError> {
    let Some(first) = choices.first() else {
        return Ok(None);
    };
    let Reason::Words(from, _) = first.reason else {
        return Ok(None);
    };
    // Only where there is a step before the license can a word say on which side somebody is.
    if catalog.family_head(first.family)?.in_training.is_none() {
        return Ok(None);
    }
    let segment = |n: usize| text.words.get(n).map(|w| w.segment);
    let beside = |id: &str| {
        let concept = catalog.lexicon().concept(id);
        titles
            .concepts
            .iter()
            .filter(|c| c.exact && Some(c.concept) == concept)
            .any(|c| {
                let of = segment(c.start);
                let short = text.words.iter().filter(|w| Some(w.segment) == of).count() <= 2;
                of == segment(from) || short
            })
    };
    Ok(if beside("trainee") || beside("studying") {
        Some(Clinician::InTraining)
    } else if beside("licensed") && !beside("unlicensed") {
        Some(Clinician::Yes)
    } else {
        None
    })
}
