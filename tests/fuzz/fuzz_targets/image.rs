//! Any bytes as an image, and the real image with changed bytes and a checksum that fits: refused,
//! or used without a panic.
#![no_main]

use careteam::catalog::Catalog;
use libfuzzer_sys::fuzz_target;

/// The image that the library carries, as the build script of `careteam` wrote it.
static IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.image"));

const HEADER: usize = 16;

fn use_it(bytes: &[u8]) {
    let Ok(catalog) = Catalog::from_bytes(bytes) else {
        return;
    };
    let _ = catalog.content_date();
    for language in ["en", "es"] {
        let Ok(reader) = catalog.reader(language) else {
            continue;
        };
        for (text, state) in [
            ("QMHA", Some("OR")),
            ("Jane Doe, MSW, LCSW", None),
            ("skils trainer", Some("Texas")),
            ("family therapi", None),
        ] {
            let _ = catalog.identify(reader, text, state);
        }
        let today = "2026-11-24";
        for role in ["or-qmha", "us-lcsw", "tx-lpc"] {
            let _ = catalog.card(reader, role, Some("OR"), today);
        }
        let _ = catalog.compare(reader, &["or-qmha", "us-lcsw"], None, today);
        let _ = catalog.article(reader, None, today);
        let _ = catalog.recognize(reader, "he just vents and nothing changes", Some("OR"));
        let _ = catalog.recognize(reader, "she wants to die", None);
        let _ = catalog.crisis(reader, Some("OR"));
        let _ = catalog.needs(reader);
        let _ = catalog.signs(reader);
    }
}

fuzz_target!(|bytes: &[u8]| {
    use_it(bytes);
    let Some((choice, changes)) = bytes.split_first() else {
        return;
    };
    let mut payload = IMAGE[HEADER..].to_vec();
    // Each change: where, in 1/65536 of the payload plus some bytes, and what.
    for change in changes.chunks_exact(4) {
        let share = usize::from(u16::from_le_bytes([change[1], change[0]]));
        let place = share * payload.len() / 65_536 + usize::from(change[2]);
        if let Some(byte) = payload.get_mut(place) {
            *byte = change[3];
        }
    }
    if choice % 4 == 3 {
        payload.truncate(payload.len() * usize::from(*choice) / 256);
    }
    let mut image = IMAGE[..8].to_vec();
    image.extend((payload.len() as u32).to_le_bytes());
    image.extend(crc32fast::hash(&payload).to_le_bytes());
    image.extend(payload);
    use_it(&image);
});
