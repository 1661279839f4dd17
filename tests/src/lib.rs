//! What the checks from outside share: where the evaluation data is, how it is read, how answers
//! are scored, and how a check says that it could not run.

pub mod score;
pub mod situations;

use serde::de::DeserializeOwned;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn repository() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

/// The evaluation data: the folder that `CARETEAM_EVAL` names, else `shared/eval` beside the
/// checkout. It is kept out of the repository, so a checkout alone may have none.
pub fn evaluation() -> Option<PathBuf> {
    let named = std::env::var_os("CARETEAM_EVAL").map(PathBuf::from);
    let beside = || Some(repository().parent()?.join("shared/eval"));
    named.or_else(beside).filter(|folder| folder.is_dir())
}

/// A line that reaches the terminal from inside a test that passes.
pub fn say(line: &str) {
    // The test harness keeps what `println!` prints to itself; it does not hold the stream.
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Says loudly that a check did not run. `tests/run` counts these lines.
pub fn skip(check: &str, why: &str) {
    say(&format!("\nskipped: {check}: {why}"));
}

/// The rows of a JSON Lines file.
///
/// Errors: the file and the line that cannot be read.
pub fn rows<T: DeserializeOwned>(file: &Path) -> Result<Vec<T>, String> {
    let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(n, line)| {
            serde_json::from_str(line).map_err(|e| format!("{}:{}: {e}", file.display(), n + 1))
        })
        .collect()
}
