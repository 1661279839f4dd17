//! Reading what a library exports, and having uniffi write code for it.

use crate::quiet;
use anyhow::{Context, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use uniffi_bindgen::bindings::{
    GenerateOptions, SwiftBindingsOptions, TargetLanguage, generate_swift_bindings,
    generate_with_bindgen_paths,
};
use uniffi_bindgen::macro_metadata::extract_from_library;
use uniffi_bindgen::{BindgenPaths, BindgenPathsLayer};
use uniffi_meta::Metadata;

/// The crate that exports. All types are filed under it, see `core/src/foreign.rs`.
const CRATE: &str = "careteam_ffi";

/// What the library exports.
pub fn read(library: &Utf8Path) -> Result<Vec<Metadata>> {
    let items = extract_from_library(library).with_context(|| format!("cannot read {library}"))?;
    if items.is_empty() {
        bail!("{library} names nothing that it exports; was it stripped?");
    }
    for item in &items {
        let module = item.module_path();
        if module != CRATE && !module.starts_with("careteam_ffi::") {
            bail!("{module} files something under its own name; see core/src/foreign.rs: {item:?}");
        }
    }
    Ok(items)
}

/// Writes the Kotlin side.
pub fn kotlin(source: Utf8PathBuf, out_dir: Utf8PathBuf, items: &[Metadata]) -> Result<()> {
    let mut paths = BindgenPaths::default();
    paths.add_layer(Configuration);
    let options = GenerateOptions {
        languages: vec![TargetLanguage::Kotlin],
        source,
        out_dir: out_dir.clone(),
        ..Default::default()
    };
    generate_with_bindgen_paths(options, paths)?;
    let records = quiet::records(items);
    rewrite(&out_dir.join("org/careteam/careteam.kt"), |text| {
        quiet::kotlin(text, &records)
    })
}

/// Writes the Swift side: the source, the header and the module map.
pub fn swift(source: Utf8PathBuf, out_dir: Utf8PathBuf, items: &[Metadata]) -> Result<()> {
    let global = out_dir.join("uniffi-global.toml");
    let written = out_dir.join("CareTeamCore.swift");
    std::fs::create_dir_all(&out_dir)?;
    // This entry takes no paths of its own, only a file that names them.
    std::fs::write(
        &global,
        format!("[crate-roots]\n{CRATE} = {:?}\n", root().as_str()),
    )?;
    let options = SwiftBindingsOptions {
        generate_swift_sources: true,
        generate_headers: true,
        generate_modulemap: true,
        source,
        out_dir,
        module_name: Some("CareTeamFFI".into()),
        modulemap_filename: Some("module.modulemap".into()),
        config: Some(global.clone()),
        ..Default::default()
    };
    generate_swift_bindings(options)?;
    std::fs::remove_file(global).context("cannot tidy up")?;
    let open = quiet::open_in_swift(items);
    rewrite(&written, |text| {
        Ok(format!("{text}{}", quiet::swift(&open)))
    })
}

/// Changes a file that was generated.
fn rewrite(path: &Utf8Path, change: impl FnOnce(&str) -> Result<String>) -> Result<()> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
    std::fs::write(path, change(&text)?).with_context(|| format!("cannot write {path}"))
}

/// Where the configuration of the generated code stands.
struct Configuration;

impl BindgenPathsLayer for Configuration {
    fn get_crate_root(&self, crate_name: &str) -> Option<Utf8PathBuf> {
        (crate_name == CRATE).then(root)
    }
}

fn root() -> Utf8PathBuf {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("../ffi")
}
