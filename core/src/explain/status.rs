//! What a role is: place, headline, license.

use super::records::{LicenseStatus, Place, PlaceFit, RoleLink, Statement};
use super::writer::Writer;
use crate::catalog::{Catalog, CatalogError, Clinician, Kind, License, Reader, Verdict};
use careteam_content::record::{RoleRecord, SourceId};

/// Where a role holds, as seen from the reader's state.
pub(super) fn place(
    catalog: &Catalog<'_>,
    reader: Reader,
    role: &RoleRecord<'_>,
    state: Option<u16>,
) -> Result<Place, CatalogError> {
    let of_role = catalog.jurisdiction(role.jurisdiction)?;
    let national = catalog.is_national(role.jurisdiction)?;
    let fit = match state {
        _ if state == Some(role.jurisdiction) && !national => PlaceFit::OwnState,
        Some(state) if national && !catalog.is_national(state)? => {
            match own_role(catalog, role, state)? {
                Some(_) => PlaceFit::NationalInstead,
                None => PlaceFit::NationalInLack,
            }
        }
        Some(state) if !national && !catalog.is_national(state)? => PlaceFit::OtherState,
        _ if national => PlaceFit::National,
        _ => PlaceFit::SomeState,
    };
    let name = catalog.text(reader, of_role.name)?;
    let own = match state {
        Some(state) => catalog.text(reader, catalog.jurisdiction(state)?.name)?,
        None => "",
    };
    let key = match fit {
        PlaceFit::OwnState | PlaceFit::SomeState => "place_state",
        PlaceFit::OtherState => "place_other_state",
        PlaceFit::National => "place_national",
        PlaceFit::NationalInLack => "place_national_in_lack",
        PlaceFit::NationalInstead => "place_national_instead",
    };
    Ok(Place {
        id: of_role.id.to_owned(),
        name: name.to_owned(),
        fit,
        text: catalog.phrase(reader, key, &[("place", name), ("own", own)])?,
    })
}

/// The role of the same family in a place. Of several, the one that shares letters with the role;
/// if that does not decide, none: a wrong link is worse than none.
fn own_role(
    catalog: &Catalog<'_>,
    role: &RoleRecord<'_>,
    place: u16,
) -> Result<Option<u16>, CatalogError> {
    let mut same_letters = Vec::new();
    let mut all = Vec::new();
    for number in catalog.family(role.family)?.roles {
        if catalog.role_place(number) == Some(place) {
            all.push(number);
            let other = catalog.role(number)?;
            if other.letters.iter().any(|l| role.letters.contains(l)) {
                same_letters.push(number);
            }
        }
    }
    Ok(match (same_letters.as_slice(), all.as_slice()) {
        ([one], _) | ([], [one]) => Some(*one),
        _ => None,
    })
}

/// A link to the role of the same family in a place, if there is exactly one.
pub(super) fn link(
    writer: &Writer<'_>,
    role: &RoleRecord<'_>,
    place: u16,
    key: &str,
) -> Result<Option<RoleLink>, CatalogError> {
    if role.jurisdiction == place {
        return Ok(None);
    }
    let catalog = writer.catalog;
    let Some(number) = own_role(catalog, role, place)? else {
        return Ok(None);
    };
    let other = catalog.role_head(number)?;
    let title = writer.text(other.title)?;
    let place = writer.text(catalog.jurisdiction(place)?.name)?;
    Ok(Some(RoleLink {
        role: other.id.to_owned(),
        text: writer.phrase(key, &[("title", &title), ("place", &place)])?,
    }))
}

/// The sources for what kind of title and license this is.
pub(super) fn license_sources<'r>(role: &'r RoleRecord<'_>) -> &'r [SourceId] {
    match &role.headline {
        Some(headline) if role.license_sources.is_empty() => &headline.sources,
        _ => &role.license_sources,
    }
}

