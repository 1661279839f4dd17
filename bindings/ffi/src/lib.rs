//! Who's in the Room for Kotlin and Swift.

uniffi::setup_scaffolding!("careteam");
