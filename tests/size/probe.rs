//! The smallest program that reads the catalog, for measuring what that costs a program in Rust.
//!
//! It holds the content, what identifies and explains roles, and Rust's own run time; nothing of
//! the binder, for it calls nothing of it. `tests/size/check` strips it and compares it with the
//! budget. What phones get is measured by `tests/size/library`.

use careteam::catalog::Catalog;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let text = words.next().unwrap_or_default();
    let state = words.next();
    let catalog = Catalog::embedded()?;
    let reader = catalog.reader("en")?;
    let answer = catalog.identify(reader, &text, state.as_deref())?;
    // Printing every field keeps every field.
    println!("{answer:?}");
    let today = words.next().unwrap_or_default();
    println!(
        "{:?}",
        catalog.card(reader, &text, state.as_deref(), &today)
    );
    println!(
        "{:?}",
        catalog.compare(reader, &[&text, &today], None, &today)
    );
    println!("{:?}", catalog.roles(reader, state.as_deref()));
    println!("{:?}", catalog.role_families(reader));
    println!("{:?}", catalog.sources(reader, None, &today));
    println!("{:?}", catalog.article(reader, None, &today));
    println!("{:?}", catalog.phrases(reader, &text));
    let outside = std::fs::read(&text).unwrap_or_default();
    println!(
        "{:?}",
        Catalog::from_bytes(&outside).map(|c| c.content_date().len())
    );
    Ok(())
}
