//! Any text, from any state: an answer or a typed error.
#![no_main]

use careteam::catalog::{Catalog, CatalogError, Clinician};
use careteam::identify::Outcome;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CATALOG: LazyLock<Catalog<'static>> =
    LazyLock::new(|| Catalog::embedded().expect("the embedded catalog opens"));

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(bytes);
    let (state, text) = match choice % 5 {
        0 => (None, &*text),
        1 => (Some("OR"), &*text),
        2 => (Some("us-tx"), &*text),
        3 => (Some("California"), &*text),
        // The first line is the state.
        _ => text.split_once('\n').map_or((None, &*text), |(state, text)| (Some(state), text)),
    };
    let language = if choice & 0x80 == 0 { "en" } else { "es" };
    let reader = CATALOG.reader(language).expect("both languages are there");
    match CATALOG.identify(reader, text, state) {
        Ok(answer) => {
            let doubt = answer.clinician == Clinician::CannotTell
                || answer.verdict == Outcome::CannotTell;
            assert!(!doubt || !answer.ask.is_empty(), "cannot tell, and nothing to ask");
            for candidate in &answer.candidates {
                assert!(!candidate.title.is_empty() && !candidate.why.is_empty());
            }
        }
        Err(CatalogError::UnknownState { .. } | CatalogError::TextTooLong { .. }) => {}
        Err(other) => panic!("{other}"),
    }
});
