//! Which sources are to be read again, and for which place.

use super::records::{SourceNote, StaleSources};
use crate::catalog::{Catalog, CatalogError, Reader};
use std::collections::{BTreeMap, BTreeSet};

/// Stale sources of the cards of each place, then those that no card cites.
pub(super) fn by_place(
    catalog: &Catalog<'_>,
    reader: Reader,
    today: &str,
) -> Result<Vec<StaleSources>, CatalogError> {
    let mut stale = catalog.sources(reader, None, today)?;
    stale.retain(|source| source.stale);
    let numbers: BTreeMap<_, usize> = stale.iter().map(key).zip(0..).collect();
    let mut places: BTreeMap<u16, BTreeSet<usize>> = BTreeMap::new();
    for role in catalog.role_records() {
        let role = role?;
        let cited = catalog.sources(reader, Some(role.id), today)?;
        let found = cited.iter().filter_map(|source| numbers.get(&key(source)));
        places.entry(role.jurisdiction).or_default().extend(found);
    }
    let on_cards: BTreeSet<usize> = places.values().flatten().copied().collect();
    let notes = |wanted: &dyn Fn(usize) -> bool| -> Vec<SourceNote> {
        let chosen = stale.iter().zip(0..).filter(|(_, n)| wanted(*n));
        chosen.map(|(source, _)| source.clone()).collect()
    };
    let mut groups = Vec::new();
    for (place, cited) in &places {
        let place = catalog.jurisdiction(*place)?;
        groups.push(StaleSources {
            place: Some(place.id.to_owned()),
            name: catalog.text(reader, place.name)?.to_owned(),
            sources: notes(&|n| cited.contains(&n)),
        });
    }
    groups.push(StaleSources {
        place: None,
        name: catalog.phrase(reader, "stale_beside_roles", &[])?,
        sources: notes(&|n| !on_cards.contains(&n)),
    });
    groups.retain(|group| !group.sources.is_empty());
    Ok(groups)
}

/// What tells a source from others; its footnote number differs from card to card.
fn key(source: &SourceNote) -> (&str, Option<&str>, Option<&str>, &str) {
    let SourceNote {
        cite,
        url,
        as_of,
        read,
        ..
    } = source;
    (cite, url.as_deref(), as_of.as_deref(), read)
}
