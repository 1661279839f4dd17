//! What lets the records of this crate cross to Kotlin and Swift.
//!
//! Only names stand here: nothing is exported, and no runtime is started. `bindings/ffi` exports.

/// The name under which the generator files a type. All types of the library, from whichever
/// crate, are filed under the one crate that exports: so there is one Kotlin package and one Swift
/// module. `uniffi` asks `module_path!()`; this stands before the standard one. Should a later
/// `uniffi` ask otherwise, `bindings/bindgen` stops with "unknown namespace".
macro_rules! module_path {
    () => {
        "careteam_ffi"
    };
}

/// Marks the conversions of this crate. `uniffi` looks for it at the root of each crate.
pub struct UniFfiTag;
