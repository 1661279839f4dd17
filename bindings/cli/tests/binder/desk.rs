//! A binder in a folder of its own.

use crate::run::{Ran, careteam, finish};
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

/// The day of all tests; a visit on it is today's.
pub const TODAY: &str = "2026-12-01";

pub struct Desk {
    pub folder: TempDir,
}

impl Desk {
    /// A folder with a key file and no binder.
    pub fn bare() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("key"),
            "0123456789abcdef".repeat(4) + "\n",
        )
        .unwrap();
        std::fs::write(folder.path().join("other-key"), [9; 32]).unwrap();
        Desk { folder }
    }

    /// An empty binder.
    pub fn new() -> Self {
        let desk = Desk::bare();
        desk.ok(&["init"]);
        desk
    }

    /// A child, two people, and a visit of today with questions.
    pub fn family() -> Self {
        let desk = Desk::new();
        desk.ok(&["add", "child", "Mia", "--state", "OR"]);
        desk.ok(&["add", "person", "Dana Quist", "--title", "QMHA"]);
        desk.ok(&["add", "person", "Lee", "--title", "LCSW"]);
        desk.ok(&["add", "visit", TODAY, "--at", "16:30", "--with", "dana"]);
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self) -> PathBuf {
        self.path("family.binder")
    }

    /// The program with this binder, key and day.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = careteam(&["binder", "--today", TODAY]);
        if !arguments.contains(&"--file") {
            command.arg("--file").arg(self.file());
        }
        if !arguments.contains(&"--passphrase-stdin") && !arguments.contains(&"--key-file") {
            command.arg("--key-file").arg(self.path("key"));
        }
        command.args(arguments).current_dir(self.folder.path());
        command
    }

    pub fn run(&self, arguments: &[&str], input: &str) -> Ran {
        finish(self.command(arguments).spawn().unwrap(), input.as_bytes())
    }

    /// What a run that must succeed says.
    pub fn ok(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments, "");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
        ran.out
    }

    /// The error of a run that must fail with this code, on one line and without the family.
    pub fn no(&self, code: i32, arguments: &[&str]) -> String {
        let ran = self.run(arguments, "");
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        for word in ["Mia", "Dana", "Quist", "Lee", "key", "tmp"] {
            let sentence = ran.err.replace("key file", "").replace("--key-file", "");
            let sentence = sentence.replace("passphrase or key", "");
            assert!(!sentence.contains(word), "{word}: {}", ran.err);
        }
        ran.err
    }

    /// Everything as JSON.
    pub fn json(&self) -> String {
        self.ok(&["export", "json"])
    }

    /// Names of the files in the folder.
    pub fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}
