//! Which sources are to be read again, and for which place.

use super::card::card;
use super::records::{SourceNote, StaleSources};
use super::writer::Writer;
use crate::catalog::{Catalog, CatalogError, Reader};
use careteam_content::record::SourceId;
use std::collections::{BTreeMap, BTreeSet};

/// Stale sources of the cards of each place, then those that no card cites.
pub(super) fn by_place(
    catalog: &Catalog<'_>,
    reader: Reader,
    today: &str,
) -> Result<Vec<StaleSources>, CatalogError> {
    let writer = Writer::new(catalog, reader, today)?;
    let mut stale: BTreeMap<SourceId, SourceNote> = BTreeMap::new();
    for source in 0..catalog.source_count() {
        let note = writer.source_note(source, usize::from(source) + 1)?;
        if note.stale {
            stale.insert(source, note);
        }
    }
    let mut places: BTreeMap<u16, BTreeSet<SourceId>> = BTreeMap::new();
    for (number, role) in (0u16..).zip(catalog.role_records()) {
        let mut writer = Writer::new(catalog, reader, today)?;
        card(catalog, &mut writer, number, None)?;
        let cited = places.entry(role?.jurisdiction).or_default();
        cited.extend(writer.cited());
    }
    let on_cards: BTreeSet<SourceId> = places.values().flatten().copied().collect();
    let notes = |wanted: &dyn Fn(&SourceId) -> bool| -> Vec<SourceNote> {
        let chosen = stale.iter().filter(|(source, _)| wanted(source));
        chosen.map(|(_, note)| note.clone()).collect()
    };
    let mut groups = Vec::new();
    for (place, cited) in &places {
        let place = catalog.jurisdiction(*place)?;
        groups.push(StaleSources {
            place: Some(place.id.to_owned()),
            name: catalog.text(reader, place.name)?.to_owned(),
            sources: notes(&|source| cited.contains(source)),
        });
    }
    groups.push(StaleSources {
        place: None,
        name: catalog.phrase(reader, "stale_beside_roles", &[])?,
        sources: notes(&|source| !on_cards.contains(source)),
    });
    groups.retain(|group| !group.sources.is_empty());
    Ok(groups)
}
