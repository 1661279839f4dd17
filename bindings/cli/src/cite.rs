//! Footnotes for records that carry their sources with each statement.

use crate::card;
use crate::context::Context;
use crate::exit::Failure;
use crate::paint::Page;
use crate::sources;
use careteam::catalog::Source;
use careteam::explain::SourceNote;

/// Sources in the order in which a page cites them.
#[derive(Debug, Default)]
pub struct Footnotes<'s> {
    cited: Vec<&'s Source>,
}

impl<'s> Footnotes<'s> {
    /// The marks of a statement: `[1,2]`. New sources get the next numbers.
    pub fn marks(&mut self, sources: impl IntoIterator<Item = &'s Source>) -> String {
        let mut numbers: Vec<i32> = Vec::new();
        for source in sources {
            let place = match self.cited.iter().position(|known| *known == source) {
                Some(place) => place,
                None => {
                    self.cited.push(source);
                    self.cited.len() - 1
                }
            };
            numbers.push(number(place));
        }
        numbers.sort_unstable();
        numbers.dedup();
        card::marks(&numbers, false)
    }

    /// The list at the foot of the page, one line a source or whole.
    pub fn lay_out(&self, page: &mut Page, context: &Context, full: bool) -> Result<(), Failure> {
        if self.cited.is_empty() {
            return Ok(());
        }
        // The core says which sources are old.
        let known = context
            .catalog
            .sources(context.reader, None, &context.today)?;
        let notes: Vec<SourceNote> = self
            .cited
            .iter()
            .enumerate()
            .filter_map(|(place, source)| {
                let same = known
                    .iter()
                    .find(|n| n.cite == source.cite && n.url == source.url)?;
                let number = number(place);
                Some(SourceNote {
                    number,
                    ..same.clone()
                })
            })
            .collect();
        if full {
            sources::lay_out(page, context, &notes);
        } else {
            let all = notes.iter().map(|n| n.number).collect();
            sources::lay_out_short(page, context, &notes, &all);
        }
        Ok(())
    }
}

fn number(place: usize) -> i32 {
    i32::try_from(place + 1).unwrap_or(i32::MAX)
}
