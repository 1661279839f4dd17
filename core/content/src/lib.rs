//! What the care team catalog is made of.
//!
//! Two readers use this crate. At run time, `careteam` reads the binary image through the
//! record types, the title index and the text folding that stand here. At build time, with
//! the feature `compile`, the same crate reads `core/data`, validates it and writes that image.
//! An app developer wants the crate `careteam` instead.

#[cfg(feature = "uniffi")]
#[macro_use]
mod foreign;

#[cfg(feature = "compile")]
pub mod compile;
pub mod image;
pub mod index;
#[cfg(feature = "compile")]
pub mod load;
pub mod packed;
pub mod record;
pub mod records;
#[cfg(feature = "compile")]
pub mod report;
#[cfg(feature = "compile")]
pub mod schema;
pub mod sentences;
pub mod text;
#[cfg(feature = "compile")]
pub mod validate;

#[cfg(feature = "uniffi")]
#[doc(hidden)]
pub use foreign::UniFfiTag;
