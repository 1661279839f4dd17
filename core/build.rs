//! Compiles `core/data` into the image that the library carries.

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let image = careteam_content::compile::compile(&data).map_err(|error| {
        // The default printing of an error escapes line ends, and there can be many problems.
        eprintln!("{error}");
        "the content under core/data is not valid"
    })?;
    let out = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    std::fs::write(Path::new(&out).join("catalog.image"), image)?;
    Ok(())
}
