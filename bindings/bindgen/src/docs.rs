//! Comments of exported items become comments of Kotlin and Swift. What reads wrong or does not
//! compile there is refused here.

use anyhow::{Result, bail};
use uniffi_meta::Metadata;

/// Refuses comments that do not fit: marks that end or begin a comment, links that only Rust
/// knows, and missing comments.
pub fn check(items: &[Metadata]) -> Result<()> {
    let mut wrong = Vec::new();
    for item in items {
        let name = crate::api::name(item);
        for (what, text) in texts(item) {
            let place = if what.is_empty() {
                name.clone()
            } else {
                format!("{name}.{what}")
            };
            match text {
                None => wrong.push(format!("{place} has no comment")),
                Some(text) => wrong.extend(faults(&text).map(|fault| format!("{place}: {fault}"))),
            }
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    bail!("comments that do not cross:\n{}", wrong.join("\n"))
}

fn faults(text: &str) -> impl Iterator<Item = String> + use<'_> {
    ["*/", "/*", "::", "]("]
        .into_iter()
        .filter(|mark| text.contains(mark))
        .map(|mark| format!("it holds \"{mark}\""))
}

/// The comment of an item, and of what is inside it by name.
fn texts(item: &Metadata) -> Vec<(String, Option<String>)> {
    let own = |text: &Option<String>| vec![(String::new(), text.clone())];
    match item {
        Metadata::Func(f) => own(&f.docstring),
        Metadata::Object(o) => own(&o.docstring),
        Metadata::Constructor(c) => own(&c.docstring),
        Metadata::Method(m) => own(&m.docstring),
        Metadata::TraitMethod(m) => own(&m.docstring),
        Metadata::Record(r) => {
            let mut all = own(&r.docstring);
            all.extend(
                r.fields
                    .iter()
                    .map(|f| (f.name.clone(), f.docstring.clone())),
            );
            all
        }
        Metadata::Enum(e) => {
            let mut all = own(&e.docstring);
            for variant in &e.variants {
                all.push((variant.name.clone(), variant.docstring.clone()));
                all.extend(
                    variant
                        .fields
                        .iter()
                        .map(|f| (format!("{}.{}", variant.name, f.name), f.docstring.clone())),
                );
            }
            all
        }
        _ => Vec::new(),
    }
}
