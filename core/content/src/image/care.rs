//! The part of the image for needs, signs, crisis, rights and checklists.

use super::Records;
use crate::packed::Packed;
use serde::{Deserialize, Serialize};

/// Sections for needs, signs, crisis, rights and checklists.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Care<'a> {
    /// Needs in order of their ids.
    #[serde(borrow)]
    pub needs: Records<'a>,
    /// Signs.
    #[serde(borrow)]
    pub signs: Records<'a>,
    /// Steps of the crisis screen.
    #[serde(borrow)]
    pub steps: Records<'a>,
    /// Lines to call or text.
    #[serde(borrow)]
    pub contacts: Records<'a>,
    /// What makes it a crisis.
    #[serde(borrow)]
    pub crisis_signs: Records<'a>,
    /// Rights and words to say.
    #[serde(borrow)]
    pub rights: Records<'a>,
    /// Kinds of visit.
    #[serde(borrow)]
    pub visit_kinds: Records<'a>,
    /// Whom a question can be put to.
    #[serde(borrow)]
    pub askable: Records<'a>,
    /// Who could fill a gap, one record for each capability.
    #[serde(borrow)]
    pub fillers: Records<'a>,
    /// Questions for the young person, in order.
    #[serde(borrow)]
    pub young: Records<'a>,
    /// How needs, signs and crises are heard in a text: one frame, decoded when a text is to be
    /// heard, so that opening does not pay for it.
    #[serde(borrow)]
    pub hearing: Packed<'a>,
    /// What examples teach about needs and crises: one frame like `hearing`. Subjects are the
    /// numbers of the needs, then one for a crisis.
    #[serde(borrow)]
    pub cues: Packed<'a>,
}
