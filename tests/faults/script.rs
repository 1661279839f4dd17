//! The changes that the writer makes, and what must be in the binder after the n-th of them.

use careteam::binder::{
    Binder, BinderError, Change, ChildFields, DraftFields, SafetyPlanFields, SignFields,
};

pub const NOW: i64 = 1_795_000_000_000;
pub const KEY: [u8; 32] = [1; 32];
/// Signs that are kept before the oldest is deleted.
const KEPT: usize = 12;

/// What a family would see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    pub signs: Vec<String>,
    pub note: String,
    pub draft: String,
}

/// A note whose length differs from change to change: within a page, and over several.
fn note(n: u64) -> String {
    let len = (n.wrapping_mul(2_654_435_761) % 9_000) as usize;
    format!("{n} {}", "calm ".repeat(len / 5))
}

impl Seen {
    /// The state after change `n`; change 0 is the making of the child.
    pub fn after(n: u64) -> Self {
        let mut seen = Self::default();
        for change in 1..=n {
            seen.step(change);
        }
        seen
    }

    pub fn step(&mut self, n: u64) {
        match n % 4 {
            0 => self.signs.push(n.to_string()),
            1 => self.note = note(n),
            2 => self.draft = format!("draft {n}"),
            _ if self.signs.len() > KEPT => drop(self.signs.remove(0)),
            _ => self.signs.push(n.to_string()),
        }
    }

    /// Reads the state from a binder.
    pub fn read(binder: &Binder) -> Result<Self, BinderError> {
        let id = child(binder)?;
        let mut signs = binder.team(id.clone())?.signs;
        signs.sort_by(|a, b| a.id.cmp(&b.id));
        let drafts = binder.drafts(id.clone())?;
        Ok(Self {
            signs: signs.into_iter().map(|sign| sign.words).collect(),
            note: binder.safety_plan(id)?.unwrap_or_default().note,
            draft: drafts.into_iter().next().unwrap_or_default().text,
        })
    }
}

pub fn make_child(binder: &Binder) -> Result<(), BinderError> {
    let fields = ChildFields {
        name: Some("Sam".into()),
        ..Default::default()
    };
    binder.apply(Change::AddChild { fields }, NOW)?;
    Ok(())
}

fn child(binder: &Binder) -> Result<String, BinderError> {
    let rows = binder.children()?;
    Ok(rows
        .into_iter()
        .next()
        .map(|row| row.child.id)
        .unwrap_or_default())
}

/// Makes change `n` to a binder that holds the state before it.
pub fn make_change(binder: &Binder, n: u64) -> Result<(), BinderError> {
    let child_id = child(binder)?;
    let change = match n % 4 {
        1 => {
            let fields = SafetyPlanFields {
                note: Some(note(n)),
                ..Default::default()
            };
            Change::EditSafetyPlan { child_id, fields }
        }
        2 => {
            let fields = DraftFields {
                place: Some("visit.note".into()),
                text: Some(format!("draft {n}")),
            };
            Change::SaveDraft { child_id, fields }
        }
        kind => {
            let mut signs = binder.team(child_id.clone())?.signs;
            signs.sort_by(|a, b| a.id.cmp(&b.id));
            match signs.into_iter().next() {
                Some(oldest) if kind == 3 && binder.team(child_id.clone())?.signs.len() > KEPT => {
                    Change::Remove { id: oldest.id }
                }
                _ => {
                    let fields = SignFields {
                        words: Some(n.to_string()),
                        ..Default::default()
                    };
                    Change::AddSign { child_id, fields }
                }
            }
        }
    };
    binder.apply(change, NOW + n as i64)?;
    Ok(())
}
