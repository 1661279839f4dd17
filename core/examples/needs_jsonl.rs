//! Reads JSON Lines with a text each and writes the needs and the crisis heard in it.
//!
//! With a folder as argument, that folder's content is compiled and used.

use careteam::catalog::Catalog;
use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, Write};
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let bytes = match std::env::args().nth(1) {
        Some(folder) => Some(careteam_content::compile::compile(Path::new(&folder))?),
        None => None,
    };
    let catalog = match &bytes {
        Some(bytes) => Catalog::from_bytes(bytes)?,
        None => Catalog::embedded()?,
    };
    let reader = catalog.reader("en")?;
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let text = line.get("text").and_then(Value::as_str).unwrap_or("");
        let heard = catalog.recognize(reader, text, None)?;
        let needs: Vec<_> = heard.needs.iter().map(|n| &n.need).collect();
        let because: Vec<_> = heard
            .needs
            .iter()
            .map(|n| json!({"need": n.need, "words": n.words}))
            .collect();
        let signs: Vec<_> = heard.signs.iter().map(|s| &s.sign).collect();
        let crisis_words = heard.crisis.as_ref().map(|c| &c.words);
        let answer = json!({
            "needs": needs,
            "crisis": heard.crisis.is_some(),
            "because": because,
            "signs": signs,
            "crisis_words": crisis_words,
        });
        writeln!(out, "{answer}")?;
    }
    Ok(())
}