/// The role's own headline, else one from its kind and license.
pub(super) fn headline(
    writer: &mut Writer<'_>,
    role: &RoleRecord<'_>,
) -> Result<Statement, CatalogError> {
    if let Some(claim) = &role.headline {
        return writer.claim(claim);
    }
    let text = by_kind(writer, "headline", role)?;
    Ok(writer.statement(text, license_sources(role)))
}

/// The license behind a role.
pub(super) fn license(
    writer: &mut Writer<'_>,
    role: &RoleRecord<'_>,
    headline: &Statement,
) -> Result<LicenseStatus, CatalogError> {
    let text = license_text(writer.catalog, writer.reader, role.license)?;
    Ok(LicenseStatus {
        license: role.license,
        clinician: role.license.clinician(),
        in_headline: headline.text.contains(text.trim_end_matches('.')),
        statement: writer.statement(text, license_sources(role)),
    })
}

/// The sentence for a license.
pub(super) fn license_text(
    catalog: &Catalog<'_>,
    reader: Reader,
    license: License,
) -> Result<String, CatalogError> {
    catalog.phrase(reader, &format!("license_{}", license_key(license)), &[])
}

/// The family in plain words. A role without the license that its family stands for is not called
/// by the family's name: a doctorate in psychology is no psychologist yet.
pub(super) fn family_label(
    writer: &Writer<'_>,
    role: &RoleRecord<'_>,
) -> Result<String, CatalogError> {
    let family = writer.catalog.family_head(role.family)?;
    let label = writer.text(family.label)?;
    if family.clinician == Clinician::Yes && role.license != License::Clinical {
        writer.phrase("family_related", &[("family", &label)])
    } else {
        Ok(label)
    }
}

/// Whether the role works alone, and who supervises.
pub(super) fn supervisor(
    writer: &mut Writer<'_>,
    role: &RoleRecord<'_>,
) -> Result<Vec<Statement>, CatalogError> {
    let mut statements = Vec::new();
    if let Some(cell) = &role.independent {
        let key = match cell.verdict {
            Verdict::Yes => Some("independent_yes"),
            Verdict::No | Verdict::Supervised => Some("independent_no"),
            Verdict::Limited | Verdict::Varies => Some("independent_varies"),
            Verdict::Unknown => None,
        };
        if let Some(key) = key {
            let text = writer.phrase(key, &[])?;
            let mut statement = writer.statement(text, &cell.sources);
            statement.detail = cell.text.map(|t| writer.text(t)).transpose()?;
            statement.follows = writer.follows(cell.basis)?;
            statements.push(statement);
        }
    }
    statements.extend(writer.claims(&role.supervisor)?);
    Ok(statements)
}

/// What kind of thing a title is, in a word.
pub(super) fn kind_label(writer: &Writer<'_>, kind: Kind) -> Result<String, CatalogError> {
    writer.phrase(&format!("kind_{}", kind_key(kind)), &[])
}

/// A phrase for a role's kind and license, else for its license alone.
pub(super) fn by_kind(
    writer: &Writer<'_>,
    stem: &str,
    role: &RoleRecord<'_>,
) -> Result<String, CatalogError> {
    let license = license_key(role.license);
    let special = format!("{stem}_{}_{license}", kind_key(role.kind));
    let general = format!("{stem}_{license}");
    let keys = [special.as_str(), general.as_str()];
    writer.catalog.first_phrase(writer.reader, &keys, &[])
}

fn license_key(license: License) -> &'static str {
    match license {
        License::Clinical => "clinical",
        License::Training => "training",
        License::Other => "other",
        License::School => "school",
        License::None => "none",
        License::Varies => "varies",
        License::Unknown => "unknown",
    }
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::JobTitle => "job_title",
        Kind::Registration => "registration",
        Kind::Certification => "certification",
        Kind::Degree => "degree",
        Kind::TrainingLicense => "training_license",
        Kind::License => "license",
        Kind::MedicalLicense => "medical_license",
        Kind::Peer => "peer",
        Kind::SchoolCredential => "school_credential",
        Kind::Membership => "membership",
        Kind::Method => "method",
        Kind::Other => "other",
    }
}
