//! A catalog that comes from outside is whole, or it is refused.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used
)]

use careteam::catalog::{Catalog, CatalogError};
use careteam_content::image::ImageError;
use proptest::prelude::*;

/// The image that the library carries.
const IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.image"));
/// Magic, format, two spare bytes, length, checksum.
const HEADER: usize = 16;

fn refused(bytes: &[u8]) -> ImageError {
    match Catalog::from_bytes(bytes) {
        Err(CatalogError::Image { reason }) => reason,
        Err(other) => panic!("not an error of the image: {other}"),
        Ok(_) => panic!("a damaged image was opened"),
    }
}

/// The image with a payload that was changed and a checksum that fits it.
fn forged(change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut payload = IMAGE[HEADER..].to_vec();
    change(&mut payload);
    let mut image = IMAGE[..8].to_vec();
    image.extend((payload.len() as u32).to_le_bytes());
    image.extend(crc32fast::hash(&payload).to_le_bytes());
    image.extend(payload);
    image
}

/// Uses a catalog that may be damaged. It may refuse or answer nonsense; it may not panic.
fn use_it(bytes: &[u8]) {
    let Ok(catalog) = Catalog::from_bytes(bytes) else {
        return;
    };
    let _ = catalog.content_date();
    let Ok(reader) = catalog.reader("es") else {
        return;
    };
    for text in [
        "QMHA",
        "Jane Doe, LCSW",
        "skils trainer",
        "the therapist",
        "xyzzy",
    ] {
        for state in [None, Some("OR"), Some("Texas")] {
            let _ = catalog.identify(reader, text, state);
        }
    }
    let today = "2026-11-24";
    let _ = catalog.card(reader, "or-qmha", Some("OR"), today);
    let _ = catalog.compare(reader, &["or-qmha", "us-lcsw"], None, today);
    let _ = catalog.roles(reader, Some("OR"));
    let _ = catalog.sources(reader, None, today);
    let _ = catalog.article(reader, None, today);
    let _ = catalog.recognize(reader, "he just vents and nothing changes", Some("OR"));
    let _ = catalog.recognize(reader, "she wants to die", None);
    let _ = catalog.crisis(reader, Some("OR"));
    let _ = catalog.needs(reader);
    let _ = catalog.signs(reader);
}

#[test]
fn the_own_image_is_whole() {
    let catalog = Catalog::from_bytes(IMAGE).unwrap();
    let embedded = Catalog::embedded().unwrap();
    assert_eq!(catalog.content_date(), embedded.content_date());
}

#[test]
fn what_is_no_image_is_refused() {
    assert_eq!(refused(b""), ImageError::NotAnImage);
    assert_eq!(refused(b"CTIM"), ImageError::NotAnImage);
    assert_eq!(refused(&[0; 64]), ImageError::NotAnImage);
    assert_eq!(
        refused(b"PK\x03\x04 any other file of some length"),
        ImageError::NotAnImage
    );
}

#[test]
fn every_bit_of_the_header_counts() {
    for place in 0..HEADER {
        for bit in 0..8 {
            let mut image = IMAGE.to_vec();
            image[place] ^= 1 << bit;
            refused(&image);
        }
    }
}

#[test]
fn an_image_cut_short_anywhere_is_refused() {
    for length in (0..HEADER + 64).chain((HEADER..IMAGE.len()).step_by(9973)) {
        refused(&IMAGE[..length]);
    }
    refused(&IMAGE[..IMAGE.len() - 1]);
}

#[test]
fn an_image_with_something_behind_it_is_refused() {
    let mut image = IMAGE.to_vec();
    image.push(0);
    refused(&image);
    // Also when the header is made to fit.
    let image = forged(|payload| payload.extend([0; 16]));
    assert_eq!(refused(&image), ImageError::Sections);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_changed_byte_is_noticed(place in 0..IMAGE.len(), flip in 1..=255u8) {
        let mut image = IMAGE.to_vec();
        image[place] ^= flip;
        refused(&image);
    }

    #[test]
    fn any_bytes_are_no_image(bytes in prop::collection::vec(any::<u8>(), 0..256)) {
        refused(&bytes);
    }

    #[test]
    fn a_forged_image_is_refused_or_used_without_a_panic(
        changes in prop::collection::vec((0..IMAGE.len() - HEADER, any::<u8>()), 1..24),
    ) {
        use_it(&forged(|payload| changes.iter().for_each(|(place, byte)| payload[*place] = *byte)));
    }

    #[test]
    fn a_forged_shorter_image_is_refused_or_used_without_a_panic(
        start in 0..IMAGE.len() - HEADER,
        count in 1..2000usize,
    ) {
        use_it(&forged(|payload| {
            let end = (start + count).min(payload.len());
            payload.drain(start..end);
        }));
    }
}
