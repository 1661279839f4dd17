//! Writes the Kotlin and Swift side of the library, and the list of what it exports.
//!
//! usage: careteam-bindgen LIBRARY kotlin|swift|api OUT
//!
//! LIBRARY is the library as it was built for this machine, not stripped: what is exported stands
//! in its symbols. OUT is a folder; for the list it is a file.

mod api;
mod docs;
mod generate;
mod quiet;

use anyhow::{Context, Result, bail};
use camino::Utf8PathBuf;
use std::env;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [library, what, out] = arguments.as_slice() else {
        bail!("usage: careteam-bindgen LIBRARY kotlin|swift|api OUT");
    };
    let (library, out) = (Utf8PathBuf::from(library), Utf8PathBuf::from(out));
    let items = generate::read(&library)?;
    docs::check(&items)?;
    match what.as_str() {
        "kotlin" => generate::kotlin(library, out, &items),
        "swift" => generate::swift(library, out, &items),
        "api" => {
            let list = api::list(&items);
            std::fs::write(&out, list).with_context(|| format!("cannot write {out}"))
        }
        other => bail!("\"{other}\" is none of kotlin, swift, api"),
    }
}
