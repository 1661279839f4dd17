//! How the library is linked where it ships: on Android, and on this machine when
//! `CARETEAM_AS_ON_PHONES` is set, to see its size. What each saves: docs/performance.md, "Size".

use std::env;

/// Arguments for lld, the linker of the NDK and of rustc.
const SMALL: [&str; 2] = [
    // Functions with the same code become one. "safe" leaves those alone whose address is compared.
    "-Wl,--icf=safe",
    // Addresses to be filled in at load, packed. Android reads this form since version 6.
    "-Wl,--pack-dyn-relocs=android",
];
/// New phones have pages of 16 KB and refuse what is aligned to less.
const PAGES: &str = "-Wl,-z,max-page-size=16384";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=link");
    println!("cargo::rerun-if-env-changed=CARETEAM_AS_ON_PHONES");
    let android = env::var_os("CARGO_CFG_TARGET_OS").is_some_and(|os| os == "android");
    if !android && env::var_os("CARETEAM_AS_ON_PHONES").is_none() {
        return;
    }
    let here = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let without_metadata = format!("-Wl,-T,{here}/link/no-metadata.ld");
    for argument in SMALL.into_iter().chain([PAGES, &without_metadata]) {
        println!("cargo::rustc-link-arg-cdylib={argument}");
    }
}
