//! What lets the enums of this crate cross to Kotlin and Swift. See the module of the same name in
//! `careteam`, which says why.

macro_rules! module_path {
    () => {
        "careteam_ffi"
    };
}

/// Marks the conversions of this crate. `uniffi` looks for it at the root of each crate.
pub struct UniFfiTag;
