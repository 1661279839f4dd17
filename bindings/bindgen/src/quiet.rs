//! Keeps records from printing what stands in them.
//!
//! A record holds words of a family, or what was heard in them. UniFFI 0.32 writes records that
//! print all their fields, in Kotlin by `data class` and in Swift by reflection, and has no setting
//! for it. So each record that it wrote is given a text here: its name, and nothing else. A record
//! in which the place for it is not found stops the run.

use anyhow::{Result, bail};
use std::collections::BTreeSet;
use uniffi_meta::Metadata;

/// The names of the records.
pub fn records(items: &[Metadata]) -> BTreeSet<String> {
    let record = |item: &Metadata| match item {
        Metadata::Record(r) => Some(r.name.clone()),
        _ => None,
    };
    items.iter().filter_map(record).collect()
}

/// The names of the types that Swift would print with what stands in them: records, and enums with
/// fields. A record with a field called `description` is left out, for it cannot have two; these
/// are records of the catalog (`tests` below hold that).
pub fn open_in_swift(items: &[Metadata]) -> BTreeSet<String> {
    let open = |item: &Metadata| match item {
        Metadata::Record(r) => {
            let taken = r.fields.iter().any(|f| f.name == DESCRIPTION);
            (!taken).then(|| r.name.clone())
        }
        Metadata::Enum(e) if !e.shape.is_error() => {
            let filled = e.variants.iter().any(|v| !v.fields.is_empty());
            filled.then(|| e.name.clone())
        }
        _ => None,
    };
    items.iter().filter_map(open).collect()
}

const DESCRIPTION: &str = "description";

/// Every data class prints its name.
pub fn kotlin(source: &str, records: &BTreeSet<String>) -> Result<String> {
    let mut out = String::with_capacity(source.len() + source.len() / 50);
    let mut waiting: Option<&str> = None;
    let mut done = BTreeSet::new();
    for line in source.lines() {
        let code = line.trim_start();
        if let Some(rest) = code.strip_prefix("data class ") {
            if let Some(name) = waiting {
                bail!("uniffi writes the record {name} otherwise than bindgen knows");
            }
            let end = rest.find(|c: char| !c.is_alphanumeric());
            waiting = rest.get(..end.unwrap_or(rest.len()));
        } else if code == "companion object"
            && let Some(name) = waiting.take()
        {
            out += &format!("    override fun toString(): String = \"{name}\"\n\n");
            done.insert(name.to_owned());
        }
        out += line;
        out.push('\n');
    }
    match waiting.or_else(|| records.difference(&done).next().map(String::as_str)) {
        Some(name) => bail!("uniffi writes the record {name} otherwise than bindgen knows"),
        None => Ok(out),
    }
}

/// What is added to the Swift source: each type describes itself by its name.
pub fn swift(names: &BTreeSet<String>) -> String {
    let mut out = String::from(
        "\n// What is printed of a value is its type: a value may hold words of a family.\n",
    );
    for name in names {
        out += &format!(
            "extension {name}: CustomStringConvertible, CustomDebugStringConvertible {{\n    \
             public var description: String {{ \"{name}\" }}\n    \
             public var debugDescription: String {{ \"{name}\" }}\n}}\n"
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|n| (*n).to_owned()).collect()
    }

    const RECORD: &str =
        "data class Child (\n    val `name`: kotlin.String\n){\n    companion object\n}\n";

    #[test]
    fn a_record_and_a_case_print_their_names() -> Result<()> {
        let case = "sealed class Change {\n    data class Remove(\n        val `id`: String) : Change()\n    {\n        companion object\n    }\n    companion object\n}\n";
        let out = kotlin(&format!("{RECORD}{case}"), &names(&["Child"]))?;
        assert_eq!(out.matches("override fun toString").count(), 2);
        assert!(out.contains("toString(): String = \"Child\"\n\n    companion"));
        assert!(out.contains("toString(): String = \"Remove\"\n\n        companion"));
        Ok(())
    }

    #[test]
    fn what_swift_prints_with_its_fields_is_of_the_catalog() {
        let list = include_str!("../../ffi/api.txt");
        let taken = list
            .lines()
            .filter_map(|line| line.strip_prefix("record "))
            .filter(|line| line.contains(" description: "))
            .filter_map(|line| line.split(' ').next());
        assert_eq!(taken.collect::<Vec<_>>(), ["NeedLine", "NeedScreen"]);
    }

    #[test]
    fn a_record_that_is_written_otherwise_stops_the_run() {
        assert!(kotlin(RECORD, &names(&["Child", "Person"])).is_err());
        assert!(kotlin("data class Child(val a: Int)\n", &names(&["Child"])).is_err());
        assert!(
            kotlin(
                &format!("data class A(val a: Int)\n{RECORD}"),
                &names(&["Child"])
            )
            .is_err()
        );
    }
}
